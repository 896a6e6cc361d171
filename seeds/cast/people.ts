import type { PersonRecord } from "../../subgraphs/population/importRecords.ts";
import { addDays, type Day } from "../../subgraphs/shared/domain/calendar.ts";
import { phoneOfCast } from "../identifiers.ts";
import { iinOfSlot } from "../iin.ts";
import { kazakhName, nameOf, type Sex } from "../names.ts";
import { nothingSpecial } from "../persons.ts";
import { type HomeKey, rkaOfHome } from "./homes.ts";

/** One of the named cast, as the story needs him; the record is made for a day, so that he always has his age. */
interface CastPerson {
  /** His slot in the block of numbers; never given to another. */
  readonly slot: number;
  readonly name: readonly [sex: Sex, surname: string, given: string, father: string];
  readonly age: number;
  readonly lives: HomeKey | null;
  readonly phone?: false;
  readonly citizenship?: string;
  readonly capacity?: "LIMITED" | "INCAPABLE";
  readonly representative?: readonly [who: string, kind: "PARENT" | "GUARDIAN" | "TRUSTEE"];
  readonly dead?: true;
}

const man = (slot: number, surname: string, given: string, father: string) =>
  ({ slot, name: ["MALE", surname, given, father] }) as const;
const woman = (slot: number, surname: string, given: string, father: string) =>
  ({ slot, name: ["FEMALE", surname, given, father] }) as const;
const child = { phone: false, representative: ["parent", "PARENT"] } as const;

/** The cast, and those few whom it needs around it. */
export const people = {
  owner: { ...woman(0, "Бәйтереков", "Айгүл", "Нұрлан"), age: 41, lives: "hostel" },
  stranger: { ...man(1, "Самалбеков", "Данияр", "Ерлан"), age: 29, lives: "hostel" },
  coOwnerA: { ...man(2, "Тұлпаров", "Санжар", "Мұрат"), age: 46, lives: "hostel" },
  coOwnerB: { ...woman(3, "Тұлпаров", "Әсел", "Дәулет"), age: 44, lives: "hostel" },
  ownerNoPhone: { ...man(4, "Көкшалғынов", "Қайрат", "Самат"), age: 67, lives: "flatNoPhone", phone: false },
  adultBesideMinorOwner: { ...woman(5, "Жидекбаев", "Жанар", "Олжас"), age: 38, lives: "flatWithMinorOwner" },
  minorOwner: {
    ...woman(6, "Жидекбаев", "Айзере", "Асхат"),
    age: 10,
    lives: null,
    phone: false,
    representative: ["adultBesideMinorOwner", "PARENT"],
  },
  incapableOwner: {
    ...man(7, "Қайыңбаев", "Бауыржан", "Арман"),
    age: 58,
    lives: "flatWithIncapableOwner",
    capacity: "INCAPABLE",
    representative: ["guardianOfOwner", "GUARDIAN"],
  },
  guardianOfOwner: { ...woman(8, "Қайыңбаев", "Сәуле", "Арман"), age: 54, lives: "hostel" },
  parent: { ...man(9, "Сұңқаров", "Ерлан", "Дархан"), age: 39, lives: "familyHouse" },
  child15: { ...woman(10, "Сұңқаров", "Томирис", "Ерлан"), ...child, age: 15, lives: "familyHouse" },
  child14: { ...man(11, "Сұңқаров", "Мирас", "Ерлан"), ...child, age: 14, lives: "familyHouse" },
  // Under 14 nobody is registered separately: the home is the parent's (S8).
  child13: { ...woman(12, "Сұңқаров", "Аружан", "Ерлан"), ...child, age: 13, lives: null },
  guardian: { ...woman(13, "Бұлақбаев", "Гүлнар", "Ғалым"), age: 52, lives: "hostel" },
  wardIncapable: {
    ...man(14, "Бұлақбаев", "Алихан", "Бекзат"),
    age: 27,
    lives: "hostel",
    capacity: "INCAPABLE",
    representative: ["guardian", "GUARDIAN"],
  },
  wardLimited: {
    ...man(15, "Бұлақбаев", "Рүстем", "Бекзат"),
    age: 33,
    lives: "hostel",
    capacity: "LIMITED",
    representative: ["guardian", "TRUSTEE"],
  },
  youth16: {
    ...man(16, "Айдынов", "Ерасыл", "Тимур"),
    age: 16,
    lives: "familyHouse",
    representative: ["parentOfYouths", "PARENT"],
  },
  youth17: {
    ...woman(17, "Айдынов", "Інжу", "Тимур"),
    age: 17,
    lives: "familyHouse",
    representative: ["parentOfYouths", "PARENT"],
  },
  noPhone: { ...woman(18, "Аршабеков", "Райхан", "Қуаныш"), age: 71, lives: "hostel", phone: false },
  foreigner: { ...man(19, "Ширинов", "Рүстем", "Санжар"), age: 36, lives: "hostel", citizenship: "UZB" },
  deceased: { ...man(20, "Жартасов", "Зейнолла", "Ілияс"), age: 79, lives: null, phone: false, dead: true },
  tenant: { ...woman(21, "Далалыбаев", "Меруерт", "Талғат"), age: 35, lives: "hostel" },
  named: { ...man(22, "Далалыбаев", "Жандос", "Сұлтан"), age: 37, lives: "hostel" },
  notNamed: { ...man(23, "Өзендібаев", "Өркен", "Шыңғыс"), age: 24, lives: "hostel" },
  tenantExpired: { ...man(24, "Шалғынбаев", "Мейіржан", "Жасұлан"), age: 48, lives: "hostel" },
  tenantDirty: { ...woman(25, "Жусанбаев", "Шолпан", "Ерболат"), age: 50, lives: "hostel" },
  namedTwice: { ...man(26, "Жусанбаев", "Асхат", "Дархан"), age: 53, lives: "hostel" },
  officerAstana: { ...woman(27, "Мөлдірбаев", "Динара", "Айбек"), age: 34, lives: "hostel" },
  officerAlmaty: { ...man(28, "Таңсұлуов", "Олжас", "Қайрат"), age: 40, lives: "hostel" },
  operator: { ...woman(29, "Шұғылабаев", "Камила", "Арман"), age: 26, lives: "hostel" },
  analyst: { ...man(30, "Үкілібаев", "Әлішер", "Самат"), age: 31, lives: "hostel" },
  parentOfYouths: { ...man(31, "Айдынов", "Тимур", "Дәулет"), age: 43, lives: "familyHouse" },
  ownerOfCrowdedFlat: { ...man(32, "Тобылғыбаев", "Ғалым", "Ерлан"), age: 61, lives: "hostel" },
  landlord: { ...woman(33, "Көктембаев", "Салтанат", "Нұрлан"), age: 57, lives: "hostel" },
} as const satisfies Record<string, CastPerson>;

export type PersonKey = keyof typeof people;
export const personKeys = Object.keys(people) as readonly PersonKey[];

export const iinOfCast = (key: PersonKey): string => iinOfSlot(people[key].slot);

export function linkedPhone(key: PersonKey): string | null {
  const who: CastPerson = people[key];
  return who.phone === false ? null : phoneOfCast(who.slot);
}

/** The birthday was five days ago: nobody is a year older before the year is nearly over. */
function bornFor(today: Day, age: number): Day {
  const birthday = addDays(today, -5);
  const year = String(Number(birthday.slice(0, 4)) - age).padStart(4, "0");
  return birthday.endsWith("02-29") ? `${year}-02-28` : `${year}${birthday.slice(4)}`;
}

/** Everybody has lived where he lives for two years; who is 14 or 15 since he may be registered by himself. */
const residenceSince = (today: Day, age: number): Day =>
  addDays(today, age === 14 ? -4 : age === 15 ? -360 : -730);

/** The record of one of the cast, as it is on that day. */
export function castPerson(key: PersonKey, today: Day): PersonRecord {
  const who: CastPerson = people[key];
  const birthDate = bornFor(today, who.age);
  return {
    iin: iinOfSlot(who.slot),
    ...kazakhName(...who.name),
    ...nothingSpecial,
    sex: who.name[0],
    birthDate,
    deathDate: who.dead ? addDays(today, -400) : null,
    citizenship: who.citizenship ?? "KAZ",
    capacity: who.capacity ? courtDecision(who.capacity, who.slot, today) : null,
    phone: linkedPhone(key),
    residence: who.lives ? { rka: rkaOfHome(who.lives), since: residenceSince(today, who.age) } : null,
    representatives: representativeOf(who, birthDate, today),
  };
}

const courtDecision = (status: "LIMITED" | "INCAPABLE", slot: number, today: Day) => ({
  status,
  since: addDays(today, -500),
  until: null,
  court: "Астана қаласы Есіл аудандық соты / Есильский районный суд города Астаны",
  number: `2-${String(4000 + slot)}`,
});

function representativeOf(
  { representative }: CastPerson,
  birthDate: Day,
  today: Day,
): PersonRecord["representatives"] {
  if (!representative) return null;
  const [who, kind] = representative;
  const key = personKeys.find((one) => one === who);
  if (!key) throw new Error(`nobody of the cast is called ${who}`);
  const since = kind === "PARENT" ? birthDate : addDays(today, -490);
  return [{ iin: iinOfCast(key), kind, since, until: null }];
}

/** Adults without a part of their own: the people of the crowded flat, and the many owners of one flat. */
const extras = { crowd: { from: 100, many: 937 }, fortyOwners: { from: 40, many: 40 } } as const;
export const slotsOf = (group: keyof typeof extras): readonly number[] =>
  Array.from({ length: extras[group].many }, (_, place) => extras[group].from + place);

/** Everybody of the cast and its crowds, as they are on that day. */
export function* castPersons(today: Day): Generator<PersonRecord> {
  for (const key of personKeys) yield castPerson(key, today);
  for (const slot of slotsOf("fortyOwners")) yield extra(slot, "hostel", today);
  for (const slot of slotsOf("crowd")) yield extra(slot, "crowdedFlat", today);
}

function extra(slot: number, lives: HomeKey, today: Day): PersonRecord {
  const sex = slot % 2 === 0 ? "MALE" : "FEMALE";
  const age = 19 + (slot % 50);
  return {
    iin: iinOfSlot(slot),
    ...nameOf(sex, slot, slot, slot),
    ...nothingSpecial,
    sex,
    birthDate: bornFor(today, age),
    phone: phoneOfCast(slot),
    residence: { rka: rkaOfHome(lives), since: addDays(today, -300) },
  };
}
