import { say, fill } from "../../shared/text/language.ts";
import { findingText } from "../domain/findingTexts.ts";
import { ruleSetOn, type RuleSet } from "../domain/ruleSet.ts";
import { ruleTexts } from "../domain/ruleTexts.ts";
import { serviceCentresNear, serviceCentreTexts } from "../domain/serviceCentres.ts";
import type { RecordedDecision, RecordedFinding } from "../recordedDecision.ts";
import type { Resolvers } from "./generated.ts";

/** A finding, with the rule set its rule is a row of. */
export type FindingOfSet = RecordedFinding & { readonly ruleSet: string };

export const eligibilityResolvers: Resolvers = {
  Eligibility: {
    findings: (decision) => decision.findings.map((finding) => ({ ...finding, ruleSet: decision.ruleSet })),
    ruleSet: ruleSetOfDecision,
    serviceCentres: ({ outcome, kato }) =>
      outcome === "SERVICE_CENTRE_ONLY" && kato !== null ? [...serviceCentresNear(kato)] : [],
    localExecutiveBody: ({ body }) => (body === null ? null : { bin: body }),
  },
  Finding: {
    rule: ({ rule, ruleSet }) => {
      const row = ruleSetOn(ruleSet)?.rules.find(({ id }) => id === rule);
      if (!row) throw new Error("a recorded finding names a rule its set does not have");
      return row;
    },
    message: (finding, { language }, { call }) => say(findingText(finding), language ?? call.language),
    readings: ({ readings }) => readings.map((reading) => ({ ...reading, readAt: new Date(reading.readAt) })),
  },
  Rule: {
    title: ({ id }, { language }, { call }) => say(ruleTexts[id].title, language ?? call.language),
    text: ({ id }, { language }, { call }) => say(ruleTexts[id].sentence, language ?? call.language),
  },
  LegalBasis: {
    act: ({ act }, { language }, { call }) => say(act, language ?? call.language),
    clause: ({ clause }, _args, { call }) => clause && say(clause, call.language),
  },
  ServiceCentre: {
    name: ({ place }, { language }, { call }) =>
      say(fill(serviceCentreTexts.name, { place }), language ?? call.language),
    address: ({ place }, { language }, { call }) => say(place, language ?? call.language),
    region: ({ kato }) => ({ kato }),
  },
};

function ruleSetOfDecision({ ruleSet }: RecordedDecision): RuleSet {
  const set = ruleSetOn(ruleSet);
  if (!set) throw new Error("a recorded decision names a rule set that is not recorded");
  return set;
}
