import { ownCall, type Services } from "../context.ts";
import { expireRequest, move } from "../data/moves.ts";
import { inTransaction } from "../data/transaction.ts";
import { tryToDecide } from "../decideApplication.ts";
import { closeUndeliverable } from "../closeConsents.ts";
import { ruleSetToday } from "../ruleSetFor.ts";
import { kazakhstanDay } from "../../shared/domain/calendar.ts";
import { sql } from "drizzle-orm";

const batch = 50;

/** Ends the requests whose hour is over; several processes may sweep at once. How many were found. */
export async function expireConsents({ database }: Services): Promise<number> {
  return inTransaction(database, async (tx) => {
    // The application is what everybody locks first; one that somebody holds is looked at in the next sweep.
    const late = await tx.execute<{ id: string; applicationId: string }>(sql`
      select consents.id, applications.id as "applicationId" from consents join applications
        on applications.id = consents.application_id
      where consents.state = 'DELIVERED' and consents.deadline <= (select clock_now())
      order by consents.deadline limit ${batch} for update of applications skip locked`);
    for (const request of late)
      if (await expireRequest(tx, request))
        await move(tx, request.applicationId, "RETURNED", "CONSENT_EXPIRED");
    return late.length;
  });
}

/** Requests for which no delivery report has come within the day: undelivered. How many were found. */
export async function closeUnreported(services: Services): Promise<number> {
  const { undeliveredAfterHours } = ruleSetToday({ today: kazakhstanDay(services.clock()) }).policy;
  const unreported = await services.database.sql<{ id: string; applicationId: string }[]>`
    select id, application_id as "applicationId" from consents
    where state = 'SENT' and sent_at <= (select clock_now()) - make_interval(hours => ${undeliveredAfterHours})
    order by sent_at limit ${batch}`;
  for (const consent of unreported) await closeUndeliverable(consent, services);
  return unreported.length;
}

/** Signed applications whose check is due: taken for half a minute, so that a crash only delays them. How many were. */
export async function decideDue(services: Services): Promise<number> {
  const due = await services.database.sql<{ id: string }[]>`
    update applications set next_check_at = clock_now() + interval '30 seconds'
    where id in (
      select id from applications where status = 'CHECKING' and next_check_at <= (select clock_now())
      order by next_check_at limit ${batch} for update skip locked)
    returning id`;
  await Promise.all(due.map(({ id }) => tryToDecide(id, services, ownCall(services.clock, id))));
  return due.length;
}
