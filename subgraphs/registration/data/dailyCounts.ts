import { sql } from "drizzle-orm";
import { coded } from "../../shared/errors.ts";
import type { dailyCounts } from "./recordTables.ts";
import type { Transaction } from "./transaction.ts";

type What = (typeof dailyCounts.$inferSelect)["what"];

// The civil day in Kazakhstan, by the database's clock.
const today = sql`(clock_now() at time zone 'UTC' + interval '5 hours')::date`;

/**
 * One more of these today by this person. Null when it was counted; otherwise when the next day begins, for the day's
 * number is reached. Others of the same person wait here for the end of the transaction.
 */
export async function countToday(
  tx: Transaction,
  what: What,
  whom: string,
  most: number,
): Promise<Date | null> {
  const counted = await tx.execute(sql`
    insert into daily_counts as kept (what, whom, day, count) values (${what}, ${whom}, ${today}, 1)
    on conflict (what, whom) do update set day = excluded.day,
      count = case when kept.day = excluded.day then kept.count + 1 else 1 end
    where kept.day <> excluded.day or kept.count < ${most}::int
    returning 1`);
  return counted.length > 0 ? null : nextDay(tx);
}

/** Throws RATE_LIMITED, which undoes the transaction, when the day's number is reached. */
export async function countOrRefuse(
  tx: Transaction,
  what: What,
  whom: string,
  most: number,
  now: Date,
): Promise<void> {
  const next = await countToday(tx, what, whom, most);
  if (next === null) return;
  const seconds = Math.ceil((next.getTime() - now.getTime()) / 1_000);
  throw coded("RATE_LIMITED", { retryAfter: Math.max(1, seconds) });
}

async function nextDay(tx: Transaction): Promise<Date> {
  const [row] = await tx.execute<{ at: string }>(
    sql`select (${today} + 1 - interval '5 hours') at time zone 'UTC' as at`,
  );
  if (!row) throw new Error("the database did not tell the day");
  return new Date(row.at);
}
