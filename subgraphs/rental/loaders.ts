import DataLoader from "dataloader";
import { manyByKey, oneByKey } from "../shared/batch.ts";
import type { Call } from "../shared/call.ts";
import type { Day } from "../shared/domain/calendar.ts";
import type { Ask } from "../shared/register.ts";
import type { Records } from "./data/records.ts";
import { registeredAt, type PersonAtDwelling } from "./registers/population.ts";
import { placesOf } from "./registers/property.ts";

export type Loaders = ReturnType<typeof loadersOf>;

/** One request's reads and questions, one for all keys of a tick. */
export function loadersOf({ bodies, contracts }: Records, day: Day, ask: Ask, call: Call) {
  return {
    bodies: oneByKey(bodies.byBin, ({ bin }) => bin),
    contracts: oneByKey(contracts.byId, ({ id }) => id),
    /** The contracts in force at each dwelling today, newest first. */
    inForceAt: manyByKey(
      (rkas: readonly string[]) => contracts.inForceAt(rkas, day),
      ({ rka }) => rka,
    ),
    ofPersons: manyByKey(contracts.ofPersons, ({ party }) => party),
    terms: manyByKey(contracts.terms, ({ rka }) => rka),
    /** The KATO code of an address, from property; null where it knows none. */
    places: new DataLoader((rkas: readonly string[]) => placesOf(rkas, ask, call)),
    /** Whether a person is registered at a dwelling today, from population. */
    registered: new DataLoader((pairs: readonly PersonAtDwelling[]) => registeredAt(pairs, day, ask, call), {
      cacheKeyFn: ({ iin, rka }) => `${iin}@${rka}`,
    }),
  };
}
