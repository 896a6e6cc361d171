import type { Sql } from "postgres";
import type { AuditRecord } from "../../subgraphs/shared/audit/record.ts";
import { chainOf } from "./chainOf.ts";

/** What was recorded meanwhile, in order. */
export async function recordedBy(sql: Sql, act: () => Promise<unknown>): Promise<AuditRecord[]> {
  const before = await chainOf(sql);
  await act();
  return (await chainOf(sql)).slice(before.length);
}

/** A record in short: `READ citizen 1234 Person.name Person.age`, refused ones with a `!`. */
export const short = ({ kind, readerRole, person, fields, refused }: AuditRecord): string =>
  [`${kind}${refused ? "!" : ""}`, readerRole, person ?? "nobody", ...fields.toSorted()].join(" ");

export async function shortBy(sql: Sql, act: () => Promise<unknown>): Promise<string[]> {
  return (await recordedBy(sql, act)).map(short).sort();
}
