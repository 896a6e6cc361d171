import { createHash, randomUUID } from "node:crypto";
import { append, type Who } from "./audit.ts";
import type { Client, Opened } from "./databases.ts";

/** The rows that the steps of a life leave, each by a statement of its own. */
export const digest = (text: string) => createHash("sha256").update(text).digest("hex");
export const today = () => new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10);

/** The registers themselves, as the audit has them. */
export const registers: Who = {
  readerRole: "service",
  readerBody: "registration",
  purpose: "RESIDENCE_REGISTRATION",
};

/** The residence in force ends the day before, the new one begins. */
export async function recorded(
  population: Opened["population"],
  id: string,
  who: string,
  rka: string,
): Promise<void> {
  await population.begin(async (tx) => {
    await tx`select 1 from persons where iin = ${who} for no key update`;
    await tx`insert into residences (iin, rka, since, application_id) values (${who}, ${rka}, ${today()}::date, ${id})`;
    await tx`update residences set until = ${today()}::date - 1 where iin = ${who} and application_id is distinct from ${id}
      and since <= ${today()}::date and (until is null or until >= ${today()}::date)`;
    await append(tx, { ...registers, kind: "CHANGE", caseNumber: id }, [who], ["Person.residence"]);
  });
}

interface Move {
  readonly id: string;
  readonly status: string;
  readonly code: string;
  readonly decision?: object;
  readonly since?: string;
  readonly ended?: true;
}

export async function moved(
  tx: Client,
  { id, status, code, decision: decided, since, ended }: Move,
): Promise<void> {
  await tx`update applications set status = ${status}, code = ${code}, checks = 0, next_check_at = null,
    decision = coalesce(${decided ? JSON.stringify(decided) : null}::text::jsonb, decision),
    residence_since = coalesce(${since ?? null}::date, residence_since),
    ended_at = case when ${ended ?? false}::boolean then clock_now() else ended_at end where id = ${id}`;
  await event(tx, id, status, code);
}

export const event = (tx: Client, id: string, status: string, code: string) =>
  tx`insert into application_events (application_id, at, status, code) values (${id}, clock_now(), ${status}, ${code})`;

export const told = (tx: Client, id: string, iin: string, code: string) =>
  tx`insert into notifications (iin, at, code, application_id) values (${iin}, clock_now(), ${code}, ${id}) on conflict do nothing`;

export const counted = (tx: Client, what: string, whom: string) => tx`
  insert into daily_counts as kept (what, whom, day, count) values (${what}, ${whom}, ${today()}::date, 1)
  on conflict (what, whom) do update set day = excluded.day, count = kept.count + 1`;

/** Due later, so that no sender of the product takes it: here it leaves at once. */
export const enqueued = (tx: Client, kind: string, id: string, reference: string, asked: string | null) => tx`
  insert into outbox (kind, application_id, consent_id, reference, due_at)
  values (${kind}, ${id}, ${asked}, ${reference}, clock_now() + interval '1 hour')`;

export const claimed = (registration: Client, reference: string) =>
  registration`update outbox set attempts = attempts + 1 where reference = ${reference}`;

export const done = (registration: Client, reference: string) =>
  registration`update outbox set done_at = clock_now() where reference = ${reference}`;

/** A message is taken by the network and reported as delivered, part by part. */
export async function messageLeaves(
  registration: Client,
  reference: string,
  phone: string,
  parts: number,
  taken: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await claimed(registration, reference);
  const ids = Array.from({ length: parts }, () => randomUUID());
  await registration`
    insert into sms_parts (provider, message_id, reference, part, parts, phone, taken_at)
    select 'first', id, ${reference}::uuid, part, ${parts}::int, ${phone}, clock_now()
    from unnest(${ids}::text[]) with ordinality as taken (id, part)`;
  await taken();
  await done(registration, reference);
  for (const id of ids)
    await registration`update sms_parts set state = 'DELIVERED' where provider = 'first' and message_id = ${id}`;
}

interface Signature {
  readonly id: string;
  readonly consent: string | null;
  readonly signer: string;
  readonly payload: string;
  readonly sum: string;
  readonly code: string;
}

export const evidence = (tx: Client, { id, consent: asked, signer, payload, sum, code }: Signature) => tx`
  insert into signature_evidence (application_id, consent_id, signer, method, payload, payload_digest, at, code_hash)
  values (${id}, ${asked}, ${signer}, 'SMS_CODE', ${payload}, ${sum}, clock_now(), ${digest(`${asked ?? id} ${code}`)})`;
