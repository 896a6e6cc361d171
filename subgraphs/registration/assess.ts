import { decide, type Decision } from "./domain/decide.ts";
import type { RuleSet } from "./domain/ruleSet.ts";
import { gatherFacts, type Gathered, type Question, type Sources } from "./gatherFacts.ts";
import type { RecordedDecision } from "./recordedDecision.ts";

/** The decision on one question, with what it was made of. */
export interface Assessment {
  readonly decision: Decision;
  readonly gathered: Gathered;
  readonly recorded: RecordedDecision;
}

/** Gathers the facts of all questions together and decides each under its rule set. */
export async function assess(questions: readonly Question[], sources: Sources): Promise<Assessment[]> {
  if (questions.length === 0) return [];
  const gathered = await gatherFacts(questions, sources);
  return gathered.flatMap((one, index) => {
    const ruleSet = questions[index]?.ruleSet;
    if (!ruleSet) return [];
    const decision = decide(ruleSet, one.facts);
    return [{ decision, gathered: one, recorded: record(decision, ruleSet, one) }];
  });
}

function record(decision: Decision, ruleSet: RuleSet, { readings, dwelling }: Gathered): RecordedDecision {
  return {
    outcome: decision.outcome,
    ruleSet: ruleSet.id,
    consentsRequired: decision.consentsRequired,
    // Put together where they are read: of hundreds of decisions in one answer often the outcome alone is told.
    get findings() {
      return decision.findings.map((finding) => ({
        ...finding,
        readings: readings.filter(({ register }) => finding.reads.includes(register)),
      }));
    },
    body: decision.body,
    kato: dwelling === "unknown" || dwelling === null ? null : dwelling.kato,
  };
}
