import { and, count, eq, gt, inArray, isNull, lt, lte, ne, or, sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Language, RegisterName } from "../call.ts";
import { pageRequest, toConnection, type Connection } from "../connection.ts";
import { badInput } from "../errors.ts";
import { purposeText, readerKinds, readerText, type ReaderKind } from "./accessTexts.ts";
import type { ReaderHash } from "./record.ts";
import { auditRecords } from "./tables.ts";

/** One entry of a person's access log, in words of one language. */
export interface Access {
  readonly at: Date;
  readonly readerKind: ReaderKind;
  readonly reader: string;
  readonly purpose: string;
  readonly case: string | null;
  readonly fields: string[];
  readonly refused: boolean;
}

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface Accesses {
  /** What others did with this person's data, newest first: a page. What he did himself is not listed. */
  accesses(iin: string, args: PageArguments, language: Language): Promise<Connection<Access>>;
  /**
   * How often others have read this person's data after one instant and up to another: citizens, officials and
   * registers alike, for to the person each of them is somebody else; what was refused nobody has read.
   */
  countBetween(iin: string, since: Date, until: Date): Promise<number>;
}

/** The question of `accessCount`, which a register is asked for the person himself: it shows nobody's data. */
export interface CountAsked {
  readonly iin: string;
  readonly since: Date;
  readonly until: Date;
}

/** Prepared reads of the audit, for the person concerned. */
export function accessesOf(register: RegisterName, db: PostgresJsDatabase, hash: ReaderHash): Accesses {
  const page = pageStatement(db);
  const between = countStatement(db);
  return {
    accesses: async (iin, args, language) => {
      const request = pageRequest(args, 1);
      const before = beforeOf(request.after);
      const rows = await page.execute({ iin, self: hash(iin), before, limit: request.first + 1 });
      const { edges: read, pageInfo } = toConnection(rows, request, ({ sequence }) => [String(sequence)]);
      const edges = read.map(({ cursor, node }) => ({ cursor, node: inWords(node, register, language) }));
      return { edges, nodes: edges.map(({ node }) => node), pageInfo };
    },
    countBetween: async (iin, since, until) => {
      const instants = { since: since.toISOString(), until: until.toISOString() };
      const [found] = await between.execute({ iin, self: hash(iin), ...instants });
      return found?.reads ?? 0;
    },
  };
}

const byOthers = and(
  sql`${auditRecords.persons} @> array[${sql.placeholder("iin")}::text]`,
  or(isNull(auditRecords.reader), ne(auditRecords.reader, sql.placeholder("self"))),
  // Analysts meet no person: what they were refused is accounted for, and no reader of anybody.
  inArray(auditRecords.readerRole, Object.keys(readerKinds)),
);

/** What is told of a record. Whom it concerns besides is not: a record may name a thousand others. */
const { sequence, at, kind, readerRole, readerBody, readerKato, fields, purpose, caseNumber, refused } =
  auditRecords;
const shown = {
  sequence,
  at,
  kind,
  readerRole,
  readerBody,
  readerKato,
  fields,
  purpose,
  caseNumber,
  refused,
};

const pageStatement = (db: PostgresJsDatabase) =>
  db
    .select(shown)
    .from(auditRecords)
    .where(and(byOthers, lt(auditRecords.sequence, sql.placeholder("before"))))
    // By a sum that no index knows: a plan that goes through all records, the newest first, until it has met a page of
    // one person's is never the better one.
    .orderBy(sql`${auditRecords.sequence} + 0 desc`)
    .limit(sql.placeholder("limit"))
    .prepare("audit_of_person");

const countStatement = (db: PostgresJsDatabase) =>
  db
    .select({ reads: count() })
    .from(auditRecords)
    .where(
      and(
        byOthers,
        eq(auditRecords.kind, "READ"),
        eq(auditRecords.refused, false),
        gt(auditRecords.at, sql`${sql.placeholder("since")}::timestamptz`),
        lte(auditRecords.at, sql`${sql.placeholder("until")}::timestamptz`),
      ),
    )
    .prepare("audit_count_between");

function beforeOf(after: readonly string[] | null): number {
  if (after === null) return Number.MAX_SAFE_INTEGER;
  const [sequence = ""] = after;
  if (!/^\d{1,15}$/.test(sequence)) throw badInput("after", "CURSOR");
  return Number(sequence);
}

type Row = Pick<typeof auditRecords.$inferSelect, keyof typeof shown>;

function inWords(row: Row, register: RegisterName, language: Language): Access {
  const { at, fields, refused, caseNumber } = row;
  return {
    at,
    readerKind: readerKinds[row.readerRole] ?? "SERVICE",
    reader: readerText(row, register, language),
    purpose: purposeText(row, language),
    case: caseNumber,
    fields,
    refused,
  };
}
