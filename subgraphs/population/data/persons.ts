import { eq, sql, type SQL } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { inColumns, rowsOf } from "../../shared/database/inColumns.ts";
import type { CourtDecision } from "../domain/capacity.ts";
import { capacityDecisions, persons, phones } from "./tables.ts";
import { amongKeys, holds } from "./conditions.ts";

/** A person's own row. `ref` is the key by which registers speak of the same person. */
export type PersonRow = Awaited<ReturnType<ReturnType<typeof personsOf>["byIin"]>>[number];

// Within a sub-select the outer row is named in full: drizzle writes its columns bare where only one table is read.
const decisionInForce = (day?: SQL) => sql<CourtDecision | null>`(
  select decision.status from ${capacityDecisions} decision
  where decision.iin = persons.iin and ${holds(sql`decision`, day)}
  order by decision.since desc limit 1)`;

/** Reads of single persons by number: rows, linked phones, court decisions in force on a day. */
export function personsOf(db: PostgresJsDatabase) {
  const { surname, given, patronymic, surnameRu, givenRu, patronymicRu, surnameLatin, givenLatin } = persons;
  const names = { surname, given, patronymic, surnameRu, givenRu, patronymicRu, surnameLatin, givenLatin };
  const { iin, birthDate, deathDate, sex, citizenship } = persons;
  const rows = db
    .select({ ref: iin, iin, ...names, birthDate, deathDate, sex, citizenship })
    .from(persons)
    .where(amongKeys(iin))
    .prepare("persons_by_iin");
  const linked = db.select().from(phones).where(amongKeys(phones.iin)).prepare("phones_by_iin");
  const decisions = db
    .select({ iin, decision: decisionInForce() })
    .from(persons)
    .where(amongKeys(iin))
    .prepare("capacity_by_iin");
  return {
    byIin: (keys: readonly string[]) => rows.execute({ keys }),
    phones: (keys: readonly string[]) => linked.execute({ keys }),
    decisions: (keys: readonly string[], day: string) => decisions.execute({ keys, day }),
  };
}

/** What other registers' rules and messages need of one person on a day. */
export interface PersonFactsRow extends Pick<
  typeof persons.$inferSelect,
  "iin" | "surname" | "given" | "patronymic" | "birthDate" | "deathDate" | "citizenship" | "valid"
> {
  /** Which of the questions this answers; the first is 1. */
  readonly place: number;
  readonly phone: string | null;
  readonly capacity: CourtDecision | "FULL";
  readonly representatives: readonly { readonly iin: string; readonly kind: string }[];
  readonly residenceRka: string | null;
}

/** The facts of many persons, each on a day of his own, in one statement. */
export function personFactsOf(db: PostgresJsDatabase) {
  const day = sql`asked.day`;
  const { iin, surname, given, patronymic, birthDate, deathDate, citizenship, valid } = persons;
  const facts = db
    .select(
      inColumns<PersonFactsRow>({
        place: sql`asked.place`,
        ...{ iin, surname, given, patronymic, birthDate, deathDate, citizenship, valid },
        phone: phones.phone,
        capacity: sql`coalesce(${decisionInForce(day)}, 'FULL')`,
        representatives: sql`coalesce((
          select json_agg(json_build_object('iin', record.representative, 'kind', record.kind) order by record.position)
          from representations record where record.iin = persons.iin and ${holds(sql`record`, day)}), '[]')`,
        residenceRka: sql`(
          select home.rka from residences home where home.iin = persons.iin and ${holds(sql`home`, day)}
          order by home.since desc, home.id desc limit 1)`,
      }),
    )
    .from(
      sql`unnest(${sql.placeholder("keys")}::text[], ${sql.placeholder("days")}::text[]::date[])
        with ordinality as asked(iin, day, place)`,
    )
    .innerJoin(persons, sql`${persons.iin} = asked.iin`)
    .leftJoin(phones, eq(phones.iin, persons.iin))
    .prepare("person_facts");
  return async (keys: readonly string[], days: readonly string[]) =>
    rowsOf<PersonFactsRow>(await facts.execute({ keys, days }));
}
