import { applicationOfCaller } from "../applicationOfCaller.ts";
import { assessEligibility } from "../assessEligibility.ts";
import { reportRegistrations } from "../reportRegistrations.ts";
import { reasons, type ReasonCode } from "../domain/reasons.ts";
import type { RuleSet } from "../domain/ruleSet.ts";
import { ruleSetFor } from "../ruleSetFor.ts";
import { say } from "../../shared/text/language.ts";
import { serviceName, servicePaths } from "../texts/serviceCard.ts";
import type { Resolvers } from "./generated.ts";

export interface Card {
  readonly ruleSet: RuleSet;
}
export interface Reason {
  readonly code: ReasonCode;
}

export const queryResolvers: Resolvers = {
  Query: {
    me: (_root, _args, { call: { caller } }) => (caller.role === "citizen" ? { ref: caller.iin } : null),
    service: (_root, { on }, { today }) => ({ ruleSet: ruleSetFor(on ?? today, "on") }),
    eligibility: async (_root, { input }, context) =>
      (await assessEligibility([input], context, "input"))[0] ?? null,
    eligibilities: (_root, { inputs }, context) => assessEligibility(inputs, context),
    application: (_root, { id }, context) => applicationOfCaller(id, context),
    registrationReport: (_root, args, context) => reportRegistrations(args, context),
  },
  RegistrationService: {
    name: (_card, { language }, { call }) => say(serviceName, language ?? call.language),
    path: (_card, { channel, language }, { call }) =>
      servicePaths[channel].map((step) => say(step, language ?? call.language)),
    reasons: () => Object.keys(reasons).map((code) => ({ code: code as ReasonCode })),
  },
  RegistrationReason: {
    name: ({ code }, { language }, { call }) => say(reasons[code], language ?? call.language),
  },
};
