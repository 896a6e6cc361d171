import type { Call } from "../shared/call.ts";
import { badInput } from "../shared/errors.ts";
import { closeLate } from "./closeConsents.ts";
import type { RegistrationContext, Services } from "./context.ts";
import type { Consent } from "./data/consents.ts";
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
import { policyOf } from "./ruleSetFor.ts";
import {
  consentClosed,
  tooManyAttempts,
  wrongCode,
  type ConsentClosed,
  type TooManyAttempts,
  type WrongCode,
} from "./problems.ts";

export interface AnswerConsent {
  readonly consentId: string;
  readonly code?: string | null;
  readonly confirm: boolean;
}

export type ConsentAnswered =
  ({ __typename: "Consent" } & Consent) | WrongCode | ConsentClosed | TooManyAttempts;

/** The answer of a signed-in giver, in his account. */
export async function answerConsent(
  input: AnswerConsent,
  context: RegistrationContext,
): Promise<ConsentAnswered> {
  const { consentId, code, confirm } = input;
  if (code == null) throw badInput("input.code", "EXACTLY_ONE");
  if (!/^\d{6}$/.test(code)) throw badInput("input.code", "CODE");
  const [consent] = await context.consents.byId([consentId]);
  const giver = context.call.caller.role === "citizen" ? context.call.caller.iin : null;
  const own = consent?.giver === giver ? consent : undefined;
  return own ? settle(own, code, confirm, context, context.call) : consentClosed(null);
}

/** One answer, from the account or by SMS: counted, in time by the database's clock, with exactly one effect. */
export async function settle(
  consent: Consent,
  code: string,
  confirm: boolean,
  services: Services,
  call: Call,
): Promise<ConsentAnswered> {
  const { id, applicationId, codeHash } = consent;
  const { answer, allGiven } = await inTransaction(services.database, async (tx) => {
    const application = await lockApplication(tx, applicationId);
    const settled = services.secrets.isCode(id, code, codeHash)
      ? await takeAnswer(tx, consent, confirm)
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
async function takeAnswer(tx: Transaction, { id, applicationId }: Consent, confirm: boolean) {
  const consent = await settleInTime(tx, id, confirm ? "CONFIRMED" : "DECLINED");
  if (!consent) return null;
  if (!confirm) await move(tx, applicationId, "RETURNED", "CONSENT_DECLINED");
  return { __typename: "Consent" as const, ...consent };
}

/** Null when the request is closed, or its hour is over. */
async function countTry(tx: Transaction, { id, applicationId }: Consent, { wrongTries }: Policy) {
  const tries = await countWrongTry(tx, id);
  if (tries === null) return null;
  if (tries < wrongTries) return wrongCode(wrongTries - tries);
  await declineRequest(tx, id);
  await move(tx, applicationId, "RETURNED", "CONSENT_ATTEMPTS_EXCEEDED");
  return tooManyAttempts("CONSENT_TRIES_LIMIT", null);
}

/** True when this answer was the last one missing: the facts are then read again. */
async function moveOnWhenAllGiven(tx: Transaction, settled: ConsentAnswered | null): Promise<boolean> {
  if (settled?.__typename !== "Consent" || settled.state !== "CONFIRMED") return false;
  if ((await openRequests(tx, settled.applicationId)) > 0) return false;
  await move(tx, settled.applicationId, "CHECKING", "CONSENTS_GIVEN", { checkInSeconds: 15 });
  return true;
}
