import { inPeriod, type Day } from "../../shared/domain/calendar.ts";
import { rulesUnder } from "./eligibility.ts";
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
    areaNorm: null,
  }),
];

/** The first day for which rules are recorded. */
export const earliestRuleSetDay: Day = "2025-11-24";

/** The set in force on that day; null before {@link earliestRuleSetDay}. */
export function ruleSetOn(day: Day): RuleSet | null {
  return ruleSets.find((set) => inPeriod(day, set.from, set.to)) ?? null;
}
