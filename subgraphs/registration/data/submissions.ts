import { and, eq } from "drizzle-orm";
import { clockNow } from "../../shared/database/clock.ts";
import type { Database } from "../../shared/database/open.ts";
import { submissions } from "./recordTables.ts";
import type { Transaction } from "./transaction.ts";

export type Submission = typeof submissions.$inferSelect;
export type SubmissionKey = Pick<Submission, "caller" | "key">;

const is = ({ caller, key }: SubmissionKey) => and(eq(submissions.caller, caller), eq(submissions.key, key));

export async function findSubmission(
  { write }: Pick<Database, "write">,
  key: SubmissionKey,
): Promise<Submission | null> {
  const [row] = await write.select().from(submissions).where(is(key)).prepare("submission_by_key").execute();
  return row ?? null;
}

/** Whether the key has been used, as this transaction sees it. */
export async function isKept(tx: Transaction, key: SubmissionKey): Promise<boolean> {
  const kept = await tx.select({ key: submissions.key }).from(submissions).where(is(key));
  return kept.length > 0;
}

/** True for the first to come with this key; a second waits here until the first has ended, then is told no. */
export async function reserveSubmission(
  tx: Transaction,
  key: SubmissionKey,
  inputDigest: string,
): Promise<boolean> {
  const kept = await tx
    .insert(submissions)
    .values({ ...key, inputDigest, at: clockNow })
    .onConflictDoNothing()
    .returning({ key: submissions.key });
  return kept.length > 0;
}

/** The answer to give again. */
export async function answerSubmission(
  tx: Transaction,
  key: SubmissionKey,
  answer: Partial<Pick<Submission, "applicationId" | "decision" | "referral">>,
): Promise<void> {
  await tx.update(submissions).set(answer).where(is(key));
}
