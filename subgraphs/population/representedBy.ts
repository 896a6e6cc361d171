import type { Day } from "../shared/domain/calendar.ts";
import type { PopulationContext } from "./context.ts";
import { actsOn } from "./domain/representation.ts";

/** Whom this person represents on a day; each once, however many records say so. */
export async function representedBy(iin: string, on: Day, { records }: PopulationContext): Promise<string[]> {
  const rows = await records.representations.ofRepresentative([iin], on);
  return [...new Set(rows.filter((row) => actsOn(on, row)).map((row) => row.iin))];
}
