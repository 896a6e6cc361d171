import { transliterate } from "../shared/domain/transliterate.ts";
import type { Importer, ImportedTable } from "../shared/import/importer.ts";
import {
  citizenshipCode,
  day,
  iin,
  mobilePhone,
  oneOf,
  optional,
  type ReadBy,
  rka,
  text,
} from "../shared/import/readers.ts";
import { list, periodFaults, record } from "../shared/import/record.ts";

const name = text(120);

const capacity = record(
  {
    status: oneOf("LIMITED", "INCAPABLE"),
    since: day,
    until: optional(day),
    court: text(300),
    number: text(100),
  },
  ({ since, until }) => periodFaults(["since", since], ["until", until]),
);

const representative = record(
  {
    iin,
    kind: oneOf("PARENT", "ADOPTIVE_PARENT", "GUARDIAN", "TRUSTEE"),
    since: day,
    until: optional(day),
  },
  ({ since, until }) => periodFaults(["since", since], ["until", until]),
);

const person = record(
  {
    iin,
    surname: name,
    given: name,
    patronymic: optional(name),
    surnameRu: optional(name),
    givenRu: optional(name),
    patronymicRu: optional(name),
    surnameLatin: optional(name),
    givenLatin: optional(name),
    birthDate: day,
    deathDate: optional(day),
    sex: oneOf("MALE", "FEMALE"),
    citizenship: citizenshipCode,
    capacity: optional(capacity),
    phone: optional(mobilePhone),
    residence: optional(record({ rka, since: day })),
    representatives: optional(list(representative, 100)),
  },
  ({ birthDate, deathDate }) => periodFaults(["birthDate", birthDate], ["deathDate", deathDate]),
);

/** A person as the state database of natural persons hands him over: whole, all but the history of residences. */
export type PersonRecord = ReadBy<typeof person>;

const replaced = (by: string) => ({ kind: "replaced", parent: "persons", parentKey: "iin", by }) as const;

const persons: ImportedTable<PersonRecord> = {
  table: "persons",
  // prettier-ignore
  columns: [
    "iin", "surname", "given", "patronymic", "surname_ru", "given_ru", "patronymic_ru", "surname_latin", "given_latin",
    "birth_date", "death_date", "sex", "citizenship",
  ],
  rowsOf: (one) => [
    [
      ...[one.iin, one.surname, one.given, one.patronymic, one.surnameRu, one.givenRu, one.patronymicRu],
      ...[one.surnameLatin ?? transliterate(one.surname), one.givenLatin ?? transliterate(one.given)],
      ...[one.birthDate, one.deathDate, one.sex, one.citizenship],
    ],
  ],
  merge: { kind: "record", key: "iin" },
};

const capacityDecisions: ImportedTable<PersonRecord> = {
  table: "capacity_decisions",
  columns: ["iin", "status", "since", "until", "court", "number"],
  rowsOf: (one) =>
    one.capacity
      ? [
          [
            one.iin,
            one.capacity.status,
            one.capacity.since,
            one.capacity.until,
            one.capacity.court,
            one.capacity.number,
          ],
        ]
      : [],
  merge: replaced("iin"),
};

const representations: ImportedTable<PersonRecord> = {
  table: "representations",
  columns: ["iin", "position", "representative", "kind", "since", "until"],
  rowsOf: (one) =>
    (one.representatives ?? []).map((by, place) => [one.iin, place, by.iin, by.kind, by.since, by.until]),
  merge: replaced("iin"),
};

const phones: ImportedTable<PersonRecord> = {
  table: "phones",
  columns: ["iin", "phone"],
  rowsOf: (one) => (one.phone === null ? [] : [[one.iin, one.phone]]),
  merge: replaced("iin"),
};

// A residence the history knows already, open or closed, changes nothing: an old file brings nobody back to where he
// lived. Any other closes the open one on the day before, and is open from then on. A record without a residence says
// nothing of it.
const news = `select given.iin, given.rka, given.since from import_residences given where not exists (
    select from residences known
    where known.iin = given.iin and known.rka = given.rka and known.since = given.since)`;

const residences: ImportedTable<PersonRecord> = {
  table: "residences",
  columns: ["iin", "rka", "since"],
  rowsOf: (one) => (one.residence ? [[one.iin, one.residence.rka, one.residence.since]] : []),
  merge: {
    kind: "statements",
    statements: [
      `update residences set until = news.since - 1 from (${news}) news
       where residences.iin = news.iin and residences.until is null`,
      `insert into residences (iin, rka, since) ${news} order by given.iin`,
    ],
  },
};

/** Persons, as they are imported and seeded. */
export const personImporter: Importer<PersonRecord> = {
  read: person,
  keyOf: (one) => one.iin,
  tables: [persons, capacityDecisions, representations, phones, residences],
};
