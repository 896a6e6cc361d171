CREATE TABLE "daily_counts" (
	"what" text COLLATE "C" NOT NULL,
	"whom" text COLLATE "C" NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "daily_counts_what_whom_pk" PRIMARY KEY("what","whom")
);
--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "applicant" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "rka" text COLLATE "C";--> statement-breakpoint
UPDATE "consents" SET "applicant" = "applications"."applicant", "rka" = "applications"."rka"
  FROM "applications" WHERE "applications"."id" = "consents"."application_id";--> statement-breakpoint
ALTER TABLE "consents" ALTER COLUMN "applicant" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "consents" ALTER COLUMN "rka" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "opened_by" text COLLATE "C";--> statement-breakpoint
CREATE INDEX "applications_open_by_applicant" ON "applications" USING btree ("applicant") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "consents_counted_by_applicant" ON "consents" USING btree ("applicant","created_at");--> statement-breakpoint
CREATE INDEX "consents_counted_by_dwelling" ON "consents" USING btree ("rka","created_at");--> statement-breakpoint
CREATE INDEX "consents_counted_by_giver" ON "consents" USING btree ("giver","created_at");--> statement-breakpoint
CREATE INDEX "referrals_of_applicant" ON "referrals" USING btree ("applicant","expires_at" DESC NULLS LAST);
