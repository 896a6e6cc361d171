import type { Day } from "../shared/domain/calendar.ts";
import { badInput } from "../shared/errors.ts";
import type { PopulationContext } from "./context.ts";

/** The facts that are always told together, by the names the person knows them under. */
const told = [
  ...["Person.iin", "Person.name", "Person.birthDate", "Person.lifeStatus", "Person.citizenship"],
  ...["Person.legalCapacity", "Person.phone", "Person.representatives", "Person.residence"],
];

/** What the rules and the messages need to know of these persons, each on his day; null for a number that is not known. */
export async function personFacts(
  iins: readonly string[],
  days: readonly Day[],
  { call, now, records, reads }: PopulationContext,
) {
  if (days.length !== iins.length) throw badInput("days", "SCALAR");
  const rows = await records.personFacts(iins, days);
  // One list for all the fields: it is looked through once.
  const persons = rows.map(({ iin }) => iin);
  for (const field of told) reads?.note(field, persons);
  const answers = new Map(rows.map((row) => [row.place, row]));
  return {
    readAt: now,
    reference: call.requestId,
    persons: iins.map((_iin, index) => answers.get(index + 1) ?? null),
  };
}
