import { boolean, date, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../../shared/database/columns.ts";
import type { RecordedDecision } from "../recordedDecision.ts";
import { channels } from "./tables.ts";

/** Idempotency keys with the digest of the input and the answer given. */
export const submissions = pgTable(
  "submissions",
  {
    caller: text("caller").notNull(),
    key: text("key").notNull(),
    inputDigest: text("input_digest").notNull(),
    at: instant("at").notNull(),
    applicationId: uuid("application_id"),
    /** The decision with which the application was not accepted. */
    decision: jsonb("decision").$type<RecordedDecision>(),
    referral: text("referral"),
  },
  (row) => [primaryKey({ columns: [row.caller, row.key] })],
);

/** Numbers to bring to a service centre; each opens its case for 30 days. */
export const referrals = pgTable("referrals", {
  number: text("number").primaryKey(),
  applicant: text("applicant").notNull(),
  person: text("person").notNull(),
  rka: text("rka").notNull(),
  expiresAt: instant("expires_at").notNull(),
});

/** Owners' shields against online requests: each owner has his own. */
export const shields = pgTable(
  "shields",
  {
    rka: text("rka").notNull(),
    setBy: text("set_by").notNull(),
    on: boolean("is_on").notNull(),
    setAt: instant("set_at").notNull(),
  },
  (row) => [primaryKey({ columns: [row.rka, row.setBy] })],
);

/** Counts of what was not accepted and therefore not recorded: no person in them. */
export const unrecordedCounts = pgTable(
  "unrecorded_counts",
  {
    day: date("day").notNull(),
    kato: text("kato").notNull(),
    channel: text("channel", { enum: channels }).notNull(),
    outcome: text("outcome").notNull(),
    count: integer("count").notNull(),
  },
  (row) => [primaryKey({ columns: [row.day, row.kato, row.channel, row.outcome] })],
);
