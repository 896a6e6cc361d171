import type { Audit } from "../shared/audit/audit.ts";
import type { Reading } from "../shared/audit/reads.ts";
import type { Call } from "../shared/call.ts";
import { kazakhstanDay, type Day } from "../shared/domain/calendar.ts";
import { lies } from "../shared/domain/territory.ts";
import type { Ask } from "../shared/register.ts";
import { relationsOf, type Relations } from "../shared/relations.ts";
import type { Records } from "./data/records.ts";
import type { ListedParties } from "./listedParties.ts";
import { loadersOf, type Loaders } from "./loaders.ts";

/** What one request to the rental register works with. */
export interface RentalContext extends Reading {
  readonly call: Call;
  readonly now: Date;
  /** The civil day in Kazakhstan. */
  readonly today: Day;
  readonly relations: Relations;
  readonly records: Records;
  readonly loaders: Loaders;
  readonly audit: Audit;
  readonly listed: ListedParties;
}

export function rentalContext(
  call: Call,
  now: Date,
  records: Records,
  ask: Ask,
  audit: Audit,
  listed: ListedParties,
): RentalContext {
  const today = kazakhstanDay(now);
  const loaders = loadersOf(records, today, ask, call);
  // Rights and flags ask property about the same addresses: once for both.
  const hasInTerritory = async (rka: string): Promise<boolean> => {
    if (call.caller.role !== "leb_officer") return false;
    const kato = await loaders.places.load(rka);
    return kato !== null && lies(kato, call.caller.kato);
  };
  const relations = { ...relationsOf(call, "rental", ask, now), hasInTerritory };
  return { call, now, today, records, loaders, relations, audit, listed, reads: audit.readsOf(call) };
}
