import { sql } from "drizzle-orm";
import { clockNowOnce } from "../../shared/database/clock.ts";
import type { Database } from "../../shared/database/open.ts";
import { earlyReports, smsParts, type partStates } from "./smsTables.ts";

/** How a part ended, and with it perhaps its message. */
export type PartState = (typeof partStates)[number];

type Client = Pick<Database, "sql">;

interface Taken {
  readonly provider: string;
  readonly reference: string;
  readonly phone: string;
  /** The provider's numbers of all parts, in order. */
  readonly messageIds: readonly string[];
}

interface Reported {
  readonly provider: string;
  /** What the report's number may mean, likeliest first. */
  readonly ids: readonly string[];
  /** Null when the report does not tell the telephone. */
  readonly phone: string | null;
  readonly state: PartState;
}

/** Longer than an answer to a submit can take; a report that is older belongs to something else. */
const earlySeconds = 120;

/** Keeps the parts that a provider has taken. Gives the message's end when the reports have come already. */
export async function keepParts(taken: Taken, client: Client): Promise<PartState | null> {
  const { provider, reference, phone, messageIds } = taken;
  const rows = messageIds.flatMap((messageId, at) => (messageId === "" ? [] : [{ messageId, part: at + 1 }]));
  if (rows.length === 0) return null;
  const ids = rows.map(({ messageId }) => messageId);
  await client.sql`
    insert into sms_parts (provider, message_id, reference, part, parts, phone, taken_at)
    select ${provider}, message_id, ${reference}::uuid, part, ${messageIds.length}::int, ${phone}, clock_now()
    from unnest(${ids}::text[], ${rows.map(({ part }) => part)}::int[]) as taken (message_id, part)
    on conflict (provider, message_id) do update set reference = excluded.reference, part = excluded.part,
      parts = excluded.parts, phone = excluded.phone, taken_at = excluded.taken_at, state = null`;
  // After the parts are there, as `report` looks for parts after it has kept a report: one of the two sees the other.
  const early = await client.sql<{ messageId: string; state: PartState }[]>`
    delete from sms_early_reports where provider = ${provider} and message_id = any(${ids}::text[])
      and phone in (${phone}, '') and at > clock_now() - make_interval(secs => ${earlySeconds})
    returning message_id as "messageId", state`;
  for (const { messageId, state } of early)
    await mark({ provider, ids: [messageId], phone: null, state }, client);
  return early.length > 0 ? endOf(reference, provider, client) : null;
}

/** Takes a report. Gives its message, when that has now come to its end. */
export async function report(
  reported: Reported,
  client: Client,
): Promise<{ reference: string; state: PartState } | null> {
  const reference = (await mark(reported, client)) ?? (await keepEarly(reported, client));
  if (reference === null) return null;
  const state = await endOf(reference, reported.provider, client);
  return state && { reference, state };
}

/** The providers that have taken this message, and whether they have reported it as undeliverable since. */
export async function takersOf(reference: string, client: Client) {
  return client.sql<{ provider: string; failed: boolean }[]>`
    select provider, coalesce(bool_or(state = 'FAILED'), false) as failed from sms_parts
    where reference = ${reference} group by provider`;
}

/** Forgets what no report can come for any more: a message is tried for a day. */
export async function forgetOldParts({ write }: Pick<Database, "write">): Promise<void> {
  await write.delete(smsParts).where(sql`${smsParts.takenAt} < ${clockNowOnce} - interval '3 days'`);
  await write.delete(earlyReports).where(sql`${earlyReports.at} < ${clockNowOnce} - interval '1 hour'`);
}

/** Notes the end of one part; the message it belongs to. What was delivered stays delivered. */
async function mark({ provider, ids, phone, state }: Reported, client: Client): Promise<string | null> {
  const [part] = await client.sql<{ reference: string }[]>`
    update sms_parts set state = case when state = 'DELIVERED' then state else ${state} end
    where provider = ${provider} and message_id = (
      select message_id from sms_parts
      where provider = ${provider} and message_id = any(${ids}::text[])
        and (${phone}::text is null or phone = ${phone})
      order by array_position(${ids}::text[], message_id) limit 1)
    returning reference`;
  return part?.reference ?? null;
}

/** No such part yet: the report waits for the answer that names it, unless that has come meanwhile. */
async function keepEarly(reported: Reported, client: Client): Promise<string | null> {
  const { provider, ids, phone, state } = reported;
  await client.sql`
    insert into sms_early_reports (provider, message_id, phone, state, at)
    select ${provider}, message_id, ${phone ?? ""}, ${state}, clock_now() from unnest(${ids}::text[]) as ids (message_id)
    on conflict (provider, message_id, phone) do update set state = excluded.state, at = excluded.at`;
  return mark(reported, client);
}

/** Delivered when each of its parts is, in whichever try; else failed with this provider when a part of it is. */
async function endOf(reference: string, provider: string, client: Client): Promise<PartState | null> {
  const [message] = await client.sql<{ end: PartState | null }[]>`
    select case
      when count(distinct part) filter (where state = 'DELIVERED') >= max(parts) then 'DELIVERED'
      when bool_or(state = 'FAILED' and provider = ${provider}) then 'FAILED' end as end
    from sms_parts where reference = ${reference}`;
  return message?.end ?? null;
}
