import { bigint, customType, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { instant } from "../../shared/database/columns.ts";

const bytes = customType<{ data: Uint8Array }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value),
});

/** What was signed, by whom and with what: one row for each signature that had an effect, written with that effect. */
export const signatureEvidence = pgTable(
  "signature_evidence",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    applicationId: uuid("application_id").notNull(),
    /** Null for the signature on the application itself. */
    consentId: uuid("consent_id"),
    signer: text("signer").notNull(),
    method: text("method", { enum: ["SMS_CODE", "EDS"] }).notNull(),
    payload: text("payload").notNull(),
    payloadDigest: text("payload_digest").notNull(),
    /** When it took effect, by this database's clock. */
    at: instant("at").notNull(),
    /** The keyed hash of the code that was given. */
    codeHash: text("code_hash"),
    cms: bytes("cms"),
    /** The instant for which certificates and revocation were judged. */
    judgedFor: instant("judged_for"),
    digestAlgorithm: text("digest_algorithm"),
    signatureAlgorithm: text("signature_algorithm"),
    /** SHA-256 of what the acceptance rests on: the chain from the signer upwards, then lists and answers. */
    materials: text("materials").array(),
  },
  (row) => [unique("evidence_once").on(row.applicationId, row.consentId).nullsNotDistinct()],
);

/** Certificates, lists of revoked ones and responders' answers; each is kept once, however many signatures rest on it. */
export const signatureMaterials = pgTable("signature_materials", {
  digest: text("digest").primaryKey(),
  kind: text("kind", { enum: ["CERTIFICATE", "CRL", "OCSP", "NCANODE"] }).notNull(),
  content: bytes("content").notNull(),
});
