CREATE TABLE "signature_evidence" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "signature_evidence_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"application_id" uuid NOT NULL,
	"consent_id" uuid,
	"signer" text NOT NULL,
	"method" text NOT NULL,
	"payload" text NOT NULL,
	"payload_digest" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"code_hash" text,
	"cms" "bytea",
	"judged_for" timestamp with time zone,
	"digest_algorithm" text,
	"signature_algorithm" text,
	"materials" text[],
	CONSTRAINT "evidence_once" UNIQUE NULLS NOT DISTINCT("application_id","consent_id")
);
--> statement-breakpoint
CREATE TABLE "signature_materials" (
	"digest" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "evidence_of_application" ON "signature_evidence" USING btree ("application_id");