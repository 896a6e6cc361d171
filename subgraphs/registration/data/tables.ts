import { sql } from "drizzle-orm";
import { bigint, date, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { instant } from "../../shared/database/columns.ts";
import type { RecordedDecision } from "../recordedDecision.ts";

export const applicationStatuses = [
  "AWAITING_SIGNATURE",
  "CHECKING",
  "AWAITING_CONSENT",
  "REGISTERING",
  "REGISTERED",
  "RETURNED",
  "REFUSED",
  "SERVICE_CENTRE_REQUIRED",
  "CANCELLED",
] as const;
export const channels = ["PORTAL", "MOBILE", "SELF_SERVICE", "SERVICE_CENTRE"] as const;
export const consentStates = [
  "SENDING",
  "SENT",
  "DELIVERED",
  "CONFIRMED",
  "DECLINED",
  "EXPIRED",
  "UNDELIVERABLE",
  "CANCELLED",
] as const;
export const outboxKinds = [
  "CONSENT_SMS",
  "SIGNING_SMS",
  "NOTICE_SMS",
  "CENTRE_SMS",
  "RECORD_RESIDENCE",
] as const;

/** Applications, from their submission to their one end. */
export const applications = pgTable(
  "applications",
  {
    id: uuid("id").primaryKey(),
    /** Order of arrival, for pages and for the number people say on the telephone. */
    sequence: bigint("sequence", { mode: "number" }).notNull().generatedByDefaultAsIdentity(),
    number: text("number").notNull().unique(),
    status: text("status", { enum: applicationStatuses }).notNull(),
    applicant: text("applicant").notNull(),
    person: text("person").notNull(),
    /** Who signs: the applicant, or the operator of a service centre. */
    signer: text("signer").notNull(),
    rka: text("rka").notNull(),
    /** KATO of the dwelling on the day of submission; null when property was silent then. */
    kato: text("kato"),
    reason: text("reason").notNull(),
    channel: text("channel", { enum: channels }).notNull(),
    attestation: text("attestation"),
    payload: text("payload").notNull(),
    payloadDigest: text("payload_digest").notNull(),
    submittedAt: instant("submitted_at").notNull(),
    signedAt: instant("signed_at"),
    endedAt: instant("ended_at"),
    /** First day of the residence, fixed when the case is granted, so that every try records the same day. */
    residenceSince: date("residence_since"),
    decision: jsonb("decision").$type<RecordedDecision>(),
    /** Why it stands where it stands: the code of its newest event. */
    code: text("code").notNull(),
    /** How often the facts were asked in vain since it last moved, and when to ask again. */
    checks: integer("checks").notNull().default(0),
    nextCheckAt: instant("next_check_at"),
  },
  (row) => [
    index("applications_by_applicant").on(row.applicant, row.sequence),
    index("applications_by_person").on(row.person, row.sequence),
    index("applications_open_by_applicant")
      .on(row.applicant)
      .where(sql`ended_at is null`),
    // With all that a report counts, which so reads no application itself.
    index("applications_by_submission").on(row.submittedAt, row.endedAt, row.status, row.channel, row.kato),
    index("applications_to_check")
      .on(row.nextCheckAt)
      .where(sql`status = 'CHECKING'`),
  ],
);

/** Everything that happened to an application, in order. */
export const applicationEvents = pgTable(
  "application_events",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    applicationId: uuid("application_id").notNull(),
    at: instant("at").notNull(),
    status: text("status", { enum: applicationStatuses }).notNull(),
    code: text("code").notNull(),
  },
  (row) => [index("events_of_application").on(row.applicationId, row.id)],
);

/** The one code with which an application can be signed now; only its keyed hash is kept. */
export const signingCodes = pgTable("signing_codes", {
  applicationId: uuid("application_id").primaryKey(),
  nonce: integer("nonce").notNull(),
  codeHash: text("code_hash").notNull(),
  phone: text("phone").notNull(),
  sentAt: instant("sent_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  wrongTries: integer("wrong_tries").notNull().default(0),
  /** Codes asked for since `windowFrom`. */
  requests: integer("requests").notNull().default(1),
  windowFrom: instant("window_from").notNull(),
});

/** Requests for consent, one per giver; the hour runs from the delivery report, by this database's clock. */
export const consents = pgTable(
  "consents",
  {
    id: uuid("id").primaryKey(),
    sequence: bigint("sequence", { mode: "number" }).notNull().generatedByDefaultAsIdentity(),
    applicationId: uuid("application_id").notNull(),
    /** Who asks, and where: as the application says, so that requests can be counted. */
    applicant: text("applicant").notNull(),
    rka: text("rka").notNull(),
    giver: text("giver").notNull(),
    phone: text("phone").notNull(),
    applicantName: text("applicant_name").notNull(),
    personName: text("person_name").notNull(),
    /** What the message names, as property had it when consent was asked for. */
    addressKk: text("address_kk").notNull(),
    addressRu: text("address_ru").notNull(),
    payload: text("payload").notNull(),
    payloadDigest: text("payload_digest").notNull(),
    state: text("state", { enum: consentStates }).notNull(),
    nonce: integer("nonce").notNull(),
    codeHash: text("code_hash").notNull(),
    wrongTries: integer("wrong_tries").notNull().default(0),
    createdAt: instant("created_at").notNull(),
    sentAt: instant("sent_at"),
    deliveredAt: instant("delivered_at"),
    deadline: instant("deadline"),
    answeredAt: instant("answered_at"),
  },
  (row) => [
    unique("consents_once_per_giver").on(row.applicationId, row.giver),
    index("consents_by_giver").on(row.giver, row.sequence),
    index("consents_counted_by_applicant").on(row.applicant, row.createdAt),
    index("consents_counted_by_dwelling").on(row.rka, row.createdAt),
    index("consents_counted_by_giver").on(row.giver, row.createdAt),
    index("consents_open_by_phone")
      .on(row.phone)
      .where(sql`state in ('SENDING', 'SENT', 'DELIVERED')`),
    index("consents_by_deadline")
      .on(row.deadline)
      .where(sql`state = 'DELIVERED'`),
    index("consents_unreported")
      .on(row.sentAt)
      .where(sql`state = 'SENT'`),
  ],
);

/** What has to leave: written with the change that causes it, done when it has left. */
export const outbox = pgTable(
  "outbox",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text("kind", { enum: outboxKinds }).notNull(),
    applicationId: uuid("application_id").notNull(),
    consentId: uuid("consent_id"),
    /** The same for every try, so that the other side can tell a repetition. */
    reference: uuid("reference").notNull().unique(),
    attempts: integer("attempts").notNull().default(0),
    /** When to try, or to try again: whoever takes it moves this on, so that a crash only delays. */
    dueAt: instant("due_at").notNull(),
    doneAt: instant("done_at"),
  },
  (row) => [
    index("outbox_due")
      .on(row.dueAt)
      .where(sql`done_at is null`),
  ],
);

/** Messages in a person's account; the text is made from the code when it is read. */
export const notifications = pgTable(
  "notifications",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    iin: text("iin").notNull(),
    at: instant("at").notNull(),
    code: text("code").notNull(),
    /** Null for a message about no application. */
    applicationId: uuid("application_id"),
    /** What its text is filled with, beside the application. */
    values: jsonb("values").$type<Readonly<Record<string, string | number>>>(),
  },
  (row) => [
    index("notifications_of_person").on(row.iin, row.id),
    unique("notifications_once").on(row.applicationId, row.iin, row.code),
  ],
);
