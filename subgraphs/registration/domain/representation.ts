import { ageOn, inPeriod } from "../../shared/domain/calendar.ts";
import type { FirstFacts, PersonFacts, RepresentativeFacts } from "./facts.ts";
import { all, any, given, type Answer } from "./known.ts";
import type { Policy } from "./policy.ts";
import { contractsInForce, isStateRental, names } from "./rentalContracts.ts";

/**
 * Whether the applicant may apply for this person at all: for himself, for somebody he represents that day, or as
 * the tenant of state rental housing for a person named in his contract. It is the only rule that answers about a stranger,
 * and answers the same for a number that does not exist.
 */
export function mayApply(facts: FirstFacts, policy: Policy): Answer {
  if (facts.applicantIin === facts.personIin) return true;
  const alive = given(facts.applicant, (applicant) => applicant?.alive ?? false);
  return all(alive, any(represents(facts, policy), isTenantOfNamed(facts)));
}

/** Whether the applicant represents the person that day: never over an adult without a court's decision. */
export function represents(facts: FirstFacts, policy: Policy): Answer {
  return given(facts.person, (person) => {
    if (person === null) return false;
    return person.representatives.some(
      (one) =>
        one.iin === facts.applicantIin &&
        inPeriod(facts.on, one.since, one.until) &&
        actsFor(one.kind, person, ageOn(person.birthDate, facts.on), policy),
    );
  });
}

/**
 * From `ownApplicationAge` a minor applies himself. A parent's right ends on the 18th birthday whatever the record
 * says; over an adult it takes a court's decision, and a guardian or trustee.
 */
function actsFor(
  kind: RepresentativeFacts["kind"],
  person: PersonFacts,
  age: number,
  policy: Policy,
): boolean {
  if (age < policy.ownApplicationAge) return true;
  if (age < policy.fullAge) return false;
  return person.capacity !== "FULL" && (kind === "GUARDIAN" || kind === "TRUSTEE");
}

function isTenantOfNamed(facts: FirstFacts): Answer {
  const named = given(contractsInForce(facts), (contracts) =>
    contracts.some((contract) => contract.tenant === facts.applicantIin && names(contract, facts.personIin)),
  );
  return all(isStateRental(facts), named);
}
