import { eq, sql } from "drizzle-orm";
import { applicationOfSigner } from "./applicationOfSigner.ts";
import type { RegistrationContext } from "./context.ts";
import type { Application } from "./data/applications.ts";
import { keepEvidence, type Proven } from "./data/evidence.ts";
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
import { provenByEds, readProof, type Proof } from "./proof.ts";
import { signingPolicy } from "./requestSigningCode.ts";
import type { Secrets } from "./secrets.ts";

export interface SignApplication {
  readonly applicationId: string;
  readonly smsCode?: string | null;
  readonly cms?: string | null;
}

type Signed =
  ({ __typename: "Application" } & Application) | SignatureRejected | NotInThisState | TooManyAttempts;

/** The whole story: the right state, the right signature, then the decision. */
export async function signApplication(
  { applicationId, smsCode, cms }: SignApplication,
  context: RegistrationContext,
): Promise<Signed> {
  const proof = readProof({ code: smsCode, cms, codeField: "smsCode" });
  const application = await applicationOfSigner(applicationId, context);
  if (application?.status !== "AWAITING_SIGNATURE") return notInThisState(application);
  const { id } = application;
  const prove = await proverOf(proof, application, context);
  if ("__typename" in prove) return prove;

  const refusal = await inTransaction(context.database, async (tx) => {
    const locked = await lockApplication(tx, id);
    if (locked?.status !== "AWAITING_SIGNATURE") return notInThisState(locked);
    const proven = await prove.within(tx);
    if ("__typename" in proven) return proven;
    await keepEvidence(tx, { ...locked, applicationId: id, consentId: null }, proven);
    // Signed is signed, whatever happens next: a crash before the decision leaves the case for the next check.
    const code = locked.channel === "SERVICE_CENTRE" ? "SIGNED_AT_CENTRE" : "SIGNED";
    await move(tx, id, "CHECKING", code, { signed: true });
    return null;
  });
  if (refusal) return refusal;
  return { __typename: "Application", ...(await tryToDecide(id, context, context.call)) };
}

type NotProven = SignatureRejected | TooManyAttempts;

/** A digital signature is verified before the application is locked, a code while it is: its tries are counted there. */
async function proverOf(
  proof: Proof,
  application: Application,
  context: RegistrationContext,
): Promise<SignatureRejected | { within(tx: Transaction): Promise<Proven | NotProven> }> {
  if (proof.method === "SMS_CODE")
    return { within: (tx) => useCode(tx, application.id, proof.code, context.secrets) };
  const evidence = await provenByEds(proof.cms, application, context);
  return "__typename" in evidence ? evidence : { within: async () => ({ method: "EDS", evidence }) };
}

/** The right code, which is used up with that; otherwise why it is not, with the try counted. */
async function useCode(
  tx: Transaction,
  applicationId: string,
  code: string,
  secrets: Secrets,
): Promise<Proven | NotProven> {
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
    return { method: "SMS_CODE", codeHash: kept.codeHash };
  }
  const wrongTries = kept.wrongTries + 1;
  await tx.update(signingCodes).set({ wrongTries }).where(eq(signingCodes.applicationId, applicationId));
  return wrongTries >= signingPolicy.wrongTries
    ? tooManyAttempts("SIGNING_TRIES_LIMIT", null)
    : signatureRejected("CODE_WRONG");
}
