import { sql } from "drizzle-orm";
import { boolean, date, index, integer, pgTable, primaryKey, real, text } from "drizzle-orm/pg-core";

/**
 * Dwellings of the property and address registers. Areas in m².
 * Whoever writes rows gives `searchText` (foldAddress of both addresses) and never the columns that follow it: the
 * database derives them, and a trigger of the first migration keeps the words of the search in step.
 */
export const dwellings = pgTable(
  "dwellings",
  {
    rka: text("rka").primaryKey(),
    cadastralNumber: text("cadastral_number"),
    kato: text("kato").notNull(),
    addressKk: text("address_kk").notNull(),
    addressRu: text("address_ru").notNull(),
    addressEn: text("address_en"),
    kind: text("kind", {
      enum: ["APARTMENT", "HOUSE", "DORMITORY_ROOM", "COTTAGE", "NON_RESIDENTIAL"],
    }).notNull(),
    totalArea: real("total_area"),
    livingArea: real("living_area"),
    fund: text("fund", { enum: ["PRIVATE", "STATE_RENTAL"] }),
    inUse: boolean("in_use").notNull(),
    /** Both addresses, folded for the type-ahead (property/domain/foldAddress.ts): words, a bar, numbers. */
    searchText: text("search_text").notNull(),
    /** The street: what addresses share that differ in numbers only. */
    street: text("street")
      .notNull()
      .generatedAlwaysAs(sql`left(md5(kato || ' ' || split_part(search_text, ' | ', 1)), 16)`),
    /** The order of houses and flats in a street. */
    numberOrder: text("number_order")
      .notNull()
      .generatedAlwaysAs(sql`split_part(search_text, ' | ', 2)`),
  },
  (row) => [
    index("dwellings_by_street").on(row.street, row.numberOrder, row.rka),
    // No list of entries to be merged later: every search would have to read it.
    index("dwellings_by_number")
      .using("gin", sql`number_keys(street, number_order)`)
      .with({ fastupdate: false }),
  ],
);

/**
 * Which words the addresses of a street are made of: the type-ahead finds streets first, of which there are few.
 * Rows outlive the last dwelling of their street; such a street shows nothing. Written by triggers, read by the search's
 * own SQL: only the migrations' tool needs it here.
 * @public
 */
export const addressWords = pgTable(
  "address_words",
  {
    word: text("word").notNull(),
    street: text("street").notNull(),
    kato: text("kato").notNull(),
    /** How many words the street has. */
    size: integer("size").notNull(),
  },
  (row) => [primaryKey({ columns: [row.word, row.street] })],
);

/** Each word once, with the spellings by which a mistyped one finds it: its beginnings, less one letter each. */
export const addressSpellings = pgTable(
  "address_spellings",
  { word: text("word").primaryKey(), near: text("near").array().notNull() },
  (row) => [index("address_spellings_near").using("gin", row.near).with({ fastupdate: false })],
);

export const organisations = pgTable("organisations", {
  bin: text("bin").primaryKey(),
  nameKk: text("name_kk").notNull(),
  nameRu: text("name_ru").notNull(),
  nameEn: text("name_en"),
});

/** Shares in a dwelling; the owner is a person or an organisation, never both. */
export const ownerships = pgTable(
  "ownerships",
  {
    rka: text("rka").notNull(),
    position: integer("position").notNull(),
    ownerIin: text("owner_iin"),
    ownerBin: text("owner_bin"),
    numerator: integer("numerator").notNull(),
    denominator: integer("denominator").notNull(),
    since: date("since").notNull(),
    until: date("until"),
  },
  (row) => [primaryKey({ columns: [row.rka, row.position] }), index("ownerships_by_person").on(row.ownerIin)],
);
