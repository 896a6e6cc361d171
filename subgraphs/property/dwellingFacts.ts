import { badInput } from "../shared/errors.ts";
import type { PropertyContext } from "./context.ts";

/** Dwellings with their owners, each of its day, for other registers' rules and messages; in the order asked. */
export async function dwellingFacts(
  rkas: readonly string[],
  days: readonly string[],
  { records, now, call, reads }: PropertyContext,
) {
  if (days.length !== rkas.length) throw badInput("days", "SCALAR");
  const rows = await records.facts.dwellings(rkas, days);
  for (const { owners } of rows)
    reads?.note(
      "Dwelling.ownerships",
      owners.flatMap(({ iin }) => iin ?? []),
    );
  const found = new Map(rows.map((row) => [`${row.rka} ${row.day}`, row]));
  return {
    readAt: now,
    reference: call.requestId,
    dwellings: rkas.map((rka, index) => found.get(`${rka} ${days[index] ?? ""}`) ?? null),
  };
}
