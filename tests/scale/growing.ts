import type { RegisterName } from "../../subgraphs/shared/call.ts";

/**
 * The tables whose rows become more with people, dwellings and years. Not among them: `bodies`, `audit_head`,
 * `unrecorded_counts` (a row for each day, place, channel and outcome) and `sms_early_reports` (the last hour's).
 */
export const growing: Readonly<Record<RegisterName, readonly string[]>> = {
  population: ["persons", "capacity_decisions", "phones", "representations", "residences", "audit_records"],
  property: [
    "dwellings",
    "ownerships",
    "organisations",
    "address_words",
    "address_spellings",
    "audit_records",
  ],
  rental: ["contracts", "named_persons", "audit_records"],
  registration: [
    ...["applications", "application_events", "consents", "signing_codes", "notifications", "outbox"],
    ...["submissions", "referrals", "shields", "visits", "daily_counts", "sms_parts", "signature_evidence"],
    "audit_records",
  ],
};
