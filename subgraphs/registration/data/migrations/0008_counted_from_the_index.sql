DROP INDEX "applications_by_submission";--> statement-breakpoint
CREATE INDEX "applications_by_submission" ON "applications" USING btree ("submitted_at","ended_at","status","channel","kato");