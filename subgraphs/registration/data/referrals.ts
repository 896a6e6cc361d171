import { randomInt } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Database } from "../../shared/database/open.ts";
import { referrals } from "./recordTables.ts";
import type { Transaction } from "./transaction.ts";

/** Opens a case at a service centre for 30 days; the number cannot be guessed from another one. */
export async function openReferral(
  tx: Transaction,
  { applicant, person, rka }: { applicant: string; person: string; rka: string },
): Promise<string> {
  const number = `REF-${String(randomInt(10 ** 6)).padStart(6, "0")}-${String(randomInt(10 ** 6)).padStart(6, "0")}`;
  const expiresAt = sql`clock_now() + interval '30 days'`;
  await tx.insert(referrals).values({ number, applicant, person, rka, expiresAt });
  return number;
}

export function referralReads({ read }: Pick<Database, "read">) {
  const valid = read
    .select({ applicant: referrals.applicant, person: referrals.person, rka: referrals.rka })
    .from(referrals)
    .where(
      and(
        eq(referrals.number, sql.placeholder("number")),
        sql`${referrals.expiresAt} > (select clock_now())`,
      ),
    )
    .prepare("referral_by_number");
  return {
    /** Whom and what a number opens; null when it opens nothing (any more). */
    valid: async (number: string) => (await valid.execute({ number }))[0] ?? null,
  };
}
