import { randomInt } from "node:crypto";
import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { Database } from "../../shared/database/open.ts";
import { holdPeople } from "./locks.ts";
import { referrals } from "./recordTables.ts";
import { enter, type Transaction } from "./transaction.ts";

/** Whom and what a case at a service centre is about. */
export interface Visit {
  readonly applicant: string;
  readonly person: string;
  readonly rka: string;
}

export interface OpenCase {
  readonly number: string;
  readonly expiresAt: Date;
}

const sixDigits = () => String(randomInt(10 ** 6)).padStart(6, "0");
// It cannot be guessed from another one.
const newNumber = (kind: "REF" | "REC") => `${kind}-${sixDigits()}-${sixDigits()}`;
const in30Days = sql`clock_now() + interval '30 days'`;

/** Opens a case at a service centre for 30 days, for a citizen whose application was not accepted online. */
export async function openReferral(tx: Transaction, { applicant, person, rka }: Visit): Promise<string> {
  const number = newNumber("REF");
  await tx.insert(referrals).values({ number, applicant, person, rka, expiresAt: in30Days });
  return number;
}

/**
 * Opens a case for a visitor; who opened it is kept. The same visit within a day has the case it has: `isNew` is false
 * then, whichever operator asks.
 */
export async function openCase(
  tx: Transaction,
  { applicant, person, rka }: Visit,
  operator: string,
): Promise<OpenCase & { readonly isNew: boolean }> {
  await holdPeople(tx, [applicant]);
  const shown = { number: referrals.number, expiresAt: referrals.expiresAt };
  const of = and(eq(referrals.applicant, applicant), eq(referrals.person, person), eq(referrals.rka, rka));
  const [present] = await tx
    .select(shown)
    .from(referrals)
    .where(
      and(of, isNotNull(referrals.openedBy), sql`${referrals.expiresAt} > clock_now() + interval '29 days'`),
    )
    .orderBy(desc(referrals.expiresAt))
    .limit(1);
  if (present) return { ...present, isNew: false };
  const [opened] = await tx
    .insert(referrals)
    .values({ number: newNumber("REC"), applicant, person, rka, openedBy: operator, expiresAt: in30Days })
    .returning(shown);
  if (!opened) throw new Error("a case was opened and is gone");
  enter(tx, [applicant, person], { kind: "CHANGE", fields: ["Reception.number"], caseNumber: opened.number });
  return { ...opened, isNew: true };
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
    valid: async (number: string): Promise<Visit | null> => (await valid.execute({ number }))[0] ?? null,
  };
}
