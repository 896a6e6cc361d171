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
  for (const { person } of rows) for (const field of told) reads?.note(field, person.iin);
  const facts = new Map(
    rows.map(({ day, person, phone, decision, representatives, residenceRka }) => [
      `${person.iin} ${day}`,
      { ...person, phone, capacity: decision ?? "FULL", representatives, residenceRka },
    ]),
  );
  const persons = iins.map((iin, index) => facts.get(`${iin} ${days[index] ?? ""}`) ?? null);
  return { readAt: now, reference: call.requestId, persons };
}
