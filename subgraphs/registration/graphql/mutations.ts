import { say } from "../../shared/text/language.ts";
import { answerConsent } from "../answerConsent.ts";
import { cancelApplication } from "../cancelApplication.ts";
import { openReception } from "../openReception.ts";
import { requestSigningCode } from "../requestSigningCode.ts";
import { setAddressShield } from "../setAddressShield.ts";
import { signApplication } from "../signApplication.ts";
import { submitApplication } from "../submitApplication.ts";
import type { RegistrationContext } from "../context.ts";
import type { Text } from "../../shared/text/language.ts";
import type { Language } from "../../shared/call.ts";
import type { Resolvers } from "./generated.ts";

/** The sentence of a Problem in the reader's language. */
const message = (
  { text }: { readonly text: Text },
  { language }: { language?: Language | null },
  { call }: RegistrationContext,
) => say(text, language ?? call.language);

export const mutationResolvers: Resolvers = {
  Mutation: {
    submitApplication: (_root, { input }, context) => submitApplication(input, context),
    requestSigningCode: (_root, { applicationId }, context) => requestSigningCode(applicationId, context),
    signApplication: (_root, { input }, context) => signApplication(input, context),
    cancelApplication: (_root, { applicationId }, context) => cancelApplication(applicationId, context),
    answerConsent: (_root, { input }, context) => answerConsent(input, context),
    setAddressShield: (_root, { rka, on }, context) => setAddressShield(rka, on, context),
    openReception: (_root, { input }, context) => openReception(input, context),
  },
  ApplicationNotAccepted: { message, eligibility: ({ decision }) => decision },
  RegisterUnavailable: { message, registers: ({ registers }) => [...registers] },
  IdempotencyConflict: { message },
  NotInThisState: { message },
  TooManyAttempts: { message },
  WrongCode: { message },
  ConsentClosed: { message },
  SignatureRejected: { message },
  NotOwner: { message },
  ReceptionNotNeeded: { message },
  AddressShield: { dwelling: ({ rka }) => ({ rka }) },
};
