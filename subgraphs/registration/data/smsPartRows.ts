import type { Database } from "../../shared/database/open.ts";
import type { partStates } from "./smsTables.ts";

/** How a part ended, and with it perhaps its message. */
export type PartState = (typeof partStates)[number];

type Client = Pick<Database, "sql">;

/** A message that a provider has taken. */
export interface Taken {
  readonly reference: string;
  readonly phone: string;
  /** The provider's number of each part, in order; behind it the numbers by which a report may mean it. */
  readonly parts: readonly (readonly string[])[];
}

/** What a provider reports of a part. */
export interface Reported {
  /** The report's number, and what else it may mean, likeliest first. */
  readonly ids: readonly string[];
  /** Null when the report does not tell the telephone. */
  readonly phone: string | null;
  readonly state: PartState;
}

/** Longer than an answer to a submit can take; a report that is older belongs to something else. */
const earlySeconds = 120;

/** Keeps the parts of messages that a provider has taken. */
export async function keepParts(provider: string, taken: readonly Taken[], client: Client): Promise<void> {
  const rows = numbered(taken).map(({ of, id, part }) => [id, { id, of, part }] as const);
  const parts = [...new Map(rows).values()];
  if (parts.length === 0) return;
  await client.sql`
    insert into sms_parts (provider, message_id, reference, part, parts, phone, taken_at)
    select ${provider}, message_id, reference, part, parts, phone, clock_now() from unnest(
      ${parts.map(({ id }) => id)}::text[], ${parts.map(({ of }) => of.reference)}::uuid[],
      ${parts.map(({ part }) => part)}::int[], ${parts.map(({ of }) => of.parts.length)}::int[],
      ${parts.map(({ of }) => of.phone)}::text[]) as taken (message_id, reference, part, parts, phone)
    on conflict (provider, message_id) do update set reference = excluded.reference, part = excluded.part,
      parts = excluded.parts, phone = excluded.phone, taken_at = excluded.taken_at, state = null`;
}

const numbered = (taken: readonly Taken[]) =>
  taken.flatMap((of) =>
    of.parts.flatMap(([id = "", ...others], at) =>
      id === "" ? [] : [{ of, id, part: at + 1, numbers: [id, ...others] }],
    ),
  );

interface Marking {
  /** Messages whose parts are kept: reports of them may have come already. */
  readonly taken: readonly Taken[];
  readonly said: readonly (Reported & { readonly at: number })[];
  /** Whether a report of no part that is known waits for the answer that names it. */
  readonly keep: boolean;
}

/** The message of a part that was marked, and which of what was said has marked it; null for a report that had waited. */
interface Marked {
  readonly at: number | null;
  readonly reference: string;
}

const waitedFor = (taken: readonly Taken[]) =>
  numbered(taken).flatMap(({ of: { phone }, id, numbers }) =>
    numbers.map((number) => ({ id, number, phone })),
  );

/**
 * Notes how parts ended, in one statement: by what is said now, and by reports that have waited for them. What was
 * delivered stays delivered (of the two words the lesser). It comes after the parts are kept, as a report is kept before
 * its part is looked for again: of two processes one sees what the other has kept.
 */
export async function mark(
  provider: string,
  { taken, said, keep }: Marking,
  client: Client,
): Promise<Marked[]> {
  const looked = waitedFor(taken);
  const means = said.flatMap(({ ids, ...one }) => ids.map((id, rank) => ({ ...one, id, rank })));
  if (looked.length === 0 && means.length === 0) return [];
  const rows = await client.sql<Marked[]>`
    with looked as (
      select * from unnest(${looked.map(({ id }) => id)}::text[], ${looked.map(({ number }) => number)}::text[],
        ${looked.map(({ phone }) => phone)}::text[]) as looked (message_id, number, phone)),
    said as (
      select * from unnest(${means.map(({ at }) => at)}::int[], ${means.map(({ rank }) => rank)}::int[],
        ${means.map(({ id }) => id)}::text[], ${means.map(({ phone }) => phone)}::text[],
        ${means.map(({ state }) => state)}::text[]) as said (at, rank, message_id, phone, state)),
    waited as (
      delete from sms_early_reports early using looked
      where early.provider = ${provider} and early.message_id = looked.number and early.phone in (looked.phone, '')
        and early.at > clock_now() - make_interval(secs => ${earlySeconds})
      returning looked.message_id, early.state),
    meant as (
      select distinct on (said.at) said.at, said.message_id, said.state from said join sms_parts parts
        on parts.provider = ${provider} and parts.message_id = said.message_id
        and (said.phone is null or said.phone = parts.phone)
      order by said.at, said.rank),
    ended as (
      select message_id, min(state) as state from (
        select message_id, state from waited union all select message_id, state from meant) as told
      group by message_id),
    marked as (
      update sms_parts parts set state = case when parts.state = 'DELIVERED' then parts.state else ended.state end
      from ended where parts.provider = ${provider} and parts.message_id = ended.message_id
      returning parts.message_id, parts.reference),
    waiting as (
      insert into sms_early_reports (provider, message_id, phone, state, at)
      select distinct on (message_id, coalesce(phone, '')) ${provider}, message_id, coalesce(phone, ''), state, clock_now()
      from said where ${keep} and rank = 0 and at not in (select meant.at from meant)
      order by message_id, coalesce(phone, ''), at desc
      on conflict (provider, message_id, phone) do update set state = excluded.state, at = excluded.at)
    select meant.at, marked.reference from marked left join meant using (message_id)`;
  return [...rows];
}

/**
 * How messages have ended: delivered when each part is, in whichever try; else failed with this provider when a part of
 * it is. By a statement of its own, which sees what another process has marked meanwhile.
 */
export async function endsOf(
  provider: string,
  references: readonly string[],
  client: Client,
): Promise<Map<string, PartState>> {
  if (references.length === 0) return new Map();
  const rows = await client.sql<{ reference: string; end: PartState | null }[]>`
    select reference, case
      when count(distinct part) filter (where state = 'DELIVERED') >= max(parts) then 'DELIVERED'
      when bool_or(state = 'FAILED' and provider = ${provider}) then 'FAILED' end as end
    from sms_parts where reference = any(${references}::uuid[]) group by reference`;
  return new Map(rows.flatMap(({ reference, end }) => (end ? [[reference, end]] : [])));
}
