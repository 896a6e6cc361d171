import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { clockNow } from "../../shared/database/clock.ts";
import type { Database } from "../../shared/database/open.ts";
import { applications, consents, outbox } from "./tables.ts";
import type { Transaction } from "./transaction.ts";

export type OutboxEntry = typeof outbox.$inferSelect;

/** Writes what has to leave, in the transaction of its cause. A trigger wakes the sender when it commits. */
export async function enqueue(
  tx: Transaction,
  entries: readonly { kind: OutboxEntry["kind"]; applicationId: string; consentId?: string }[],
): Promise<void> {
  const rows = entries.map((entry) => ({ ...entry, reference: randomUUID(), dueAt: clockNow }));
  if (rows.length > 0) await tx.insert(outbox).values(rows);
}

/** How long an entry belongs to whoever has taken it, unless he holds on: what a killed process had in hand waits so long. */
const leaseSeconds = 10;

/** Takes up to `limit` entries of these kinds that are due; nobody else takes them until their lease is over. */
export async function claimDue(
  { sql: client }: Pick<Database, "sql">,
  kinds: readonly OutboxEntry["kind"][],
  limit: number,
): Promise<OutboxEntry[]> {
  const rows = await client<OutboxEntry[]>`
    update outbox set attempts = attempts + 1, due_at = clock_now() + make_interval(secs => ${leaseSeconds})
    where id in (
      select id from outbox where done_at is null and due_at <= (select clock_now()) and kind = any(${kinds})
      order by due_at limit ${limit} for update skip locked)
    returning id::float8 as id, kind, application_id as "applicationId", consent_id as "consentId", reference, attempts,
      due_at as "dueAt", done_at as "doneAt"`;
  return [...rows];
}

/** An entry, known by its own number and, for it lies with its application, by that. */
const isEntry = ({ id, applicationId }: Pick<OutboxEntry, "id" | "applicationId">) =>
  and(eq(outbox.id, id), eq(outbox.applicationId, applicationId));

/** Keeps an entry for another lease, as long as whoever has it in hand lives. */
export async function holdOn({ write }: Pick<Database, "write">, entry: OutboxEntry): Promise<void> {
  const dueAt = sql`clock_now() + make_interval(secs => ${leaseSeconds})`;
  await write
    .update(outbox)
    .set({ dueAt })
    .where(and(isEntry(entry), isNull(outbox.doneAt)));
}

export async function markDone({ write }: Pick<Database, "write">, entry: OutboxEntry): Promise<void> {
  await write.update(outbox).set({ doneAt: clockNow }).where(isEntry(entry));
}

/** The request for consent that a message carries, and when its application was signed. */
export async function requestIn(reference: string, { write }: Pick<Database, "write">) {
  const [request] = await write
    .select({
      ...{ id: consents.id, applicationId: consents.applicationId },
      signedAt: applications.signedAt,
    })
    .from(outbox)
    .innerJoin(
      consents,
      and(eq(consents.id, outbox.consentId), eq(consents.applicationId, outbox.applicationId)),
    )
    .innerJoin(applications, eq(applications.id, outbox.applicationId))
    .where(eq(outbox.reference, reference));
  return request;
}

/** A message that has left has to leave again, by another way. False when somebody has it in hand just now. */
export async function openAgain(reference: string, { write }: Pick<Database, "write">): Promise<boolean> {
  // Of nobody's data: nothing is entered into the audit.
  return write.transaction(async (tx) => {
    const [entry] = await tx.select().from(outbox).where(eq(outbox.reference, reference)).for("update");
    if (!entry) return true;
    if (entry.doneAt === null) return entry.attempts === 0;
    await tx.update(outbox).set({ doneAt: null, dueAt: clockNow, attempts: 0 }).where(isEntry(entry));
    if (entry.consentId !== null)
      await tx.update(consents).set({ state: "SENDING" })
        .where(sql`${consents.id} = ${entry.consentId} and ${consents.applicationId} = ${entry.applicationId}
          and ${consents.state} = 'SENT'`);
    return true;
  });
}

/**
 * When a message is tried again, made for an hour that begins when it arrives: at once while a link may come back, then
 * ever more seldom, until the day is over.
 */
const plan: readonly { readonly upToTry: number; readonly pause: number }[] = [
  { upToTry: 3, pause: 1 },
  { upToTry: 6, pause: 5 },
  { upToTry: 10, pause: 15 },
  { upToTry: 65, pause: 60 },
  { upToTry: Infinity, pause: 300 },
];
const planned = (tries: number) => plan.find(({ upToTry }) => tries <= upToTry)?.pause ?? 300;

/** Puts an entry off: messages as planned, all else with pauses that grow up to ten minutes. */
export async function putOff({ write }: Pick<Database, "write">, entry: OutboxEntry): Promise<void> {
  const { kind, attempts } = entry;
  const seconds = kind === "RECORD_RESIDENCE" ? pauseSeconds(attempts) : planned(attempts);
  const dueAt = sql`clock_now() + make_interval(secs => ${seconds})`;
  await write.update(outbox).set({ dueAt }).where(isEntry(entry));
}

/** Seconds to wait after so many tries in vain: 2, 4, 8 … up to ten minutes. */
export const pauseSeconds = (tries: number): number => Math.min(600, 2 ** Math.min(Math.max(tries, 1), 10));
