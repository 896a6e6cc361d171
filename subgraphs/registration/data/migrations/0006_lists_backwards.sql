DROP INDEX "evidence_of_application";--> statement-breakpoint
DROP INDEX "applications_by_applicant";--> statement-breakpoint
DROP INDEX "applications_by_person";--> statement-breakpoint
DROP INDEX "consents_by_giver";--> statement-breakpoint
DROP INDEX "notifications_of_person";--> statement-breakpoint
CREATE INDEX "applications_by_applicant" ON "applications" USING btree ("applicant","sequence");--> statement-breakpoint
CREATE INDEX "applications_by_person" ON "applications" USING btree ("person","sequence");--> statement-breakpoint
CREATE INDEX "consents_by_giver" ON "consents" USING btree ("giver","sequence");--> statement-breakpoint
CREATE INDEX "notifications_of_person" ON "notifications" USING btree ("iin","id");