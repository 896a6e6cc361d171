import { badInput } from "../shared/errors.ts";
import { kazakhstanDay, type Day } from "../shared/domain/calendar.ts";
import type { Policy } from "./domain/policy.ts";
import { earliestRuleSetDay, ruleSetOn, type RuleSet } from "./domain/ruleSet.ts";

/** The rules of a day; a day before the first set is the caller's error, naming the earliest day. */
export function ruleSetFor(day: Day, argument: string): RuleSet {
  const set = ruleSetOn(day);
  if (!set) throw badInput(argument, "RULES_FROM", { earliest: earliestRuleSetDay });
  return set;
}

export const ruleSetToday = ({ today }: { readonly today: Day }): RuleSet => ruleSetFor(today, "on");

/** A case is decided under the rules in force on the day it was signed. */
export function ruleSetOfCase({ signedAt }: { readonly signedAt: Date | null }): RuleSet {
  if (signedAt === null) throw new Error("a case that is not signed is not decided");
  return ruleSetFor(kazakhstanDay(signedAt), "on");
}

/** The policies of a case: its hour, its tries. */
export function policyOf(application: { readonly signedAt: Date | null } | null): Policy {
  if (!application) throw new Error("an application that was known is gone");
  return ruleSetOfCase(application).policy;
}
