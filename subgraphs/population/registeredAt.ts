import type { Day } from "../shared/domain/calendar.ts";
import type { PopulationContext } from "./context.ts";
import { homesOn } from "./domain/home.ts";

export interface PersonAtDwelling {
  readonly iin: string;
  readonly rka: string;
}

/** For each pair, whether the person lives at the dwelling on the day; a child under 14 where a representative does. */
export async function registeredAt(
  pairs: readonly PersonAtDwelling[],
  on: Day,
  { records, reads }: PopulationContext,
): Promise<boolean[]> {
  const iins = [...new Set(pairs.map(({ iin }) => iin))];
  const rows = await records.residences.homes(iins, on);
  reads?.note(
    "Person.residence",
    rows.map(({ iin }) => iin),
  );
  const homes = new Map(rows.map((row) => [row.iin, homesOn(on, row)]));
  return pairs.map(({ iin, rka }) => homes.get(iin)?.some((home) => home.rka === rka) ?? false);
}
