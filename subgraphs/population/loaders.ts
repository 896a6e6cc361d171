import DataLoader from "dataloader";
import { manyByKey, oneByKey } from "../shared/batch.ts";
import type { Day } from "../shared/domain/calendar.ts";
import type { Records } from "./data/records.ts";
import type { HistoryPage, ResidenceRow } from "./data/residences.ts";
import { homesOn } from "./domain/home.ts";
import { actsOn, type RepresentationRecord } from "./domain/representation.ts";

export type Loaders = ReturnType<typeof loadersOf>;

/** One request's reads, one statement for all keys of a tick; what changes by day is of the day given. */
export function loadersOf(records: Records, day: Day) {
  const { persons, representations, residences } = records;
  const acting = async (rows: Promise<RepresentationRecord[]>) =>
    (await rows).filter((row) => actsOn(day, row));
  return {
    persons: oneByKey(persons.byIin, ({ iin }) => iin),
    phones: oneByKey(persons.phones, ({ iin }) => iin),
    /** The court's decision in force. */
    decisions: oneByKey(
      (iins: readonly string[]) => persons.decisions(iins, day),
      ({ iin }) => iin,
    ),
    /** Who acts for each person. */
    representatives: manyByKey(
      (iins: readonly string[]) => acting(representations.ofRepresented(iins, day)),
      ({ iin }) => iin,
    ),
    /** For whom each person acts. */
    represents: manyByKey(
      (iins: readonly string[]) => acting(representations.ofRepresentative(iins, day)),
      ({ representative }) => representative,
    ),
    /** Where each person lives in law, the residence first; null for a number nobody has. */
    homes: new DataLoader(async (iins: readonly string[]) => {
      const rows = await residences.homes(iins, day);
      const found = new Map(rows.map((row) => [row.iin, homesOn(day, row)]));
      return iins.map((iin) => found.get(iin) ?? null);
    }),
    registeredPersons: oneByKey(
      (rkas: readonly string[]) => residences.registeredPersons(rkas, day),
      ({ rka }) => rka,
    ),
    history: historyLoader(records),
  };
}

/** A page of each person's own history; the same page of several persons is one statement. */
function historyLoader({ residences }: Records) {
  const pages = new Map<string, DataLoader<string, ResidenceRow[]>>();
  return (iin: string, page: HistoryPage): Promise<ResidenceRow[]> => {
    const key = JSON.stringify(page);
    const loader =
      pages.get(key) ??
      manyByKey(
        (iins: readonly string[]) => residences.history(iins, page),
        (row) => row.iin,
      );
    pages.set(key, loader);
    return loader.load(iin);
  };
}
