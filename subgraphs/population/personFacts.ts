import type { Day } from "../shared/domain/calendar.ts";
import { badInput } from "../shared/errors.ts";
import type { PopulationContext } from "./context.ts";

/** What the rules and the messages need to know of these persons, each on his day; null for a number that is not known. */
export async function personFacts(
  iins: readonly string[],
  days: readonly Day[],
  { call, now, records }: PopulationContext,
) {
  if (days.length !== iins.length) throw badInput("days", "SCALAR");
  const rows = await records.personFacts(iins, days);
  const facts = new Map(
    rows.map(({ day, person, phone, decision, representatives, residenceRka }) => [
      `${person.iin} ${day}`,
      { ...person, phone, capacity: decision ?? "FULL", representatives, residenceRka },
    ]),
  );
  const persons = iins.map((iin, index) => facts.get(`${iin} ${days[index] ?? ""}`) ?? null);
  return { readAt: now, reference: call.requestId, persons };
}
