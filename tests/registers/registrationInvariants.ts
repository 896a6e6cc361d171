import { expect } from "vitest";
import type { World } from "./registrationWorld.ts";

const ends = "('REGISTERED', 'RETURNED', 'REFUSED', 'SERVICE_CENTRE_REQUIRED', 'CANCELLED')";

/** What must never be, as one statement each; every row is a case that should not exist. */
const impossible: Readonly<Record<string, string>> = {
  "something happened after an end": `select application_id as id from application_events event
    where exists (select from application_events before where before.application_id = event.application_id
      and before.id < event.id and before.status in ${ends})`,
  "an application has no events, or stands otherwise than its last event says": `select id from applications one
    where one.status is distinct from (select status from application_events where application_id = one.id order by id desc limit 1)`,
  "an end without its instant, or an instant without an end": `select id from applications
    where (status in ${ends}) <> (ended_at is not null)`,
  "alive without a next step": `select id from applications one where
    (status = 'CHECKING' and next_check_at is null)
    or (status = 'REGISTERING' and not exists (select from outbox where application_id = one.id
      and kind = 'RECORD_RESIDENCE' and done_at is null))
    or (status = 'AWAITING_CONSENT' and not exists (select from consents where application_id = one.id
      and state in ('SENDING', 'SENT', 'DELIVERED')))`,
  "a message that must leave and never will": `select id::text from consents where state = 'SENDING'
    and not exists (select from outbox where consent_id = consents.id and done_at is null)`,
  "a request that is open though nobody waits for it": `select consents.id from consents join applications one on one.id = application_id
    where state in ('SENDING', 'SENT', 'DELIVERED') and one.status <> 'AWAITING_CONSENT'`,
  "a delivered request without its hour": `select id from consents where (state = 'DELIVERED') and deadline is null`,
  "an answer taken after the hour": `select id from consents where state in ('CONFIRMED', 'DECLINED') and wrong_tries < 5
    and answered_at >= deadline`,
  "a request ended before its hour was over": `select id from consents where state = 'EXPIRED' and deadline > clock_now()`,
  "granted while somebody who was asked has not agreed": `select one.id from applications one
    where status in ('REGISTERING', 'REGISTERED') and exists (select from consents where application_id = one.id
      and state <> 'CONFIRMED')`,
  "granted with fewer consents than the decision asked for": `select one.id from applications one
    where status in ('REGISTERING', 'REGISTERED') and (decision->>'consentsRequired')::int >
      (select count(*) from consents where application_id = one.id and state = 'CONFIRMED')`,
};

/** None of what must never be is there, at this very moment. */
export async function nothingImpossible(it: World): Promise<void> {
  for (const [what, statement] of Object.entries(impossible)) {
    const rows = await it.sql.unsafe<{ id: string }[]>(statement);
    const histories = rows[0] ? await historyOf(it, rows[0].id) : [];
    expect([what, histories]).toEqual([what, []]);
  }
  const granted = await it.sql<
    { id: string }[]
  >`select id from applications where status in ('REGISTERING', 'REGISTERED')`;
  const ids = new Set(granted.map(({ id }) => id));
  expect(it.recorded.filter(({ applicationId }) => !ids.has(applicationId))).toEqual([]);
  expect(new Set(it.recorded.map(({ applicationId }) => applicationId)).size).toBe(it.recorded.length);
  const registered = await it.sql<{ id: string }[]>`select id from applications where status = 'REGISTERED'`;
  const recorded = new Set(it.recorded.map(({ applicationId }) => applicationId));
  expect(registered.filter(({ id }) => !recorded.has(id))).toEqual([]);
}

async function historyOf(it: World, id: string): Promise<string[]> {
  const events =
    await it.sql`select at::text, status, code from application_events where application_id::text = ${id} order by id`;
  const consents = await it.sql`select id, state, deadline::text, answered_at::text from consents
    where application_id::text = ${id} or id::text = ${id}`;
  return [id, ...[...events, ...consents].map((row) => Object.values(row).join(" "))];
}
