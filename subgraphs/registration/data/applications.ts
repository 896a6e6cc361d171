import { and, asc, desc, eq, lt, or, sql } from "drizzle-orm";
import type { Database } from "../../shared/database/open.ts";
import { isUuid } from "./uuid.ts";
import { applicationEvents, applications, consents } from "./tables.ts";

export type Application = typeof applications.$inferSelect;
export type ApplicationStatus = Application["status"];
export type ApplicationEvent = typeof applicationEvents.$inferSelect;

/** The first page of a list sorted by a falling sequence starts below every sequence there is. */
export const beforeEverything = Number.MAX_SAFE_INTEGER;

/** Prepared reads of applications. */
export function applicationReads({ read, slow }: Pick<Database, "read" | "slow">) {
  const byId = read
    .select()
    .from(applications)
    .where(sql`${applications.id} = any(${sql.placeholder("ids")}::uuid[])`)
    .prepare("applications_by_id");
  const events = read
    .select()
    .from(applicationEvents)
    .where(sql`${applicationEvents.applicationId} = any(${sql.placeholder("ids")}::uuid[])`)
    .orderBy(asc(applicationEvents.id))
    .prepare("events_by_application");
  const ofPerson = slow
    .select()
    .from(applications)
    .where(
      and(
        or(
          eq(applications.applicant, sql.placeholder("iin")),
          eq(applications.person, sql.placeholder("iin")),
        ),
        lt(applications.sequence, sql.placeholder("before")),
      ),
    )
    .orderBy(desc(applications.sequence))
    .limit(sql.placeholder("limit"))
    .prepare("applications_of_person");
  const confirmed = read
    .select({ giver: consents.giver })
    .from(consents)
    .where(and(eq(consents.applicationId, sql.placeholder("id")), eq(consents.state, "CONFIRMED")))
    .prepare("confirmed_givers");
  return {
    byId: (ids: readonly string[]): Promise<Application[]> => byId.execute({ ids: ids.filter(isUuid) }),
    events: (ids: readonly string[]): Promise<ApplicationEvent[]> => events.execute({ ids }),
    /** Those in which he is the applicant or the person, newest first. */
    ofPerson: (iin: string, before: number, limit: number): Promise<Application[]> =>
      ofPerson.execute({ iin, before, limit }),
    confirmedGivers: async (id: string): Promise<ReadonlySet<string>> =>
      new Set((await confirmed.execute({ id })).map(({ giver }) => giver)),
  };
}
