import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { clockNow } from "../../shared/database/clock.ts";
import type { Database } from "../../shared/database/open.ts";
import { outbox } from "./tables.ts";
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

/** Takes up to `limit` entries of these kinds that are due; nobody else takes them for the next half minute. */
export async function claimDue(
  { sql: client }: Pick<Database, "sql">,
  kinds: readonly OutboxEntry["kind"][],
  limit: number,
): Promise<OutboxEntry[]> {
  const rows = await client<OutboxEntry[]>`
    update outbox set attempts = attempts + 1, due_at = clock_now() + interval '30 seconds'
    where id in (
      select id from outbox where done_at is null and due_at <= (select clock_now()) and kind = any(${kinds})
      order by due_at limit ${limit} for update skip locked)
    returning id::float8 as id, kind, application_id as "applicationId", consent_id as "consentId", reference, attempts,
      due_at as "dueAt", done_at as "doneAt"`;
  return [...rows];
}

export async function markDone(tx: Transaction, id: number): Promise<void> {
  await tx.update(outbox).set({ doneAt: clockNow }).where(eq(outbox.id, id));
}

/** Puts an entry off: the pause grows with the attempts, up to ten minutes. */
export async function putOff(
  { write }: Pick<Database, "write">,
  { id, attempts }: OutboxEntry,
): Promise<void> {
  const dueAt = sql`clock_now() + make_interval(secs => ${pauseSeconds(attempts)})`;
  await write.update(outbox).set({ dueAt }).where(eq(outbox.id, id));
}

/** Seconds to wait after so many tries in vain: 2, 4, 8 … up to ten minutes. */
export const pauseSeconds = (tries: number): number => Math.min(600, 2 ** Math.min(Math.max(tries, 1), 10));
