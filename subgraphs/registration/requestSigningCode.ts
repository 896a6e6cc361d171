import { eq, sql } from "drizzle-orm";
import { clockNow } from "../shared/database/clock.ts";
import { registerUnavailable } from "../shared/errors.ts";
import { maskPhone } from "../shared/domain/iin.ts";
import { applicationOfSigner } from "./applicationOfSigner.ts";
import type { RegistrationContext } from "./context.ts";
import type { Application } from "./data/applications.ts";
import { countToday } from "./data/dailyCounts.ts";
import { lockApplication } from "./data/moves.ts";
import { enqueue } from "./data/outbox.ts";
import { signingCodes } from "./data/tables.ts";
import { inTransaction, type Transaction } from "./data/transaction.ts";
import { notInThisState, tooManyAttempts, type NotInThisState, type TooManyAttempts } from "./problems.ts";
import { readPersons } from "./registers/population.ts";
import { onDay } from "./registers/told.ts";
import { ruleSetToday } from "./ruleSetFor.ts";

/** How signing codes live: a code for ten minutes, five codes an hour, five tries each. */
export const signingPolicy = { validMinutes: 10, codesPerHour: 5, wrongTries: 5 } as const;

interface SigningCodeSent {
  __typename: "SigningCodeSent";
  maskedPhone: string;
  expiresAt: Date;
}

/** Sends the signer a new code; the one before no longer signs. */
export async function requestSigningCode(
  applicationId: string,
  context: RegistrationContext,
): Promise<SigningCodeSent | NotInThisState | TooManyAttempts> {
  const application = await applicationOfSigner(applicationId, context);
  if (application?.status !== "AWAITING_SIGNATURE") return notInThisState(application);
  const { id, signer } = application;

  const persons = await readPersons([{ iin: signer, on: context.today }], context.ask, context.call);
  if (persons === "silent") throw registerUnavailable("population");
  const phone = onDay(persons.value, signer, context.today)?.phone;
  if (phone == null) return notInThisState(application, "PHONE_NOT_LINKED");

  return inTransaction(context.database, async (tx) => {
    const locked = await lockApplication(tx, id);
    if (locked?.status !== "AWAITING_SIGNATURE") return notInThisState(locked);
    return sendCode(tx, locked, phone, context);
  });
}

async function sendCode(
  tx: Transaction,
  { id: applicationId, signer }: Application,
  phone: string,
  context: RegistrationContext,
) {
  const previous = await previousCode(tx, applicationId);
  if (previous?.sameHour && previous.requests >= signingPolicy.codesPerHour)
    return tooManyAttempts("SIGNING_CODES_LIMIT", previous.windowEnds);
  const nextDay = await countToday(tx, "SIGNING_CODE", signer, mostADay(context));
  if (nextDay) return tooManyAttempts("SIGNING_CODES_OF_DAY", nextDay);
  const nonce = (previous?.nonce ?? -1) + 1;
  const change = {
    nonce,
    codeHash: context.secrets.codeHash(applicationId, context.secrets.code(applicationId, nonce)),
    phone,
    sentAt: clockNow,
    expiresAt: sql`clock_now() + make_interval(mins => ${signingPolicy.validMinutes})`,
    wrongTries: 0,
    requests: previous?.sameHour ? previous.requests + 1 : 1,
    ...(!previous?.sameHour && { windowFrom: clockNow }),
  };
  const [kept] = await tx
    .insert(signingCodes)
    .values({ applicationId, windowFrom: clockNow, ...change })
    .onConflictDoUpdate({ target: signingCodes.applicationId, set: change })
    .returning({ expiresAt: signingCodes.expiresAt });
  if (!kept) throw new Error("a signing code was kept and is gone");
  await enqueue(tx, [{ kind: "SIGNING_SMS", applicationId }]);
  return { __typename: "SigningCodeSent" as const, maskedPhone: maskPhone(phone), expiresAt: kept.expiresAt };
}

/** Over all applications of the signer: an operator signs for many visitors. */
function mostADay(context: RegistrationContext): number {
  const { citizen, operator } = ruleSetToday(context).policy.limits.signingCodesADay;
  return context.call.caller.role === "service_centre_operator" ? operator : citizen;
}

async function previousCode(tx: Transaction, applicationId: string) {
  const hourEnds = sql`${signingCodes.windowFrom} + interval '1 hour'`;
  const [row] = await tx
    .select({
      nonce: signingCodes.nonce,
      requests: signingCodes.requests,
      windowEnds: sql<Date>`${hourEnds}`.mapWith(signingCodes.windowFrom),
      sameHour: sql<boolean>`${hourEnds} > clock_now()`,
    })
    .from(signingCodes)
    .where(eq(signingCodes.applicationId, applicationId));
  return row;
}
