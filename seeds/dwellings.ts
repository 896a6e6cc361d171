import type { DwellingRecord } from "../subgraphs/property/importRecords.ts";
import { addDays, type Day } from "../subgraphs/shared/domain/calendar.ts";
import { bodyOf, companies } from "./dictionaries/organisations.ts";
import { type Place, places, streets } from "./dictionaries/places.ts";
import { type Household, householdOf, memberOf } from "./households.ts";
import { rkaOf } from "./identifiers.ts";
import { iinOf } from "./iin.ts";
import { about, below, inThousand, pick } from "./mix.ts";
import { headOf, movedIn } from "./persons.ts";

type Owner = DwellingRecord["owners"][number];

const thousands = places.reduce((sum, place) => sum + place.thousands, 0);

/** Where a dwelling stands: a place is as frequent as its people are. */
export function placeOfDwelling(dwelling: number): Place {
  let left = below(thousands, about.place, dwelling);
  const found = places.find((place) => (left -= place.thousands) < 0);
  if (!found) throw new Error("the places weigh less than all of them together");
  return found;
}

const isInhabited = (dwelling: number) => householdOf(dwelling).members.length > 0;

/** State rental housing: 140,000 dwellings of 6.2 million, all of them inhabited. */
export const isStateRental = (dwelling: number): boolean =>
  isInhabited(dwelling) && below(10_000, about.fund, dwelling) < 233;

function kindOf(dwelling: number, { rural }: Place): DwellingRecord["kind"] {
  if (isStateRental(dwelling)) return "APARTMENT";
  if (!isInhabited(dwelling) && inThousand(500, about.kind, dwelling)) return "NON_RESIDENTIAL";
  const chance = below(1000, about.kind, dwelling);
  if (chance < 25) return "COTTAGE";
  if (chance < 50) return "DORMITORY_ROOM";
  return chance < (rural ? 900 : 330) ? "HOUSE" : "APARTMENT";
}

/** An address as it is written in both languages: place, street, house, and the flat where there is one. */
export function addressOf(
  { kk, ru }: Pick<Place, "kk" | "ru">,
  [streetKk, streetRu]: readonly [string, string],
  house: number,
  flat: number | null,
): Pick<DwellingRecord, "addressKk" | "addressRu" | "addressEn"> {
  return {
    addressKk: `${kk}, ${streetKk}, ${String(house)}-үй${flat === null ? "" : `, ${String(flat)}-пәтер`}`,
    addressRu: `${ru}, ${streetRu}, д. ${String(house)}${flat === null ? "" : `, кв. ${String(flat)}`}`,
    addressEn: null,
  };
}

const hasFlats: readonly DwellingRecord["kind"][] = ["APARTMENT", "DORMITORY_ROOM"];

/** The i-th generated dwelling; i alone decides. */
export function dwellingAt(i: number): DwellingRecord {
  const place = placeOfDwelling(i);
  const kind = kindOf(i, place);
  const flat = hasFlats.includes(kind) ? 1 + below(240, about.flat, i) : null;
  const totalArea = areaOf(kind, i);
  return {
    rka: rkaOf(i),
    cadastralNumber: cadastralNumberOf(place.kato, i, flat),
    kato: place.kato,
    ...addressOf(place, pick(streets, about.street, i), 1 + below(180, about.house, i), flat),
    kind,
    totalArea,
    livingArea: kind === "NON_RESIDENTIAL" ? null : Math.round(totalArea * 6.2) / 10,
    fund: isStateRental(i) ? "STATE_RENTAL" : "PRIVATE",
    inUse: isInhabited(i) || inThousand(700, about.flat, i),
    owners: ownersOf(i, place),
  };
}

/** The least area of each kind, and how much larger it may be. */
const areas = {
  APARTMENT: [28, 90],
  HOUSE: [60, 180],
  DORMITORY_ROOM: [12, 14],
  COTTAGE: [24, 70],
  NON_RESIDENTIAL: [20, 400],
} as const;

function areaOf(kind: DwellingRecord["kind"], i: number): number {
  const [least, spread] = areas[kind];
  return (least * 10 + below(spread * 10, about.area, i)) / 10;
}

export function cadastralNumberOf(kato: string, i: number, flat: number | null): string {
  const plot = [
    String(Math.floor(i / 1_000_000) % 1000),
    String(Math.floor(i / 1000) % 1000),
    String(i % 1000),
  ];
  const [quarter = "", block = "", number = ""] = plot.map((part) => part.padStart(3, "0"));
  return [kato.slice(0, 2), quarter, block, `0${number}`, ...(flat === null ? [] : [String(flat)])].join(":");
}

const whole = { numerator: 1, denominator: 1, until: null } as const;
const person = { bin: null, nameKk: null, nameRu: null, nameEn: null } as const;
const half = { ...whole, denominator: 2 } as const;
const third = { ...whole, denominator: 3 } as const;

/** An owner's share of a dwelling. */
export const ownedBy = (
  iin: string,
  since: Day,
  share: { numerator: number; denominator: number },
): Owner => ({
  ...person,
  ...share,
  iin,
  since,
  until: null,
});

/** A whole dwelling of an organisation. */
export const ownedByOrganisation = (
  { bin, nameKk, nameRu }: { bin: string; nameKk: string; nameRu: string },
  since: Day,
): Owner => ({ iin: null, bin, nameKk, nameRu, nameEn: null, since, ...whole });

function ownersOf(dwelling: number, place: Place): readonly Owner[] {
  const since = addDays(movedIn(dwelling), -below(400, about.owner, dwelling));
  if (isStateRental(dwelling)) return [ownedByOrganisation(bodyOf(place.kato), since)];
  const chance = below(1000, about.owner, dwelling);
  if (chance < 30) return [ownedByOrganisation(pick(companies, about.organisation, dwelling), since)];
  const household = householdOf(dwelling);
  if (chance < 90 || household.members.length === 0)
    return [ownedBy(headOf(neighbourOf(dwelling)), since, whole)];
  return ofTheirOwn(household, chance, since);
}

/** One of them, two of them, or the parents and their first child. */
function ofTheirOwn(household: Household, chance: number, since: Day): readonly Owner[] {
  const [first, second, child] = (["FIRST", "SECOND", "CHILD"] as const).map((role) =>
    memberOf(household, role),
  );
  const share = (part: typeof whole | typeof half | typeof third, ...owners: readonly number[]) =>
    owners.map((owner) => ownedBy(iinOf(owner), since, part));
  if (second == null || chance >= 340) return share(whole, first ?? household.first);
  if (child == null || chance >= 130) return share(half, first ?? household.first, second);
  return share(third, first ?? household.first, second, child);
}

/** Another dwelling of the same pattern, whose head lets this one. */
const neighbourOf = (dwelling: number) => dwelling - (dwelling % 31) + below(30, about.otherOwner, dwelling);
