ALTER TABLE "shields" DROP CONSTRAINT "shields_pkey";--> statement-breakpoint
ALTER TABLE "shields" ADD CONSTRAINT "shields_rka_set_by_pk" PRIMARY KEY("rka","set_by");
