import { and, eq, sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { appendIn } from "../../shared/audit/append.ts";
import type { AuditEntry } from "../../shared/audit/record.ts";
import { persons, residences } from "./tables.ts";

/** A residence that a registration brings. */
export interface NewResidence {
  readonly applicationId: string;
  readonly iin: string;
  readonly rka: string;
  /** The first day. */
  readonly since: string;
}

/**
 * Writes a residence in one transaction: the one in force ends the day before, the new one begins, and the audit says
 * who has done it. Returns the day recorded for the application, which is the first answer however often it is asked;
 * null for an unknown person.
 */
export function recorderOf(db: PostgresJsDatabase) {
  return (residence: NewResidence, entry: AuditEntry): Promise<string | null> =>
    db.transaction(async (transaction) => {
      const { applicationId, iin, rka, since } = residence;
      // Changes of one person's residence take turns: each sees what the one before has left.
      const known = await transaction
        .select({ iin: persons.iin })
        .from(persons)
        .where(eq(persons.iin, iin))
        .for("no key update");
      if (known.length === 0) return null;
      const [added] = await transaction
        .insert(residences)
        .values({ iin, rka, since, until: dayBeforeNext(iin, since), applicationId })
        .onConflictDoNothing()
        .returning({ id: residences.id });
      if (!added) return sinceOf(transaction, residence);
      await transaction
        .update(residences)
        .set({ until: sql`${since}::date - 1` })
        .where(
          and(
            eq(residences.iin, iin),
            sql`${residences.id} <> ${added.id} and ${residences.since} <= ${since}::date
              and (${residences.until} is null or ${residences.until} >= ${since}::date)`,
          ),
        );
      // Last, for the chain's lock is held until the transaction ends.
      await appendIn(transaction, [entry]);
      return since;
    });
}

// An application recorded late must not outlive what was recorded after it: it ends the day before the next begins.
const dayBeforeNext = (iin: string, since: string) =>
  sql<string>`(select min(next.since) - 1 from residences next where next.iin = ${iin} and next.since > ${since}::date)`;

async function sinceOf(
  db: Pick<PostgresJsDatabase, "select">,
  { iin, applicationId }: NewResidence,
): Promise<string | null> {
  const [first] = await db
    .select({ since: residences.since })
    .from(residences)
    .where(and(eq(residences.iin, iin), eq(residences.applicationId, applicationId)));
  return first?.since ?? null;
}
