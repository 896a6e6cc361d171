import type { PersonRecord } from "../subgraphs/population/importRecords.ts";
import { addDays, type Day } from "../subgraphs/shared/domain/calendar.ts";
import { householdOf, memberOf, type Place, placeOf, type Role } from "./households.ts";
import { rkaOf, phoneOf } from "./identifiers.ts";
import { iinOf } from "./iin.ts";
import { about, below, inThousand, pick } from "./mix.ts";
import { nameOf, type Sex } from "./names.ts";

/**
 * The day on which the generated country was counted. Its people have the ages of that day and grow older since;
 * only the named cast is made anew for the day of seeding.
 */
export const countedOn: Day = "2025-10-01";

/** Years lived on the day of the count. */
function ageOf(person: number, { role, dwelling, household }: Place): number {
  const withChildren = household.members.length > 2;
  const first = withChildren ? 27 + below(28, about.age, dwelling) : 20 + below(58, about.age, dwelling);
  const ofRole: Record<Role, () => number> = {
    FIRST: () => first,
    SECOND: () => Math.max(20, first - 4 + below(7, about.age, person)),
    CHILD: () => below(Math.min(25, first - 20), about.age, person),
    GRANDPARENT: () => first + 21 + below(10, about.age, person),
  };
  return ofRole[role]();
}

const birthOf = (person: number, age: number): Day =>
  addDays(countedOn, -Math.ceil(age * 365.2425) - below(365, about.birth, person) - 1);

/** The day on which a household moved into its dwelling. */
export const movedIn = (dwelling: number): Day =>
  addDays(countedOn, -30 - below(7000, about.residence, dwelling));

/** The day so many years after another, near enough for a register's past. */
const yearsAfter = (day: Day, years: number): Day => addDays(day, Math.ceil(years * 365.2425));

function sexOf(person: number, { role, dwelling, household, place }: Place): Sex {
  const chance = inThousand(500, about.sex, person) ? "MALE" : "FEMALE";
  // A couple is told by its first member; a grandmother and a grandfather by their order.
  if (role === "FIRST" && household.members.length > 1)
    return memberOf(household, "SECOND") === null ? "FEMALE" : firstSex(dwelling);
  if (role === "SECOND") return firstSex(dwelling) === "MALE" ? "FEMALE" : "MALE";
  return role === "GRANDPARENT" ? (place === 0 ? "FEMALE" : "MALE") : chance;
}
const firstSex = (dwelling: number): Sex => (inThousand(700, about.sex, dwelling) ? "MALE" : "FEMALE");

/** The man after whom the children of a household are called: any number that they share. */
const fatherOf = (person: number, { role, dwelling }: Place) =>
  role === "CHILD" ? dwelling : person + 1_000_003;

/** Of heads of households one in forty is not a citizen. */
export const isForeign = (person: number): boolean =>
  placeOf(person).role === "FIRST" && inThousand(25, about.citizenship, person);
const abroad = ["UZB", "KGZ", "RUS", "CHN", "TUR"] as const;

/** A record with everything that most people do not have. */
export const nothingSpecial = {
  surnameLatin: null,
  givenLatin: null,
  deathDate: null,
  citizenship: "KAZ",
  capacity: null,
  phone: null,
  residence: null,
  representatives: null,
} as const satisfies Partial<PersonRecord>;

/** The i-th generated person; i alone decides. */
export function personAt(i: number): PersonRecord {
  const place = placeOf(i);
  const age = ageOf(i, place);
  const birthDate = birthOf(i, age);
  const sex = sexOf(i, place);
  const deathDate =
    place.role === "GRANDPARENT" && inThousand(40, about.death, i)
      ? addDays(countedOn, -1 - below(3000, about.death, i))
      : null;
  return {
    iin: iinOf(i),
    ...nameOf(sex, place.dwelling, i, fatherOf(i, place)),
    ...nothingSpecial,
    birthDate,
    deathDate,
    sex,
    citizenship: isForeign(i) ? pick(abroad, about.citizenship, i) : "KAZ",
    capacity: deathDate === null ? capacityOf(i, place) : null,
    phone: deathDate === null && age >= 16 && hasPhone(i, place) ? phoneOf(i) : null,
    residence: deathDate === null && age >= 14 ? residenceOf(place, birthDate) : null,
    representatives: representativesOf(i, place, age, birthDate),
  };
}

const hasPhone = (person: number, { role }: Place) =>
  inThousand(role === "GRANDPARENT" ? 750 : 940, about.phone, person);

function residenceOf({ dwelling }: Place, birthDate: Day): PersonRecord["residence"] {
  const fourteenth = yearsAfter(birthDate, 14);
  const moved = movedIn(dwelling);
  return { rka: rkaOf(dwelling), since: moved > fourteenth ? moved : fourteenth };
}

const protectedSince = (person: number): Day =>
  addDays(countedOn, -100 - below(1500, about.capacity, person));

/** One grandparent in thirty needs a guardian or a trustee: few, and never the head of a household. */
function capacityOf(person: number, { role }: Place): PersonRecord["capacity"] {
  if (role !== "GRANDPARENT" || !inThousand(35, about.capacity, person)) return null;
  return {
    status: below(2, about.capacity, person) === 0 ? "INCAPABLE" : "LIMITED",
    since: protectedSince(person),
    until: null,
    court: "Аудандық сот / Районный суд",
    number: `2-${String(1000 + below(9000, about.capacity, person))}`,
  };
}

/** Both parents of a minor, or the guardian of whom a court has protected. */
function representativesOf(
  person: number,
  place: Place,
  age: number,
  birthDate: Day,
): PersonRecord["representatives"] {
  const { household } = place;
  if (place.role === "CHILD" && age < 18) {
    const parents = [memberOf(household, "FIRST"), memberOf(household, "SECOND")];
    return parents.flatMap((parent) =>
      parent === null ? [] : [{ iin: iinOf(parent), kind: "PARENT" as const, since: birthDate, until: null }],
    );
  }
  const capacity = capacityOf(person, place);
  if (!capacity) return null;
  const kind = capacity.status === "INCAPABLE" ? "GUARDIAN" : "TRUSTEE";
  return [{ iin: iinOf(household.first), kind, since: capacity.since, until: null }];
}

/** An adult who lives in that dwelling and heads it; the next one's where nobody lives. */
export function headOf(dwelling: number): string {
  const household = householdOf(dwelling);
  return household.members.length > 0 ? iinOf(household.first) : headOf(dwelling + 1);
}
