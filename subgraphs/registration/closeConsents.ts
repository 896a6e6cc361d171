import type { Services } from "./context.ts";
import {
  expireRequest,
  giveUpRequest,
  isRequest,
  lockApplication,
  move,
  type Request,
} from "./data/moves.ts";
import { consents } from "./data/tables.ts";
import { inTransaction, type Transaction } from "./data/transaction.ts";
import { consentClosed, type ConsentClosed } from "./problems.ts";
import { sure } from "./sure.ts";

/** An answer that found the request closed; when its hour has just passed, this is its end. */
export async function closeLate(tx: Transaction, request: Request): Promise<ConsentClosed> {
  if (await expireRequest(tx, request)) await move(tx, request.applicationId, "RETURNED", "CONSENT_EXPIRED");
  const [now] = await tx.select({ state: consents.state }).from(consents).where(isRequest(request));
  return consentClosed(sure(now).state);
}

/** No operator can deliver the message: the application is returned at once. */
export async function closeUndeliverable(request: Request, { database }: Services) {
  await inTransaction(database, async (tx) => {
    await lockApplication(tx, request.applicationId);
    if (await giveUpRequest(tx, request))
      await move(tx, request.applicationId, "RETURNED", "CONSENT_UNDELIVERABLE");
  });
}

/** The hour runs from here, by the database's clock; a report that comes twice, or late, changes nothing. */
export async function startHour(
  { id, applicationId }: Request,
  windowMinutes: number,
  { database }: Services,
): Promise<void> {
  await database.sql`
    update consents set state = 'DELIVERED', sent_at = coalesce(sent_at, moment.at), delivered_at = moment.at,
      deadline = moment.at + make_interval(mins => ${windowMinutes})
    from (select clock_now() as at) as moment
    where id = ${id} and application_id = ${applicationId} and state in ('SENDING', 'SENT')`;
}
