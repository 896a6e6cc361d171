import { cast, castDwellings, castPersons } from "../../seeds/cast.ts";
import { dwellingAt } from "../../seeds/dwellings.ts";
import { personAt } from "../../seeds/persons.ts";
import type { PersonRecord } from "../../subgraphs/population/importRecords.ts";
import { kazakhstanDay } from "../../subgraphs/shared/domain/calendar.ts";

/** Somebody who can apply, own and agree. */
export interface Adult {
  readonly iin: string;
  readonly phone: string;
  /** Surname, given name, patronymic, as the register has them in Kazakh. */
  readonly record: PersonRecord;
}
/** A private dwelling with one owner, who lives there. */
export interface Home {
  readonly rka: string;
  readonly owner: Adult;
}

/** People of the seeds for whom it does not matter who they are: each journey takes its own, so that no order matters. */
export interface People {
  somebody(): Adult;
  home(): Home;
  /** Those who own `flatWith40Owners` together. */
  fortyOwners(): readonly { readonly iin: string; readonly phone: string }[];
  /** The telephone of one of the cast. */
  phoneOf(key: string): string;
}

/** How many generated persons every stack of the journeys has beside the cast. */
export const seedPersons = 1_000;
// Owners come from the first part of the country, applicants from the rest: nobody is met in two parts.
const dwellingsOfOwners = 155;
const firstApplicant = 500;

const isAdult = ({ birthDate, citizenship, capacity, deathDate }: PersonRecord) =>
  birthDate > "1955" &&
  birthDate < "2000" &&
  citizenship === "KAZ" &&
  capacity === null &&
  deathDate === null;

const adultOf = (record: PersonRecord): Adult[] =>
  record.phone !== null && isAdult(record) ? [{ iin: record.iin, phone: record.phone, record }] : [];

function* applicants(): Generator<Adult> {
  for (let i = firstApplicant; i < seedPersons; i += 1) yield* adultOf(personAt(i));
}

function* homes(): Generator<Home> {
  const adults = new Map<string, Adult>();
  for (let i = 0; i < firstApplicant; i += 1)
    for (const adult of adultOf(personAt(i))) adults.set(adult.iin, adult);
  const taken = new Set<string>();
  for (let i = 0; i < dwellingsOfOwners; i += 1) {
    const { rka, kind, fund, inUse, owners } = dwellingAt(i);
    const [only, ...others] = owners;
    const owner = only?.iin == null ? undefined : adults.get(only.iin);
    const isPlain = kind !== "NON_RESIDENTIAL" && fund === "PRIVATE" && inUse && others.length === 0;
    if (!owner || !isPlain || taken.has(owner.iin)) continue;
    taken.add(owner.iin);
    yield { rka, owner };
  }
}

/** A pool of their own for one stack. */
export function peopleOfSeeds(): People {
  const [adults, dwellings] = [applicants(), homes()];
  const phones = new Map([...castPersons(kazakhstanDay(new Date()))].map(({ iin, phone }) => [iin, phone]));
  const members: Readonly<Record<string, { readonly iin?: string; readonly rka?: string }>> = cast();
  const phoneOf = (iin: string) => {
    const phone = phones.get(iin);
    if (phone == null) throw new Error("nobody of the cast with a telephone");
    return phone;
  };
  return {
    somebody: () => next(adults),
    home: () => next(dwellings),
    fortyOwners: () => {
      const flat = [...castDwellings(kazakhstanDay(new Date()))].find(
        ({ rka }) => rka === members["flatWith40Owners"]?.rka,
      );
      return (flat?.owners ?? []).flatMap(({ iin }) => (iin === null ? [] : [{ iin, phone: phoneOf(iin) }]));
    },
    phoneOf: (key) => phoneOf(members[key]?.iin ?? key),
  };
}

function next<One>(some: Iterator<One, void>): One {
  const { done, value } = some.next();
  if (done === true) throw new Error("the seeds have nobody left");
  return value;
}
