import type { Audit } from "../shared/audit/audit.ts";
import type { Reading } from "../shared/audit/reads.ts";
import type { Call } from "../shared/call.ts";
import { kazakhstanDay, type Day } from "../shared/domain/calendar.ts";
import type { Ask } from "../shared/register.ts";
import { relationsOf, type Relations } from "../shared/relations.ts";
import type { Records } from "./data/records.ts";
import { loadersOf, type Loaders } from "./loaders.ts";

/** What one request to the property register works with. */
export interface PropertyContext extends Reading {
  readonly call: Call;
  readonly now: Date;
  /** The civil day in Kazakhstan. */
  readonly today: Day;
  readonly relations: Relations;
  readonly records: Records;
  readonly loaders: Loaders;
  readonly audit: Audit;
}

export function propertyContext(
  call: Call,
  now: Date,
  records: Records,
  ask: Ask,
  audit: Audit,
): PropertyContext {
  const today = kazakhstanDay(now);
  return {
    call,
    now,
    today,
    records,
    loaders: loadersOf(records, today),
    relations: relationsOf(call, "property", ask, now),
    audit,
    reads: audit.readsOf(call),
  };
}
