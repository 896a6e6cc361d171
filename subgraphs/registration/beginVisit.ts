import type { RegisterName } from "../shared/call.ts";
import { RegisterSilent } from "../shared/register.ts";
import { asService } from "../shared/relations.ts";
import type { RegistrationContext } from "./context.ts";
import { inTransaction } from "./data/transaction.ts";
import { moveVisit, tellReads, type Visit } from "./data/visits.ts";

/** Nobody waits longer for his messages because of the count. */
const patience = 1_500;
const others: readonly RegisterName[] = ["population", "property", "rental"];

/**
 * A person looks at his account: more than half an hour after he last did, he is told how often others have read his
 * data meanwhile, in all registers. While one of them is silent nothing is told; the next visit counts from as far back.
 */
export async function beginVisit(iin: string, context: RegistrationContext): Promise<void> {
  const visit = await context.visits.before(iin);
  const reads = visit && (await countReads(iin, visit, context));
  if (visit === null || reads === null) return;
  await inTransaction(context.database, async (tx) => {
    if ((await moveVisit(tx, iin, visit)) && reads > 0) await tellReads(tx, iin, reads, visit);
  });
}

/** Null while a register is silent. */
async function countReads(
  iin: string,
  { at: since, now: until }: Visit,
  { ask, audit, call }: RegistrationContext,
): Promise<number | null> {
  const deadline = Math.min(call.deadline, Date.now() + patience);
  const service = { ...asService(call, "registration"), deadline };
  const asked = others.map(async (register) => {
    const variables = { iin, since: since.toISOString(), until: until.toISOString() };
    return (await ask<{ accessCount: number }>(register, accessCount, variables, service)).accessCount;
  });
  try {
    const counts = await Promise.all([audit.countBetween(iin, since, until), ...asked]);
    return counts.reduce((sum, count) => sum + count, 0);
  } catch (error) {
    if (error instanceof RegisterSilent) return null;
    throw error;
  }
}

const accessCount = /* GraphQL */ `
  query ($iin: ID!, $since: DateTime!, $until: DateTime!) {
    accessCount(iin: $iin, since: $since, until: $until)
  }
`;
