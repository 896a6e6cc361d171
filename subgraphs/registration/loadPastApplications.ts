import type { Sql, TransactionSql } from "postgres";
import { copyRows, type CopyRow } from "../shared/database/copy.ts";
import { fillInParts } from "../shared/database/fillInParts.ts";
import { locks } from "../shared/database/locks.ts";
import { kazakhstanDay } from "../shared/domain/calendar.ts";
import { applicationPayload } from "./applicationPayload.ts";
import { applicationNumber } from "./domain/applicationNumber.ts";
import type { Channel } from "./domain/facts.ts";
import { secretsFrom, sha256, type Secrets } from "./secrets.ts";

/** An application of former days, for a register that starts with a history: it has ended. */
export interface PastApplication {
  readonly id: string;
  /** Its place in the order, from 0. */
  readonly number: number;
  readonly applicant: string;
  readonly person: string;
  readonly rka: string;
  readonly kato: string;
  readonly reason: string;
  readonly channel: Channel;
  readonly outcome: "REGISTERED" | "RETURNED" | "REFUSED" | "SERVICE_CENTRE_ONLY";
  readonly submittedAt: Date;
  readonly decidedAt: Date;
}

/** The applications of former days, in parts that follow from their place and the plan alone. */
export interface History<Plan> {
  countOf(plan: Plan): number;
  partsOf(plan: Plan): number;
  partOf(part: number, plan: Plan): Iterable<PastApplication>;
}

/** Writes a history into an empty register, or goes on with one; returns how many applications it was given. */
export function loadPastApplications<Plan extends object>(
  sql: Sql,
  history: History<Plan>,
  plan: Plan,
  secret: Uint8Array,
): Promise<number> {
  const secrets = secretsFrom(secret);
  return fillInParts(sql, {
    lock: locks.pastApplications,
    table: "applications",
    plan,
    partsOf: (its) => history.partsOf(its),
    write: (tx, part, its) => load(tx, [...history.partOf(part, its)], secrets),
    async finish(tx, its) {
      await tx`select setval(pg_get_serial_sequence('applications', 'sequence'), ${history.countOf(its) + 1})`;
      for (const table of ["applications", "application_events", "unrecorded_counts"])
        await tx`analyze ${tx(table)}`;
    },
  });
}

async function load(tx: TransactionSql, past: readonly PastApplication[], secrets: Secrets): Promise<number> {
  // What was not accepted was never recorded but as a count.
  const recorded = past.filter(({ outcome }) => outcome === "REGISTERED" || outcome === "RETURNED");
  const rows = recorded.map((one) => applicationRow(one, secrets));
  await copyRows(tx, "applications", applicationColumns, rows);
  await copyRows(
    tx,
    "application_events",
    ["application_id", "at", "status", "code"],
    recorded.flatMap(eventRows),
  );
  await count(tx, past);
  return past.length;
}

// prettier-ignore
const applicationColumns = [
  "id", "sequence", "number", "status", "applicant", "person", "signer", "rka", "kato", "reason", "channel",
  "payload", "payload_digest", "submitted_at", "signed_at", "ended_at", "residence_since", "code",
];

/** Of old returned cases the register knows only that nobody consented in time. */
const codeOf = ({ outcome }: PastApplication) =>
  outcome === "REGISTERED" ? "REGISTERED" : "CONSENT_EXPIRED";
const signedAt = ({ submittedAt, decidedAt }: PastApplication) =>
  new Date(Math.min(submittedAt.getTime() + 60_000, decidedAt.getTime()));

function applicationRow(past: PastApplication, secrets: Secrets): CopyRow {
  const { id, applicant, person, rka, kato, reason, channel, outcome, submittedAt, decidedAt } = past;
  const number = applicationNumber(past.number + 1);
  const payload = applicationPayload(
    { id, number, applicant, person, rka, reason, channel, submittedAt },
    secrets,
  );
  const since = outcome === "REGISTERED" ? kazakhstanDay(decidedAt) : null;
  // prettier-ignore
  return [
    id, past.number + 1, number, outcome, applicant, person, applicant, rka, kato, reason, channel,
    payload, sha256(payload), submittedAt, signedAt(past), decidedAt, since, codeOf(past),
  ];
}

function eventRows(past: PastApplication): CopyRow[] {
  const { id, submittedAt, decidedAt, outcome } = past;
  return [
    [id, submittedAt, "AWAITING_SIGNATURE", "SUBMITTED"],
    [id, signedAt(past), "CHECKING", "SIGNED"],
    [id, decidedAt, outcome, codeOf(past)],
  ];
}

/** A day's cases of a place may lie in several parts. */
async function count(tx: TransactionSql, past: readonly PastApplication[]): Promise<void> {
  const refused = past.filter(({ outcome }) => outcome === "REFUSED" || outcome === "SERVICE_CENTRE_ONLY");
  const cells = refused.map(({ submittedAt, kato, channel, outcome }) => ({
    ...{ day: kazakhstanDay(submittedAt), kato, channel, outcome },
  }));
  await tx`
    insert into unrecorded_counts as known (day, kato, channel, outcome, count)
    select day, kato, channel, outcome, count(*) from json_to_recordset(${JSON.stringify(cells)}::text::json)
      as given(day date, kato text, channel text, outcome text)
    group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (day, kato, channel, outcome) do update set count = known.count + excluded.count`;
}
