import { ageOn, type Day } from "../../shared/domain/calendar.ts";
import { ages } from "./ages.ts";

/** By which court decision in force, if any, an adult's capacity is less than full. */
export type CourtDecision = "LIMITED" | "INCAPABLE";
export type LegalCapacity = CourtDecision | "FULL" | "MINOR";

/** Under 18 always a minor, whatever a court has said; an adult by the decision in force. */
export function legalCapacity(birthDate: Day, decision: CourtDecision | null, day: Day): LegalCapacity {
  return ageOn(birthDate, day) < ages.full ? "MINOR" : (decision ?? "FULL");
}
