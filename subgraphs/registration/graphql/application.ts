import { maskPhone } from "../../shared/domain/iin.ts";
import { small } from "../../shared/batch.ts";
import { say } from "../../shared/text/language.ts";
import { eventText, statusText } from "../eventText.ts";
import { watchApplication } from "../watchApplication.ts";
import type { ApplicationEvent } from "../data/applications.ts";
import type { RecordedDecision } from "../recordedDecision.ts";
import type { ReasonCode } from "../domain/reasons.ts";
import type { Resolvers } from "./generated.ts";

/** An event, with the decision whose rules its text may come from. */
export type EventOfDecision = ApplicationEvent & { readonly decision: RecordedDecision | null };

export const applicationResolvers: Resolvers = {
  Application: {
    statusText: async (application, { language }, { call, consentsOf }) =>
      say(statusText(application, await consentsOf.load(application.id)), language ?? call.language),
    applicant: ({ applicant }) => ({ ref: applicant }),
    person: ({ person }) => ({ ref: person }),
    dwelling: ({ rka }) => ({ rka }),
    reason: ({ reason }) => ({ code: reason as ReasonCode }),
    // S15. Whether the signer has a telephone is asked when he wants a code, and told then.
    signingMethods: ({ status }, _args, { signatures }) =>
      status === "AWAITING_SIGNATURE" ? [...(signatures.offered ? (["EDS"] as const) : []), "SMS_CODE"] : [],
    consents: async ({ id }, _args, { consentsOf }) => small(await consentsOf.load(id)),
    history: async ({ id, decision }, _args, { events }) =>
      small(await events.load(id)).map((event) => ({ ...event, decision })),
  },
  ApplicationEvent: {
    text: ({ code, decision }, { language }, { call }) =>
      say(eventText(code, decision), language ?? call.language),
  },
  Consent: {
    maskedPhone: ({ phone }) => maskPhone(phone),
  },
  Subscription: {
    applicationChanged: {
      subscribe: (_root, { id }, context) => watchApplication(id, context),
    },
  },
};
