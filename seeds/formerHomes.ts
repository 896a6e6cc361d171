import type { PersonRecord } from "../subgraphs/population/importRecords.ts";
import { personImporter } from "../subgraphs/population/importRecords.ts";
import { addDays, type Day } from "../subgraphs/shared/domain/calendar.ts";
import type { ImportedTable } from "../subgraphs/shared/import/importer.ts";
import { dwellingsOfPattern, placeOf } from "./households.ts";
import { rkaOf } from "./identifiers.ts";
import { about, below, inThousand } from "./mix.ts";

/** A person as he is seeded: with the home he left, which an import does not bring. */
export type SeededPerson = PersonRecord & { readonly former: FormerHome | null };
interface FormerHome {
  readonly rka: string;
  readonly since: Day;
  readonly until: Day;
}

/** A table as it is filled when it is empty. */
export type SeededTable<Entry> = Omit<ImportedTable<Entry>, "merge">;

/** So many of a thousand households moved in together from elsewhere: then there are as many residences as persons. */
const moved = 528;

/** Where a generated person lived before, in another dwelling of the same pattern; null if nowhere that is known. */
export function formerHomeOf(i: number, { residence, birthDate }: PersonRecord): FormerHome | null {
  const { dwelling } = placeOf(i);
  if (!residence || !inThousand(moved, about.formerHome, dwelling)) return null;
  const since = addDays(residence.since, -200 - below(3000, about.formerHome, dwelling));
  const fourteenth = addDays(birthDate, Math.ceil(14 * 365.2425));
  const until = addDays(residence.since, -1);
  if (fourteenth > until) return null;
  return { rka: rkaOf(beside(dwelling)), since: since > fourteenth ? since : fourteenth, until };
}

/** Another dwelling of the pattern in which people live: the first of each pattern has none. */
function beside(dwelling: number): number {
  const first = dwelling - (dwelling % dwellingsOfPattern) + 1;
  const others = dwellingsOfPattern - 2;
  return first + ((dwelling - first + 1 + below(others, about.formerHome, dwelling)) % (others + 1));
}

const residences: SeededTable<SeededPerson> = {
  table: "residences",
  columns: ["iin", "rka", "since", "until"],
  rowsOf: ({ iin, residence, former }) => [
    ...(former ? [[iin, former.rka, former.since, former.until]] : []),
    ...(residence ? [[iin, residence.rka, residence.since, null]] : []),
  ],
};

/** The tables of the population register, with what has become of residences. */
export const tablesOfPersons: readonly SeededTable<SeededPerson>[] = [
  ...personImporter.tables.filter(({ table }) => table !== residences.table),
  residences,
];
