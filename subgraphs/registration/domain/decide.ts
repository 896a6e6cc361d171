/** The decision: every rule asked, the strongest consequence told, nothing revealed of strangers or other people. */
import { concernedIn, personsToAsk, type Concerned } from "./consentGivers.ts";
import type { Consequence, Rule, RuleId } from "./rule.ts";
import type { Bin, Facts, Iin, Register } from "./facts.ts";
import { personOf } from "./persons.ts";
import { bodyToAsk, isStateRental } from "./rentalContracts.ts";
import type { RuleSet } from "./ruleSet.ts";
import type { Answer } from "./known.ts";

export type Outcome = Consequence | "UNDETERMINED" | "ELIGIBLE";
export type RuleAnswer = "MET" | "NOT_MET" | "UNKNOWN" | "NOT_APPLICABLE";

export interface Finding {
  readonly rule: RuleId;
  readonly answer: RuleAnswer;
  /** The registers whose facts were used; none for a rule that does not apply. */
  readonly reads: readonly Register[];
  /** Of them, those that were silent: why the answer is UNKNOWN. */
  readonly silent: readonly Register[];
}

export interface Decision {
  readonly outcome: Outcome;
  /** One for each rule of the set, in its order. */
  readonly findings: readonly Finding[];
  /** Whom to ask, or who was asked; empty where nobody is, and while a register that would say is silent. */
  readonly consentGivers: readonly Iin[];
  /** The same as a number, all that an applicant learns of them. */
  readonly consentsRequired: number;
  /** Of the givers, those who have not confirmed. */
  readonly stillToAgree: readonly Iin[];
  /** The local executive body to ask about state rental housing; null in private housing. */
  readonly body: Bin | null;
}

/** From the strongest: a known refusal outweighs a doubt, a doubt outweighs a promise. */
export const strength: readonly Outcome[] = [
  "REFUSED",
  "SERVICE_CENTRE_ONLY",
  "RETURNED",
  "UNDETERMINED",
  "CONSENT_REQUIRED",
  "ELIGIBLE",
];

export function decide(set: RuleSet, facts: Facts): Decision {
  const concerned = concernedIn(facts, set.policy);
  const answered = set.rules.map((rule) => ({ rule, answer: answerTo(rule, facts, set, concerned) }));
  const givers = giversToAsk(facts, concerned, answered);
  return {
    outcome: strongest(answered),
    findings: findingsOf(answered, facts, set),
    consentGivers: givers,
    consentsRequired: givers.length,
    stillToAgree: givers.filter((iin) => !facts.confirmed.has(iin)),
    body: bodyToAsk(facts),
  };
}

interface Answered {
  readonly rule: Rule;
  readonly answer: RuleAnswer;
}

/**
 * Who may not apply for this person learns only that; and while it is unknown whether he may, nothing of the person:
 * facts about strangers are not given, and a stranger's number looks the same as one that does not exist.
 */
function answerTo(rule: Rule, facts: Facts, { policy }: RuleSet, concerned: Concerned): RuleAnswer {
  const { may } = concerned;
  if (rule.id === "applies-for-self-or-represented") return told(may);
  if (may === false) return "NOT_APPLICABLE";
  if (may === "unknown" && rule.tellsOfPerson) return "UNKNOWN";
  const applies = rule.applies?.(facts, policy, concerned) ?? true;
  if (applies === false) return "NOT_APPLICABLE";
  return applies === "unknown" ? "UNKNOWN" : told(rule.met(facts, policy, concerned));
}

function told(answer: Answer): RuleAnswer {
  return answer === "unknown" ? "UNKNOWN" : answer ? "MET" : "NOT_MET";
}

function outcomeOf({ rule, answer }: Answered): Outcome {
  if (answer === "NOT_MET") return rule.otherwise;
  return answer === "UNKNOWN" ? "UNDETERMINED" : "ELIGIBLE";
}

function strongest(answered: readonly Answered[]): Outcome {
  const outcomes = answered.map(outcomeOf);
  return strength.find((outcome) => outcomes.includes(outcome)) ?? "ELIGIBLE";
}

const none: readonly Register[] = [];

function findingsOf(answered: readonly Answered[], facts: Facts, set: RuleSet): Finding[] {
  const isAnyUnknown = answered.some(({ answer }) => answer === "UNKNOWN");
  const silent = isAnyUnknown ? silentRegisters(facts, set) : none;
  return answered.map(({ rule: { id, reads }, answer }) => ({
    rule: id,
    answer,
    reads: answer === "NOT_APPLICABLE" ? none : reads,
    silent: answer === "UNKNOWN" ? reads.filter((register) => silent.includes(register)) : none,
  }));
}

/** Nobody is asked where consent does not matter, or an operator has seen it, or not everybody could answer online. */
function giversToAsk(facts: Facts, { givers }: Concerned, answered: readonly Answered[]): readonly Iin[] {
  const attested = facts.attested && facts.channel === "SERVICE_CENTRE";
  const consent = answered.find(({ rule }) => rule.id === "consent")?.answer ?? "NOT_APPLICABLE";
  if (attested || consent === "NOT_APPLICABLE" || givers === "unknown") return [];
  return givers.flatMap((giver) => (giver.kind === "PERSON" ? [giver.iin] : []));
}

function silentRegisters(facts: Facts, { policy }: RuleSet): readonly Register[] {
  const others = personsToAsk(facts, policy).map((iin) => personOf(facts, iin));
  const said: readonly (readonly [Register, readonly unknown[]])[] = [
    ["POPULATION", [facts.applicant, facts.person, ...others, ...(policy.areaNorm ? [facts.household] : [])]],
    ["PROPERTY", [facts.dwelling]],
    ["RENTAL", isStateRental(facts) === false ? [] : [facts.rental]],
    ["REGISTRATION", [facts.barred]],
  ];
  return said.flatMap(([register, answers]) => (answers.includes("unknown") ? [register] : []));
}
