import type { RuleId } from "./domain/eligibility.ts";
import { ruleSetOn } from "./domain/ruleSet.ts";
import type { RecordedDecision } from "./recordedDecision.ts";

/** The word for programs that says which rule brought the outcome: `IN_RENTAL_CONTRACT`. */
export function codeOf(decision: RecordedDecision): string {
  return (decidingRule(decision) ?? decision.outcome).toUpperCase().replaceAll("-", "_");
}

/** The first rule not met whose consequence is the outcome; null when the outcome is no rule's. */
export function decidingRule({ outcome, ruleSet, findings }: RecordedDecision): RuleId | null {
  const rules = ruleSetOn(ruleSet)?.rules ?? [];
  const unmet = new Set(findings.filter(({ answer }) => answer === "NOT_MET").map(({ rule }) => rule));
  return rules.find(({ id, otherwise }) => otherwise === outcome && unmet.has(id))?.id ?? null;
}
