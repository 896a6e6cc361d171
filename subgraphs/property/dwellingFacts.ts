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
  reads?.note(
    "Dwelling.ownerships",
    rows.flatMap(({ owners }) => owners.flatMap(({ iin }) => iin ?? [])),
  );
  const answers = new Map(rows.map((row) => [row.place, row]));
  return {
    readAt: now,
    reference: call.requestId,
    dwellings: rkas.map((_rka, index) => answers.get(index + 1) ?? null),
  };
}
