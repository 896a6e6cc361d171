import { date, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";

/** Local executive bodies (ЖАО, МИО): who lets state housing, and where to ask. */
export const bodies = pgTable("bodies", {
  bin: text("bin").primaryKey(),
  nameKk: text("name_kk").notNull(),
  nameRu: text("name_ru").notNull(),
  nameEn: text("name_en"),
  kato: text("kato").notNull(),
  phone: text("phone").notNull(),
  addressKk: text("address_kk").notNull(),
  addressRu: text("address_ru").notNull(),
  addressEn: text("address_en"),
});

/** Contracts of state rental housing, dirty as they come: what is wrong is flagged, not refused. */
export const contracts = pgTable(
  "contracts",
  {
    /** A UUID made of body and number (contractId.ts), so that a repeated import meets the same row. */
    id: uuid("id").primaryKey(),
    number: text("number").notNull(),
    bin: text("bin").notNull(),
    rka: text("rka").notNull(),
    tenant: text("tenant").notNull(),
    from: date("from_day").notNull(),
    to: date("to_day"),
    status: text("status", { enum: ["IN_FORCE", "TERMINATED"] }).notNull(),
  },
  (row) => [
    unique("contracts_by_number").on(row.bin, row.number),
    index("contracts_by_dwelling").on(row.rka),
    index("contracts_by_tenant").on(row.tenant),
    // A body's contracts are listed newest first: gone through backwards, and no further than the page.
    index("contracts_of_body").on(row.bin, row.from, row.id),
  ],
);

/** Persons a contract names, in its order; the same person may stand twice. */
export const namedPersons = pgTable(
  "named_persons",
  {
    contractId: uuid("contract_id").notNull(),
    position: integer("position").notNull(),
    iin: text("iin").notNull(),
    relation: text("relation", {
      enum: ["TENANT", "SPOUSE", "CHILD", "PARENT", "SIBLING", "OTHER_RELATIVE", "OTHER"],
    }).notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.contractId, row.position] }),
    index("named_persons_by_person").on(row.iin),
  ],
);
