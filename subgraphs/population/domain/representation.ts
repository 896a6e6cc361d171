import { ageOn, type Day } from "../../shared/domain/calendar.ts";
import { ages } from "./ages.ts";

/** One record of who acts for whom, with what the law asks about the person represented. */
export interface RepresentationRecord {
  readonly iin: string;
  readonly representative: string;
  readonly kind: "PARENT" | "ADOPTIVE_PARENT" | "GUARDIAN" | "TRUSTEE";
  readonly since: Day;
  readonly until: Day | null;
  /** Day of birth of the person represented. */
  readonly birthDate: Day;
  /** Whether a court's decision limits the person represented, or declares him incapable, on the day. */
  readonly limitedByCourt: boolean;
}

/**
 * Whether a record whose period holds on the day gives the right to act. A parent's right ends with the 18th birthday
 * whatever the record says; for an adult it takes a court's decision and a guardian or trustee.
 */
export function actsOn(day: Day, { kind, birthDate, limitedByCourt }: RepresentationRecord): boolean {
  if (ageOn(birthDate, day) < ages.full) return true;
  return limitedByCourt && (kind === "GUARDIAN" || kind === "TRUSTEE");
}
