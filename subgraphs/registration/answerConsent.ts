import type { Call } from "../shared/call.ts";
import { closeLate } from "./closeConsents.ts";
import type { RegistrationContext, Services } from "./context.ts";
import { openStates, type Consent } from "./data/consents.ts";
import { keepEvidence, type Proven } from "./data/evidence.ts";
import {
  countWrongTry,
  declineRequest,
  lockApplication,
  move,
  openRequests,
  settleInTime,
} from "./data/moves.ts";
import { inTransaction, type Transaction } from "./data/transaction.ts";
import { tryToDecide } from "./decideApplication.ts";
import type { Policy } from "./domain/policy.ts";
import { provenByEds, readProof } from "./proof.ts";
import { policyOf } from "./ruleSetFor.ts";
import {
  consentClosed,
  tooManyAttempts,
  wrongCode,
  type ConsentClosed,
  type SignatureRejected,
  type TooManyAttempts,
  type WrongCode,
} from "./problems.ts";

export interface AnswerConsent {
  readonly consentId: string;
  readonly code?: string | null;
  readonly cms?: string | null;
  readonly confirm: boolean;
}

export type ConsentAnswered =
  ({ __typename: "Consent" } & Consent) | WrongCode | ConsentClosed | TooManyAttempts | SignatureRejected;

/** The answer of a signed-in giver, in his account. */
export async function answerConsent(
  input: AnswerConsent,
  context: RegistrationContext,
): Promise<ConsentAnswered> {
  const { consentId, code, cms, confirm } = input;
  const proof = readProof({ code, cms, codeField: "code" });
  const [consent] = await context.consents.byId([consentId]);
  const giver = context.call.caller.role === "citizen" ? context.call.caller.iin : null;
  if (consent?.giver !== giver) return consentClosed(null);
  if (proof.method === "SMS_CODE") return settle(consent, proof.code, confirm, context, context.call);
  if (!openStates.some((open) => open === consent.state)) return consentClosed(consent.state);
  const evidence = await provenByEds(proof.cms, { payload: consent.payload, signer: consent.giver }, context);
  if ("__typename" in evidence) return evidence;
  return settleProven(consent, { method: "EDS", evidence }, confirm, context, context.call);
}

/** An answer by code, from the account or by SMS: a wrong one is counted. */
export async function settle(
  consent: Consent,
  code: string,
  confirm: boolean,
  services: Services,
  call: Call,
): Promise<ConsentAnswered> {
  const { id, codeHash } = consent;
  const isRight = services.secrets.isCode(id, code, codeHash);
  return settleProven(consent, isRight ? { method: "SMS_CODE", codeHash } : null, confirm, services, call);
}

/** One answer, however proven: in time by the database's clock, with exactly one effect. Null is a wrong code. */
async function settleProven(
  consent: Consent,
  proven: Proven | null,
  confirm: boolean,
  services: Services,
  call: Call,
): Promise<ConsentAnswered> {
  const { applicationId } = consent;
  const { answer, allGiven } = await inTransaction(services.database, async (tx) => {
    const application = await lockApplication(tx, applicationId);
    const settled = proven
      ? await takeAnswer(tx, consent, proven, confirm)
      : await countTry(tx, consent, policyOf(application));
    return {
      answer: settled ?? (await closeLate(tx, consent)),
      allGiven: await moveOnWhenAllGiven(tx, settled),
    };
  });
  if (allGiven) await tryToDecide(applicationId, services, call);
  return answer;
}

/** Null when the request is closed, or its hour is over. */
async function takeAnswer(tx: Transaction, request: Consent, proven: Proven, confirm: boolean) {
  const { id, applicationId, giver } = request;
  const consent = await settleInTime(tx, request, confirm ? "CONFIRMED" : "DECLINED");
  if (!consent) return null;
  await keepEvidence(tx, { ...consent, consentId: id, signer: giver }, proven);
  if (!confirm) await move(tx, applicationId, "RETURNED", "CONSENT_DECLINED");
  return { __typename: "Consent" as const, ...consent };
}

/** Null when the request is closed, or its hour is over. */
async function countTry(tx: Transaction, request: Consent, { wrongTries }: Policy) {
  const tries = await countWrongTry(tx, request);
  if (tries === null) return null;
  if (tries < wrongTries) return wrongCode(wrongTries - tries);
  await declineRequest(tx, request);
  await move(tx, request.applicationId, "RETURNED", "CONSENT_ATTEMPTS_EXCEEDED");
  return tooManyAttempts("CONSENT_TRIES_LIMIT", null);
}

/** True when this answer was the last one missing: the facts are then read again. */
async function moveOnWhenAllGiven(tx: Transaction, settled: ConsentAnswered | null): Promise<boolean> {
  if (settled?.__typename !== "Consent" || settled.state !== "CONFIRMED") return false;
  if ((await openRequests(tx, settled.applicationId)) > 0) return false;
  await move(tx, settled.applicationId, "CHECKING", "CONSENTS_GIVEN");
  return true;
}
