CREATE TABLE "sms_early_reports" (
	"provider" text NOT NULL,
	"message_id" text NOT NULL,
	"phone" text NOT NULL,
	"state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "sms_early_reports_provider_message_id_phone_pk" PRIMARY KEY("provider","message_id","phone")
);
--> statement-breakpoint
CREATE TABLE "sms_parts" (
	"provider" text NOT NULL,
	"message_id" text NOT NULL,
	"reference" uuid NOT NULL,
	"part" integer NOT NULL,
	"parts" integer NOT NULL,
	"phone" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"state" text,
	CONSTRAINT "sms_parts_provider_message_id_pk" PRIMARY KEY("provider","message_id")
);
--> statement-breakpoint
CREATE INDEX "sms_early_reports_by_age" ON "sms_early_reports" USING btree ("at");--> statement-breakpoint
CREATE INDEX "sms_parts_of_message" ON "sms_parts" USING btree ("reference");--> statement-breakpoint
CREATE INDEX "sms_parts_by_age" ON "sms_parts" USING btree ("taken_at");