import { and, asc, eq } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { amongKeys, inForce } from "./conditions.ts";
import { organisations, ownerships } from "./tables.ts";

/** A share in a dwelling; an owner that is an organisation comes with its names. */
export type OwnershipRow = Awaited<ReturnType<ReturnType<typeof ownershipsOf>["on"]>>[number];
export type OrganisationRow = typeof organisations.$inferSelect;

/** Reads of who owns what. */
export function ownershipsOf(db: PostgresJsDatabase) {
  const { rka, ownerIin, numerator, denominator, since, until } = ownerships;
  const on = db
    .select({ rka, ownerIin, numerator, denominator, since, until, organisation: organisations })
    .from(ownerships)
    .leftJoin(organisations, eq(organisations.bin, ownerships.ownerBin))
    .where(and(amongKeys(rka), inForce))
    .orderBy(asc(rka), asc(ownerships.position))
    .prepare("ownerships_on");
  const byBin = db
    .select()
    .from(organisations)
    .where(amongKeys(organisations.bin))
    .prepare("organisations_by_bin");
  return {
    on: (keys: readonly string[], day: string) => on.execute({ keys, day }),
    organisations: (keys: readonly string[]) => byBin.execute({ keys }),
  };
}
