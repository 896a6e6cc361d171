import { ageOn } from "../shared/domain/calendar.ts";
import type { Facts } from "./domain/facts.ts";
import type { Policy } from "./domain/policy.ts";
import { represents } from "./domain/representation.ts";

/**
 * Somebody else applies for an adult whom he does not represent: that is a tenant, for a person of his contract. A
 * parent on record does not represent an adult.
 */
export function isAdultUnrepresented(facts: Facts, policy: Policy): boolean {
  const { applicantIin, personIin, person, on } = facts;
  if (applicantIin === personIin || person === "unknown" || person === null) return false;
  return ageOn(person.birthDate, on) >= policy.fullAge && represents(facts, policy) !== true;
}
