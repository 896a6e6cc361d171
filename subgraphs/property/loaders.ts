import { manyByKey, oneByKey } from "../shared/batch.ts";
import type { Day } from "../shared/domain/calendar.ts";
import type { Records } from "./data/records.ts";

export type Loaders = ReturnType<typeof loadersOf>;

/** One statement a kind and tick of a request, whatever the number of keys. */
export function loadersOf({ dwellings, ownerships }: Records, today: Day) {
  return {
    dwellings: oneByKey(dwellings.byRka, ({ rka }) => rka),
    /** Of each dwelling: its ownerships in force today. */
    ownerships: manyByKey(
      (rkas: readonly string[]) => ownerships.on(rkas, today),
      ({ rka }) => rka,
    ),
    /** Of each person: the dwellings owned today, whole or in part. */
    owned: manyByKey(
      (iins: readonly string[]) => dwellings.ownedBy(iins, today),
      ({ ownerIin }) => ownerIin ?? "",
    ),
    organisations: oneByKey(ownerships.organisations, ({ bin }) => bin),
  };
}
