import type { RegisterName } from "../../subgraphs/shared/call.ts";

interface Reaching {
  readonly register: RegisterName;
  readonly table: string;
  /** A part of its text that no other statement has. */
  readonly statement: string;
  readonly why: string;
}

/**
 * Statements that look for rows by something else than the key their table is spread by, and so ask every server. None
 * of them is status polling, `me`, a decision's facts, or a step of an application.
 */
export const askEverywhere: readonly Reaching[] = [
  {
    register: "population",
    table: "residences",
    statement: 'count(distinct "iin")',
    why: "who is registered at a dwelling, whoever they are: a copy of the residences by RKA would answer from one",
  },
  {
    register: "population",
    table: "representations",
    statement: '"representations"."representative" = any(',
    why: "whom a person represents: a copy by representative would answer from one",
  },
  {
    register: "rental",
    table: "contracts",
    statement: "select distinct party.iin from",
    why: "140,000 contracts in all fit on every server",
  },
  {
    register: "rental",
    table: "named_persons",
    statement: "select distinct party.iin from",
    why: "as the contracts",
  },
  {
    register: "rental",
    table: "contracts",
    statement: 'starts_with("bodies"."kato"',
    why: "an officer's list goes by body; as the contracts",
  },
  {
    register: "rental",
    table: "named_persons",
    statement: 'starts_with("bodies"."kato"',
    why: "the names of a page of contracts lie by contract, and each of a page is another",
  },
  ...(
    [
      ["applications", "update applications set next_check_at", "a sweep: each server sweeps its own"],
      ["consents", "order by consents.deadline limit", "a sweep: each server sweeps its own"],
      ["outbox", "update outbox set attempts", "the sender: each server sends its own"],
      [
        "outbox",
        '"outbox"."reference" = $1',
        "a delivery report: the application's id can be told in the reference",
      ],
      [
        "applications",
        'select count(*) as count from "applications"',
        "an applicant's open ones, counted before one more",
      ],
      [
        "applications",
        '"applications"."applicant" = $1 or',
        "a person's own list: a copy of the ids by IIN would tell where",
      ],
      [
        "consents",
        "with asked as",
        "how often somebody was asked lately, by three keys; under a lock for each of them",
      ],
      ["consents", '"consents"."phone" = any(', "codes at one telephone must differ, whoever asks"],
      ["consents", '"consents"."id" = any(', "a request by its own id: the giver knows no other"],
      ["consents", '"consents"."phone" = $1', "an answer by SMS names the telephone only"],
      [
        "consents",
        '"consents"."giver" = $1',
        "a giver's own list: a copy of the ids by IIN would tell where",
      ],
      ["referrals", '"referrals"."number" = $1', "an operator's visitor brings the number only"],
      ["applications", "with counted as", "the report of a country"],
    ] as const
  ).map(([table, statement, why]) => ({ register: "registration" as const, table, statement, why })),
];

/**
 * Besides the rows of one application, these keys are written in one transaction, and why the transaction cannot be of
 * one server when the key lies on another.
 */
export const writtenBeside: Readonly<Record<string, string>> = {
  notifications:
    "the end of an application is put into two persons' accounts: an outbox entry could carry it there",
  submissions:
    "a submission happens once for each key of its caller: reserved with him first, answered afterwards",
  daily_counts: "so many a day for each caller: counted with him before the application is written",
  referrals:
    "an application that was not accepted leaves a number: nothing else of it is written but its caller's rows",
};
