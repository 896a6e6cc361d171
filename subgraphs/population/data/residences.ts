import { sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Housed, ResidenceRecord } from "../domain/home.ts";
import { amongKeys, holds, lives } from "./conditions.ts";
import { persons, residences } from "./tables.ts";

/** Which part of a history to read: rows after `since` and `id`, newest first. */
export interface HistoryPage {
  readonly limit: number;
  readonly after: readonly string[] | null;
}

/** One row of a person's own history. */
export interface ResidenceRow extends ResidenceRecord {
  readonly iin: string;
}

const beforeEverything = ["infinity", "9223372036854775807"];

/** Where people are and were registered. */
export function residencesOf(db: PostgresJsDatabase) {
  const homes = homesStatement(db);
  const history = historyStatement(db);
  const counts = db
    .select({ rka: residences.rka, persons: sql<number>`count(distinct ${residences.iin})::int` })
    .from(residences)
    .where(sql`${amongKeys(residences.rka)} and ${holds(sql`${residences}`)}`)
    .groupBy(residences.rka)
    .prepare("registered_persons");
  return {
    /** What decides where these persons live on the day; one row per person, own and followed residences within. */
    homes: (keys: readonly string[], day: string) => homes.execute({ keys, day }),
    history(keys: readonly string[], { limit, after }: HistoryPage) {
      const [since, id] = after ?? beforeEverything;
      return history.execute({ keys, limit, since, id });
    },
    /** Who is registered at each dwelling: everybody with a record in force there, and nobody without one of his own. */
    registeredPersons: (keys: readonly string[], day: string) => counts.execute({ keys, day }),
  };
}

function homesStatement(db: PostgresJsDatabase) {
  const inForce = (of: string) => sql`
    select home.id::text as id, home.rka, home.since, home.until from residences home
    where home.iin = ${sql.raw(of)} and ${holds(sql`home`)} order by home.since desc, home.id desc limit 1`;
  return db
    .select({
      iin: persons.iin,
      birthDate: persons.birthDate,
      own: sql<ResidenceRecord | null>`(select to_json(own) from (${inForce("persons.iin")}) own)`,
      // A wide net, so that adults cost nothing; the law's age is the domain's to judge.
      followed: sql<
        Housed["followed"]
      >`coalesce(case when persons.birth_date + interval '15 years' > ${sql.placeholder("day")}::date then
        (select json_agg(json_build_object('id', lived.id, 'rka', lived.rka, 'since', lived.since, 'until', lived.until,
          'actsSince', record.since) order by record.position)
        from representations record cross join lateral (${inForce("record.representative")}) lived
        where record.iin = persons.iin and ${holds(sql`record`)} and ${lives(sql`record.representative`)}) end, '[]')`,
    })
    .from(persons)
    .where(amongKeys(persons.iin))
    .prepare("homes");
}

function historyStatement(db: PostgresJsDatabase) {
  const { since, until, rka } = residences;
  const page = db
    .select({ iin: residences.iin, id: sql<string>`${residences.id}::text`.as("id"), rka, since, until })
    .from(residences)
    .where(
      sql`${residences.iin} = asked.iin
        and (${since}, ${residences.id}) < (${sql.placeholder("since")}::date, ${sql.placeholder("id")}::bigint)`,
    )
    .orderBy(sql`${since} desc, ${residences.id} desc`)
    .limit(sql.placeholder("limit"))
    .as("page");
  return db
    .select({ iin: page.iin, id: page.id, rka: page.rka, since: page.since, until: page.until })
    .from(sql`unnest(${sql.placeholder("keys")}::text[]) as asked(iin)`)
    .innerJoinLateral(page, sql`true`)
    .prepare("residence_history");
}
