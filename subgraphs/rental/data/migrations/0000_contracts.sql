-- The database's present instant, which decides every deadline; it moves inside a transaction, as now() does not.
create function clock_now() returns timestamptz language sql volatile parallel safe as $$ select clock_timestamp() $$;
--> statement-breakpoint
CREATE TABLE "bodies" (
	"bin" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name_kk" text NOT NULL,
	"name_ru" text NOT NULL,
	"name_en" text,
	"kato" text COLLATE "C" NOT NULL,
	"phone" text NOT NULL,
	"address_kk" text NOT NULL,
	"address_ru" text NOT NULL,
	"address_en" text
);
--> statement-breakpoint
CREATE TABLE "contracts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"bin" text COLLATE "C" NOT NULL,
	"rka" text COLLATE "C" NOT NULL,
	"tenant" text COLLATE "C" NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"status" text NOT NULL,
	CONSTRAINT "contracts_by_number" UNIQUE("bin","number")
);
--> statement-breakpoint
CREATE TABLE "named_persons" (
	"contract_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"iin" text COLLATE "C" NOT NULL,
	"relation" text NOT NULL,
	CONSTRAINT "named_persons_contract_id_position_pk" PRIMARY KEY("contract_id","position")
);
--> statement-breakpoint
CREATE INDEX "contracts_by_dwelling" ON "contracts" USING btree ("rka");--> statement-breakpoint
CREATE INDEX "contracts_by_tenant" ON "contracts" USING btree ("tenant");--> statement-breakpoint
CREATE INDEX "named_persons_by_person" ON "named_persons" USING btree ("iin");
