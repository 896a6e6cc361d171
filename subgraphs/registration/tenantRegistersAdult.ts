import { ageOn } from "../shared/domain/calendar.ts";
import type { Application } from "./data/applications.ts";
import type { Gathered } from "./gatherFacts.ts";

const fullAge = 18;

/** Somebody else applies for an adult whom he does not represent: that is a tenant, for a person of his contract. */
export function isAdultUnrepresented(
  { applicant, person }: Pick<Application, "applicant" | "person">,
  { facts }: Gathered,
) {
  if (applicant === person || facts.person === "unknown" || facts.person === null) return false;
  const { birthDate, representatives } = facts.person;
  return ageOn(birthDate, facts.on) >= fullAge && !representatives.some(({ iin }) => iin === applicant);
}
