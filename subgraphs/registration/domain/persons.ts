import { ageOn } from "../../shared/domain/calendar.ts";
import type { Facts, FirstFacts, Iin, PersonFacts } from "./facts.ts";
import { given, type Known } from "./known.ts";
import type { Policy } from "./policy.ts";

/** What population says about a person of this question; silence where nobody asked about him. */
export function personOf(facts: Facts, iin: Iin): Known<PersonFacts | null> {
  if (iin === facts.applicantIin) return facts.applicant;
  if (iin === facts.personIin) return facts.person;
  return given(facts.people, (people) => {
    const person = people.get(iin);
    return person === undefined ? "unknown" : person;
  });
}

/** Of full age and not restricted by a court: he may dispose of what is his. */
export function hasFullCapacity(person: PersonFacts, { on }: FirstFacts, { fullAge }: Policy): boolean {
  return ageOn(person.birthDate, on) >= fullAge && person.capacity === "FULL";
}
