import { sql } from "drizzle-orm";
import { bigint, boolean, check, customType, index, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "../database/columns.ts";

export const auditKinds = ["READ", "DECISION", "SIGNATURE", "CONSENT", "CHANGE"] as const;
export type AuditKind = (typeof auditKinds)[number];

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/**
 * Who read, decided, signed, agreed or changed what about whom. Records are only ever added, by `audit_append`: each
 * holds the hash of the one before, so that whatever is changed, removed, inserted or swapped is found.
 */
export const auditRecords = pgTable(
  "audit_records",
  {
    /** Without a gap, from 1. */
    sequence: bigint("sequence", { mode: "number" }).primaryKey(),
    at: instant("at").notNull(),
    kind: text("kind", { enum: auditKinds }).notNull(),
    readerRole: text("reader_role").notNull(),
    /** An officer's organisation, or the register that asked. */
    readerBody: text("reader_body"),
    /** An officer's territory. */
    readerKato: text("reader_kato"),
    /** Keyed hash of the reader's own number; null for registers and analysts. */
    reader: text("reader"),
    /** The persons concerned, all in the same way; none where nobody is. */
    persons: text("persons").array().notNull(),
    fields: text("fields").array().notNull(),
    purpose: text("purpose"),
    caseNumber: text("case_number"),
    requestId: text("request_id").notNull(),
    refused: boolean("refused").notNull(),
    hash: bytes("hash").notNull(),
  },
  (row) => [
    // New persons wait in a list, and are sorted in all at once. A short list: who looks himself up goes through it, and
    // who fills it sorts it in while others wait for the chain.
    index("audit_records_of_person").using("gin", row.persons).with({ gin_pending_list_limit: 512 }),
  ],
);

/**
 * The newest record: its row is the chain's lock.
 * @public drizzle-kit makes migrations of it; only `audit_append` and whoever verifies read it.
 */
export const auditHead = pgTable(
  "audit_head",
  {
    only: boolean("only").primaryKey().default(true),
    sequence: bigint("sequence", { mode: "number" }).notNull(),
    hash: bytes("hash").notNull(),
  },
  (row) => [check("audit_head_is_one_row", sql`${row.only}`)],
);
