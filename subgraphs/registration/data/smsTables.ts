import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../../shared/database/columns.ts";

export const partStates = ["DELIVERED", "FAILED"] as const;

/** Parts of messages that a provider has taken: its reports find their message here, also after a restart. */
export const smsParts = pgTable(
  "sms_parts",
  {
    provider: text("provider").notNull(),
    /** The provider's own number of the part, in the form of `sameId`. */
    messageId: text("message_id").notNull(),
    reference: uuid("reference").notNull(),
    /** From 1 to `parts`. */
    part: integer("part").notNull(),
    parts: integer("parts").notNull(),
    phone: text("phone").notNull(),
    takenAt: instant("taken_at").notNull(),
    /** Null until a final report has come. */
    state: text("state", { enum: partStates }),
  },
  (row) => [
    primaryKey({ columns: [row.provider, row.messageId] }),
    index("sms_parts_of_message").on(row.reference),
    index("sms_parts_by_age").on(row.takenAt),
  ],
);

/** Reports that came before the answer which told the part's number: kept for the moment until it comes. */
export const earlyReports = pgTable(
  "sms_early_reports",
  {
    provider: text("provider").notNull(),
    messageId: text("message_id").notNull(),
    phone: text("phone").notNull(),
    state: text("state", { enum: partStates }).notNull(),
    at: instant("at").notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.provider, row.messageId, row.phone] }),
    index("sms_early_reports_by_age").on(row.at),
  ],
);
