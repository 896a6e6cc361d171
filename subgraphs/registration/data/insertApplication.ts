import { sql } from "drizzle-orm";
import { clockNow } from "../../shared/database/clock.ts";
import { applicationNumber } from "../domain/applicationNumber.ts";
import type { Application } from "./applications.ts";
import { ends, enterStep } from "./moves.ts";
import { notify } from "./notifications.ts";
import { applicationEvents, applications } from "./tables.ts";
import type { Transaction } from "./transaction.ts";

type NewApplication = Omit<
  typeof applications.$inferInsert,
  "number" | "sequence" | "submittedAt" | "endedAt"
>;

/** Records an application with its first event. `make` is given the number it will be known by, and the instant. */
export async function insertApplication(
  tx: Transaction,
  make: (number: string, submittedAt: Date) => NewApplication,
): Promise<Application> {
  const [next] = await tx.execute<{ sequence: string; at: string }>(sql`
    select nextval(pg_get_serial_sequence('applications', 'sequence')) as sequence,
      date_trunc('milliseconds', clock_now()) as at`);
  if (!next) throw new Error("the sequence gave no number");
  const sequence = Number(next.sequence);
  const submittedAt = new Date(next.at);
  const values = { ...make(applicationNumber(sequence), submittedAt), sequence, submittedAt };
  const over = ends.has(values.status);
  const [row] = await tx
    .insert(applications)
    .values({ ...values, number: applicationNumber(sequence), ...(over && { endedAt: clockNow }) })
    .returning();
  if (!row) throw new Error("an application was inserted and is gone");
  await tx
    .insert(applicationEvents)
    .values({ applicationId: row.id, at: clockNow, status: row.status, code: row.code });
  if (over) await notify(tx, [row.applicant, row.person], row.code, row.id);
  enterStep(tx, row, "CHANGE");
  if (over) enterStep(tx, row, "DECISION");
  return row;
}
