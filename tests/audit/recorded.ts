import type { Sql } from "postgres";
import type { AuditRecord } from "../../subgraphs/shared/audit/record.ts";
import { chainOf } from "./chainOf.ts";

/** A record as it concerns one person, or nobody. */
type Concerning = AuditRecord & { readonly person: string | null };

/** What was recorded meanwhile, in order, of each person. */
export async function recordedBy(sql: Sql, act: () => Promise<unknown>): Promise<Concerning[]> {
  const before = await chainOf(sql);
  await act();
  const added = (await chainOf(sql)).slice(before.length);
  return added.flatMap((record) =>
    (record.persons.length > 0 ? record.persons : [null]).map((person) => ({ ...record, person })),
  );
}

/** A record in short: `READ citizen 1234 Person.name Person.age`, refused ones with a `!`. */
export const short = ({ kind, readerRole, person, fields, refused }: Concerning): string =>
  [`${kind}${refused ? "!" : ""}`, readerRole, person ?? "nobody", ...fields.toSorted()].join(" ");

export async function shortBy(sql: Sql, act: () => Promise<unknown>): Promise<string[]> {
  return (await recordedBy(sql, act)).map(short).sort();
}
