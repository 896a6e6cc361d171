import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import type { Database } from "../../shared/database/open.ts";
import { isUuid } from "./uuid.ts";
import { consents } from "./tables.ts";

export type Consent = typeof consents.$inferSelect;
export type ConsentState = Consent["state"];

/** States in which an answer is still waited for. */
export const openStates = ["SENDING", "SENT", "DELIVERED"] as const satisfies readonly ConsentState[];

/** An answer is still waited for. Written out: of parameters no index of the open ones is known to serve. */
export const isWaiting = sql`${consents.state} in ('SENDING', 'SENT', 'DELIVERED')`;

/** Prepared reads of consents. */
export function consentReads({ read, slow }: Pick<Database, "read" | "slow">) {
  const byId = read
    .select()
    .from(consents)
    .where(sql`${consents.id} = any(${sql.placeholder("ids")}::uuid[])`)
    .prepare("consents_by_id");
  const ofApplications = read
    .select()
    .from(consents)
    .where(sql`${consents.applicationId} = any(${sql.placeholder("ids")}::uuid[])`)
    .orderBy(asc(consents.sequence))
    .prepare("consents_by_application");
  const ofGiver = slow
    .select()
    .from(consents)
    .where(and(eq(consents.giver, sql.placeholder("iin")), lt(consents.sequence, sql.placeholder("before"))))
    .orderBy(desc(consents.sequence))
    .limit(sql.placeholder("limit"))
    .prepare("consents_of_giver");
  const openAtPhone = read
    .select()
    .from(consents)
    .where(and(eq(consents.phone, sql.placeholder("phone")), isWaiting))
    .orderBy(desc(consents.sequence))
    .prepare("open_consents_at_phone");
  return {
    byId: (ids: readonly string[]): Promise<Consent[]> => byId.execute({ ids: ids.filter(isUuid) }),
    ofApplications: (ids: readonly string[]): Promise<Consent[]> => ofApplications.execute({ ids }),
    /** Asked of this person, newest first. */
    ofGiver: (iin: string, before: number, limit: number): Promise<Consent[]> =>
      ofGiver.execute({ iin, before, limit }),
    /** Waiting for an answer from this phone, newest first. */
    openAtPhone: (phone: string): Promise<Consent[]> => openAtPhone.execute({ phone }),
  };
}
