import type { Day } from "../shared/domain/calendar.ts";
import type { PopulationContext } from "./context.ts";

/** What the rules and the messages need to know of these persons on a day; null for a number that is not known. */
export async function personFacts(
  iins: readonly string[],
  on: Day,
  { call, now, records }: PopulationContext,
) {
  const rows = await records.personFacts([...new Set(iins)], on);
  const facts = new Map(
    rows.map(({ person, phone, decision, representatives, residenceRka }) => [
      person.iin,
      { ...person, phone, capacity: decision ?? "FULL", representatives, residenceRka },
    ]),
  );
  return { readAt: now, reference: call.requestId, persons: iins.map((iin) => facts.get(iin) ?? null) };
}
