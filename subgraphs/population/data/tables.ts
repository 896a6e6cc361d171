import {
  bigint,
  boolean,
  char,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";

// Keys are text with the "C" collation (set in the migration): compared byte by byte, they cost the index less.
/** Persons as the state database of natural persons keeps them. Days are 'YYYY-MM-DD'. */
export const persons = pgTable("persons", {
  iin: text("iin").primaryKey(),
  surname: text("surname").notNull(),
  given: text("given").notNull(),
  patronymic: text("patronymic"),
  /** The Russian spelling where it differs from the Kazakh one. */
  surnameRu: text("surname_ru"),
  givenRu: text("given_ru"),
  patronymicRu: text("patronymic_ru"),
  surnameLatin: text("surname_latin").notNull(),
  givenLatin: text("given_latin").notNull(),
  birthDate: date("birth_date").notNull(),
  deathDate: date("death_date"),
  sex: text("sex", { enum: ["MALE", "FEMALE"] }).notNull(),
  citizenship: char("citizenship", { length: 3 }).notNull(),
  /** A record the register has annulled is kept, and is not valid. */
  valid: boolean("valid").notNull().default(true),
});

/** Decisions of courts that limited a person's capacity or declared him incapable. */
export const capacityDecisions = pgTable(
  "capacity_decisions",
  {
    iin: text("iin").notNull(),
    status: text("status", { enum: ["LIMITED", "INCAPABLE"] }).notNull(),
    since: date("since").notNull(),
    until: date("until"),
    court: text("court").notNull(),
    number: text("number").notNull(),
  },
  (row) => [primaryKey({ columns: [row.iin, row.since] })],
);

/** Who acts for whom, with the period; `position` is the order in which the register recorded them. */
export const representations = pgTable(
  "representations",
  {
    iin: text("iin").notNull(),
    position: integer("position").notNull(),
    representative: text("representative").notNull(),
    kind: text("kind", { enum: ["PARENT", "ADOPTIVE_PARENT", "GUARDIAN", "TRUSTEE"] }).notNull(),
    since: date("since").notNull(),
    until: date("until"),
  },
  (row) => [
    primaryKey({ columns: [row.iin, row.position] }),
    index("representations_by_representative").on(row.representative),
  ],
);

/** Where a person is and was registered. A residence replaced on its own first day has an empty period. */
export const residences = pgTable(
  "residences",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedByDefaultAsIdentity(),
    iin: text("iin").notNull(),
    rka: text("rka").notNull(),
    since: date("since").notNull(),
    until: date("until"),
    /** The application that brought it: recording twice is recording once. */
    applicationId: uuid("application_id").unique(),
  },
  (row) => [
    index("residences_by_person").on(row.iin, row.since, row.id),
    index("residences_by_dwelling").on(row.rka),
  ],
);

/** Phones of the mobile citizens base: one per person. */
export const phones = pgTable("phones", {
  iin: text("iin").primaryKey(),
  phone: text("phone").notNull(),
});
