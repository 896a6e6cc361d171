import type { Audit } from "../shared/audit/audit.ts";
import type { Reading } from "../shared/audit/reads.ts";
import type { Call } from "../shared/call.ts";
import { kazakhstanDay, type Day } from "../shared/domain/calendar.ts";
import type { Ask } from "../shared/register.ts";
import { relationsOf, type Relations } from "../shared/relations.ts";
import type { Records } from "./data/records.ts";
import { loadersOf, type Loaders } from "./loaders.ts";

/** What one request to the population register works with. */
export interface PopulationContext extends Reading {
  readonly call: Call;
  readonly now: Date;
  /** The civil day in Kazakhstan. */
  readonly today: Day;
  readonly relations: Relations;
  readonly records: Records;
  readonly loaders: Loaders;
  readonly audit: Audit;
}

export function populationContext(
  call: Call,
  now: Date,
  records: Records,
  ask: Ask,
  audit: Audit,
): PopulationContext {
  const today = kazakhstanDay(now);
  const loaders = loadersOf(records, today);
  // Whom the caller represents, this register knows by itself.
  const represents = async (iin: string): Promise<boolean> => {
    if (call.caller.role !== "citizen") return false;
    return (await loaders.represents.load(call.caller.iin)).some((record) => record.iin === iin);
  };
  const relations = { ...relationsOf(call, "population", ask, now), represents };
  return { call, now, today, records, loaders, relations, audit, reads: audit.readsOf(call) };
}
