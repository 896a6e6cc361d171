import { eq, sql } from "drizzle-orm";
import { badInput } from "../shared/errors.ts";
import { applicationOfSigner } from "./applicationOfSigner.ts";
import type { RegistrationContext } from "./context.ts";
import type { Application } from "./data/applications.ts";
import { lockApplication, move } from "./data/moves.ts";
import { signingCodes } from "./data/tables.ts";
import { inTransaction, type Transaction } from "./data/transaction.ts";
import { tryToDecide } from "./decideApplication.ts";
import {
  notInThisState,
  signatureRejected,
  tooManyAttempts,
  type NotInThisState,
  type SignatureRejected,
  type TooManyAttempts,
} from "./problems.ts";
import { signingPolicy } from "./requestSigningCode.ts";
import type { Secrets } from "./secrets.ts";

export interface SignApplication {
  readonly applicationId: string;
  readonly smsCode?: string | null;
}

type Signed =
  ({ __typename: "Application" } & Application) | SignatureRejected | NotInThisState | TooManyAttempts;

/** The whole story: the right state, the right code, then the decision. */
export async function signApplication(
  { applicationId, smsCode }: SignApplication,
  context: RegistrationContext,
): Promise<Signed> {
  if (smsCode == null) throw badInput("input.smsCode", "EXACTLY_ONE");
  if (!/^\d{6}$/.test(smsCode)) throw badInput("input.smsCode", "CODE");
  const application = await applicationOfSigner(applicationId, context);
  if (!application) return notInThisState(null);
  const { id } = application;

  const refusal = await inTransaction(context.database, async (tx) => {
    const locked = await lockApplication(tx, id);
    if (locked?.status !== "AWAITING_SIGNATURE") return notInThisState(locked);
    const wrong = await useCode(tx, id, smsCode, context.secrets);
    // Signed is signed, whatever happens next: a crash before the decision leaves the case for the next check.
    if (!wrong) await move(tx, id, "CHECKING", "SIGNED", { signed: true, checkInSeconds: 15 });
    return wrong;
  });
  if (refusal) return refusal;
  return { __typename: "Application", ...(await tryToDecide(id, context, context.call)) };
}

/** Null when the code is right and has been used up; otherwise why not, with the try counted. */
async function useCode(tx: Transaction, applicationId: string, code: string, secrets: Secrets) {
  const [kept] = await tx
    .select({
      codeHash: signingCodes.codeHash,
      wrongTries: signingCodes.wrongTries,
      expired: sql<boolean>`${signingCodes.expiresAt} <= clock_now()`,
    })
    .from(signingCodes)
    .where(eq(signingCodes.applicationId, applicationId));
  if (!kept) return signatureRejected("CODE_WRONG");
  if (kept.wrongTries >= signingPolicy.wrongTries) return tooManyAttempts("SIGNING_TRIES_LIMIT", null);
  if (kept.expired) return signatureRejected("CODE_EXPIRED");
  if (secrets.isCode(applicationId, code, kept.codeHash)) {
    await tx.delete(signingCodes).where(eq(signingCodes.applicationId, applicationId));
    return null;
  }
  const wrongTries = kept.wrongTries + 1;
  await tx.update(signingCodes).set({ wrongTries }).where(eq(signingCodes.applicationId, applicationId));
  return wrongTries >= signingPolicy.wrongTries
    ? tooManyAttempts("SIGNING_TRIES_LIMIT", null)
    : signatureRejected("CODE_WRONG");
}
