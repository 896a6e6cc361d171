import { eq } from "drizzle-orm";
import type { Services } from "./context.ts";
import type { Consent } from "./data/consents.ts";
import { expireRequest, giveUpRequest, lockApplication, move } from "./data/moves.ts";
import { consents } from "./data/tables.ts";
import { inTransaction, type Transaction } from "./data/transaction.ts";
import { consentClosed, type ConsentClosed } from "./problems.ts";

/** An answer that found the request closed; when its hour has just passed, this is its end. */
export async function closeLate(tx: Transaction, { id, applicationId }: Consent): Promise<ConsentClosed> {
  if (await expireRequest(tx, id)) await move(tx, applicationId, "RETURNED", "CONSENT_EXPIRED");
  const [now] = await tx.select({ state: consents.state }).from(consents).where(eq(consents.id, id));
  return consentClosed(now?.state ?? null);
}

/** No operator can deliver the message: the application is returned at once. */
export async function closeUndeliverable(
  consent: Pick<Consent, "id" | "applicationId">,
  { database }: Services,
) {
  await inTransaction(database, async (tx) => {
    await lockApplication(tx, consent.applicationId);
    if (await giveUpRequest(tx, consent.id))
      await move(tx, consent.applicationId, "RETURNED", "CONSENT_UNDELIVERABLE");
  });
}

/** The hour runs from here, by the database's clock; a report that comes twice, or late, changes nothing. */
export async function startHour(
  consentId: string,
  windowMinutes: number,
  { database }: Services,
): Promise<void> {
  await database.sql`
    update consents set state = 'DELIVERED', sent_at = coalesce(sent_at, moment.at), delivered_at = moment.at,
      deadline = moment.at + make_interval(mins => ${windowMinutes})
    from (select clock_now() as at) as moment
    where id = ${consentId} and state in ('SENDING', 'SENT')`;
}
