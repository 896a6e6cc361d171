import { and, eq, sql } from "drizzle-orm";
import { clockNow } from "../../shared/database/clock.ts";
import type { Database } from "../../shared/database/open.ts";
import { visits } from "./recordTables.ts";
import { notifications } from "./tables.ts";
import type { Transaction } from "./transaction.ts";

/** A person's last visit to his account, and the present instant by this database's clock. */
export interface Visit {
  readonly at: Date;
  readonly now: Date;
}

// As it comes back: a visit is known by its instant.
const wholeMillisecond = sql`date_trunc('milliseconds', clock_now())`;
const visitLength = sql`interval '30 minutes'`;

/** Visits to the account: one lasts half an hour, whatever is read in it. */
export function visitReads({ read, write }: Pick<Database, "read" | "write">) {
  const last = read
    .select({
      at: visits.at,
      now: clockNow,
      isOver: sql<boolean>`${visits.at} <= clock_now() - ${visitLength}`,
    })
    .from(visits)
    .where(eq(visits.iin, sql.placeholder("iin")))
    .prepare("visit_of_person");
  return {
    /** The visit that is over when this one begins; null during a visit, and at the first. */
    before: async (iin: string): Promise<Visit | null> => {
      const [visit] = await last.execute({ iin });
      if (!visit) await write.insert(visits).values({ iin, at: wholeMillisecond }).onConflictDoNothing();
      return visit?.isOver ? visit : null;
    },
  };
}

/** The present visit is the last one now; false when another request was faster to say so. */
export async function moveVisit(tx: Transaction, iin: string, { at, now }: Visit): Promise<boolean> {
  const moved = await tx
    .update(visits)
    .set({ at: now })
    .where(and(eq(visits.iin, iin), eq(visits.at, at)))
    .returning({ iin: visits.iin });
  return moved.length > 0;
}

/** Tells a person in his account how often his data was read since his last visit. */
export async function tellReads(tx: Transaction, iin: string, reads: number, { at }: Visit): Promise<void> {
  const values = { reads, since: at.toISOString() };
  await tx
    .insert(notifications)
    .values({ iin, at: clockNow, code: "DATA_READ", applicationId: null, values });
}
