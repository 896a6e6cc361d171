import type DataLoader from "dataloader";
import { manyByKey, oneByKey } from "../shared/batch.ts";
import type { Call } from "../shared/call.ts";
import { kazakhstanDay, type Day } from "../shared/domain/calendar.ts";
import type { Ask } from "../shared/register.ts";
import { relationsOf, type Relations } from "../shared/relations.ts";
import type { PersonRow } from "./data/persons.ts";
import type { ResidenceRow } from "./data/residences.ts";
import type { Records } from "./data/records.ts";
import type { CourtDecision } from "./domain/capacity.ts";
import { homesOn, type Home } from "./domain/home.ts";
import { actsOn, type RepresentationRecord } from "./domain/representation.ts";

/** What one request to the population register works with. */
export interface PopulationContext {
  readonly call: Call;
  readonly now: Date;
  /** The civil day in Kazakhstan. */
  readonly today: Day;
  readonly relations: Relations;
  readonly records: Records;
  readonly persons: DataLoader<string, PersonRow | null>;
  readonly phones: DataLoader<string, { phone: string } | null>;
  /** The court's decision in force today. */
  readonly decisions: DataLoader<string, { decision: CourtDecision | null } | null>;
  readonly representatives: DataLoader<string, RepresentationRecord[]>;
  readonly represents: DataLoader<string, RepresentationRecord[]>;
  /** Where persons live today. */
  readonly homes: DataLoader<string, (Homes & { iin: string }) | null>;
  readonly registeredPersons: DataLoader<string, { persons: number } | null>;
  /** The records by which somebody acts on another day than today. */
  actingFor(iin: string, day: Day): Promise<RepresentationRecord[]>;
  /** A page of each person's own history; the same page of several persons is one statement. */
  history(iin: string, page: { limit: number; after: readonly string[] | null }): Promise<ResidenceRow[]>;
}

interface Homes {
  readonly homes: Home[];
}

export function populationContext(call: Call, now: Date, records: Records, ask: Ask): PopulationContext {
  const today = kazakhstanDay(now);
  const acting = async (rows: Promise<RepresentationRecord[]>, day = today) =>
    (await rows).filter((row) => actsOn(day, row));
  const represents = manyByKey(
    (iins: readonly string[]) => acting(records.representations.ofRepresentative(iins, today)),
    ({ representative }) => representative,
  );
  return {
    call,
    now,
    today,
    records,
    represents,
    relations: {
      ...relationsOf(call, "population", ask, now),
      represents: async (iin) => isCallerActingFor(call, iin, represents),
    },
    persons: oneByKey(records.persons.byIin, ({ iin }) => iin),
    phones: oneByKey(records.persons.phones, ({ iin }) => iin),
    decisions: oneByKey(
      (iins) => records.persons.decisions(iins, today),
      ({ iin }) => iin,
    ),
    representatives: manyByKey(
      (iins) => acting(records.representations.ofRepresented(iins, today)),
      ({ iin }) => iin,
    ),
    homes: oneByKey(
      async (iins) =>
        (await records.residences.homes(iins, today)).map((row) => ({
          iin: row.iin,
          homes: homesOn(today, row),
        })),
      ({ iin }) => iin,
    ),
    registeredPersons: oneByKey(
      (rkas) => records.residences.registeredPersons(rkas, today),
      ({ rka }) => rka,
    ),
    actingFor: (iin, day) => acting(records.representations.ofRepresentative([iin], day), day),
    history: historyLoader(records),
  };
}

/** This register knows by itself whom the caller represents. */
async function isCallerActingFor({ caller }: Call, iin: string, represents: PopulationContext["represents"]) {
  if (caller.role !== "citizen") return false;
  return (await represents.load(caller.iin)).some((record) => record.iin === iin);
}

function historyLoader(records: Records): PopulationContext["history"] {
  const pages = new Map<string, DataLoader<string, ResidenceRow[]>>();
  return (iin, page) => {
    const key = JSON.stringify(page);
    const loader =
      pages.get(key) ??
      manyByKey(
        (iins: readonly string[]) => records.residences.history(iins, page),
        (row) => row.iin,
      );
    pages.set(key, loader);
    return loader.load(iin);
  };
}
