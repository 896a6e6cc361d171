import { and, eq, sql, type Column } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { amongKeys, holds, lives } from "./conditions.ts";
import { persons, representations } from "./tables.ts";

/** Who acts for whom: the records whose period holds on a day, by either side. The dead act for nobody. */
export function representationsOf(db: PostgresJsDatabase) {
  const { iin, representative, kind, since, until, position } = representations;
  const limitedByCourt = sql<boolean>`exists (
    select from capacity_decisions decision where decision.iin = representations.iin and ${holds(sql`decision`)})`;
  const by = (side: Column) =>
    db
      .select({ iin, representative, kind, since, until, birthDate: persons.birthDate, limitedByCourt })
      .from(representations)
      .innerJoin(persons, eq(persons.iin, iin))
      .where(and(amongKeys(side), holds(sql`representations`), lives(sql`representations.representative`)))
      .orderBy(iin, position);
  const ofRepresented = by(iin).prepare("representations_of_represented");
  const ofRepresentative = by(representative).prepare("representations_of_representative");
  return {
    ofRepresented: (keys: readonly string[], day: string) => ofRepresented.execute({ keys, day }),
    ofRepresentative: (keys: readonly string[], day: string) => ofRepresentative.execute({ keys, day }),
  };
}
