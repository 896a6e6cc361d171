import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
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
export const referrals = pgTable(
  "referrals",
  {
    number: text("number").primaryKey(),
    applicant: text("applicant").notNull(),
    person: text("person").notNull(),
    rka: text("rka").notNull(),
    /** The operator who opened it as a reception; null for a referral, which an application brought. */
    openedBy: text("opened_by"),
    expiresAt: instant("expires_at").notNull(),
  },
  (row) => [index("referrals_of_applicant").on(row.applicant, row.expiresAt.desc())],
);

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

/** When a person last looked at his account and was told how often his data had been read. */
export const visits = pgTable("visits", {
  iin: text("iin").primaryKey(),
  at: instant("at").notNull(),
});

/** What somebody may do only so often on one civil day: the day it was last done, and how often on that day. */
export const dailyCounts = pgTable(
  "daily_counts",
  {
    what: text("what", { enum: ["SUBMISSION", "SIGNING_CODE", "RECEPTION"] }).notNull(),
    whom: text("whom").notNull(),
    day: date("day").notNull(),
    count: integer("count").notNull(),
  },
  (row) => [primaryKey({ columns: [row.what, row.whom] })],
);
