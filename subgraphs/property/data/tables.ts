import { boolean, date, index, integer, pgTable, primaryKey, real, text } from "drizzle-orm/pg-core";

/** Dwellings of the property and address registers. Areas in m². */
export const dwellings = pgTable("dwellings", {
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
  /** Both addresses, folded for the type-ahead (property/domain/foldAddress.ts); indexed by trigrams. */
  searchText: text("search_text").notNull(),
});

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
  (row) => [
    primaryKey({ columns: [row.rka, row.position] }),
    index("ownerships_by_person").on(row.ownerIin),
    index("ownerships_by_organisation").on(row.ownerBin),
  ],
);
