import { sql } from "drizzle-orm";
import { unrecordedCounts } from "./recordTables.ts";
import type { Transaction } from "./transaction.ts";

type Count = Omit<typeof unrecordedCounts.$inferSelect, "count">;

/** One more that was not accepted: a number only, nobody's data. */
export async function countUnrecorded(tx: Transaction, what: Count): Promise<void> {
  const { day, kato, channel, outcome } = unrecordedCounts;
  await tx
    .insert(unrecordedCounts)
    .values({ ...what, count: 1 })
    .onConflictDoUpdate({
      target: [day, kato, channel, outcome],
      set: { count: sql`${unrecordedCounts.count} + 1` },
    });
}
