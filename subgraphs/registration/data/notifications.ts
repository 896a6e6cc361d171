import { and, desc, eq, lt, sql } from "drizzle-orm";
import { clockNow } from "../../shared/database/clock.ts";
import type { Database } from "../../shared/database/open.ts";
import { notifications } from "./tables.ts";
import type { Transaction } from "./transaction.ts";

export type Notification = typeof notifications.$inferSelect;

export function notificationReads({ slow }: Pick<Database, "slow">) {
  const ofPerson = slow
    .select()
    .from(notifications)
    .where(
      and(eq(notifications.iin, sql.placeholder("iin")), lt(notifications.id, sql.placeholder("before"))),
    )
    .orderBy(desc(notifications.id))
    .limit(sql.placeholder("limit"))
    .prepare("notifications_of_person");
  return {
    /** Newest first. */
    ofPerson: (iin: string, before: number, limit: number): Promise<Notification[]> =>
      ofPerson.execute({ iin, before, limit }),
  };
}

/**
 * Puts a message into the accounts of these persons, once for each code of an application; tells whom it was new to.
 * The account is in this database: writing it in the transaction of its cause is the delivery.
 */
export async function notify(
  tx: Transaction,
  iins: readonly string[],
  code: string,
  applicationId: string,
): Promise<string[]> {
  const rows = [...new Set(iins)].map((iin) => ({ iin, code, applicationId, at: clockNow }));
  if (rows.length === 0) return [];
  const told = await tx
    .insert(notifications)
    .values(rows)
    .onConflictDoNothing()
    .returning({ iin: notifications.iin });
  return told.map(({ iin }) => iin);
}

/** Puts a message about a case at a service centre into the accounts of these persons. */
export async function tellOfCase(tx: Transaction, iins: readonly string[], number: string): Promise<void> {
  const rows = [...new Set(iins)].map((iin) => ({
    iin,
    code: "CASE_OPENED",
    values: { number },
    at: clockNow,
  }));
  await tx.insert(notifications).values(rows);
}
