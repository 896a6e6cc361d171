import { and, asc, eq } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { amongKeys, inForce } from "./conditions.ts";
import { dwellings, ownerships } from "./tables.ts";

/** A dwelling as the register keeps it. */
export type DwellingRow = Awaited<ReturnType<ReturnType<typeof dwellingsOf>["byRka"]>>[number];

// What serves the search alone stays in the database.
const row = {
  rka: dwellings.rka,
  cadastralNumber: dwellings.cadastralNumber,
  kato: dwellings.kato,
  addressKk: dwellings.addressKk,
  addressRu: dwellings.addressRu,
  addressEn: dwellings.addressEn,
  kind: dwellings.kind,
  totalArea: dwellings.totalArea,
  livingArea: dwellings.livingArea,
  fund: dwellings.fund,
  inUse: dwellings.inUse,
};

/** Reads of dwellings: by the code of the address, and by who owns a share in them on a day. */
export function dwellingsOf(db: PostgresJsDatabase) {
  const byRka = db.select(row).from(dwellings).where(amongKeys(dwellings.rka)).prepare("dwellings_by_rka");
  const ownedBy = db
    .selectDistinct({ ownerIin: ownerships.ownerIin, ...row })
    .from(ownerships)
    .innerJoin(dwellings, eq(dwellings.rka, ownerships.rka))
    .where(and(amongKeys(ownerships.ownerIin), inForce))
    .orderBy(asc(ownerships.ownerIin), asc(dwellings.rka))
    .prepare("dwellings_owned_by");
  return {
    byRka: (keys: readonly string[]) => byRka.execute({ keys }),
    ownedBy: (keys: readonly string[], day: string) => ownedBy.execute({ keys, day }),
  };
}
