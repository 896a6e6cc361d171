import { inPeriod, type Day } from "../../shared/domain/calendar.ts";
import { rulesUnder } from "./eligibility.ts";
import type { Limits } from "./limits.ts";
import type { Rule } from "./rule.ts";
import type { Policy } from "./policy.ts";

/** The rules and policies of one period. A case is decided under the set in force on the day it was signed. */
export interface RuleSet {
  readonly id: string;
  readonly from: Day;
  /** Null: until a successor is entered. */
  readonly to: Day | null;
  readonly policy: Policy;
  readonly rules: readonly Rule[];
}

/** A set whose rows follow from its policies. */
export function ruleSetOf(from: Day, to: Day | null, policy: Policy): RuleSet {
  return { id: from, from, to, policy, rules: rulesUnder(policy) };
}

/**
 * Fit for a family of six that moves and has to try again, and for a landlord on the first day of the academic year;
 * a telephone that gets a request every second of an hour is neither.
 */
const limits: Limits = {
  byApplicant: { aDay: 24, atOnce: 12 },
  atDwelling: { aDay: 30, atOnce: 15 },
  toGiver: { aDay: 30, atOnce: 15 },
  ofOnePair: { days: 7, declined: 5, notAgreed: 24 },
  openApplications: 30,
  submissionsADay: { citizen: 100, operator: 500 },
  receptionsADay: 300,
  signingCodesADay: { citizen: 40, operator: 400 },
};

/**
 * The newest first. Policy: the first set stays in force after the pilot's last day (told with its legal basis),
 * until a successor is entered.
 * The area norm of the capital is reported, but neither its date nor who counts as family: off.
 */
const ruleSets: readonly RuleSet[] = [
  ruleSetOf("2025-11-24", null, {
    ownApplicationAge: 16,
    separateRegistrationAge: 14,
    fullAge: 18,
    consentWindowMinutes: 60,
    codeDigits: 6,
    wrongTries: 5,
    undeliveredAfterHours: 24,
    limits,
    areaNorm: null,
  }),
];

/** The first day for which rules are recorded. */
export const earliestRuleSetDay: Day = "2025-11-24";

/** The set in force on that day; null before {@link earliestRuleSetDay}. */
export function ruleSetOn(day: Day): RuleSet | null {
  return ruleSets.find((set) => inPeriod(day, set.from, set.to)) ?? null;
}
