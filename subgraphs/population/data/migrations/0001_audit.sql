CREATE TABLE "audit_head" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "audit_head_is_one_row" CHECK ("audit_head"."only")
);
--> statement-breakpoint
CREATE TABLE "audit_records" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"reader_role" text NOT NULL,
	"reader_body" text,
	"reader_kato" text,
	"reader" text,
	"person" text COLLATE "C",
	"fields" text[] NOT NULL,
	"purpose" text,
	"case_number" text,
	"request_id" text NOT NULL,
	"refused" boolean NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "audit_records_of_person" ON "audit_records" USING btree ("person","sequence" DESC NULLS LAST);
--> statement-breakpoint
-- What every register's migration says of the audit, word for word.
insert into audit_head (sequence, hash) values (0, decode(repeat('00', 32), 'hex'));
--> statement-breakpoint
-- Numbers and chains these records, under the lock of the head row: whoever comes next waits until they are committed.
-- hash = sha256(hash of the record before || the record as JSON text); shared/audit/record.ts makes the same text.
create function audit_append(records json) returns bigint language plpgsql as $$
declare
  head audit_head%rowtype;
  instant timestamptz;
  one record;
begin
  select * into strict head from audit_head for update;
  instant := date_trunc('milliseconds', clock_now());
  for one in
    select * from json_to_recordset(records) as given(kind text, "readerRole" text, "readerBody" text,
      "readerKato" text, reader text, person text, fields text[], purpose text, "caseNumber" text, "requestId" text,
      refused boolean)
  loop
    head.sequence := head.sequence + 1;
    head.hash := sha256(head.hash || convert_to(json_build_array(
      head.sequence, to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), one.kind,
      one."readerRole", one."readerBody", one."readerKato", one.reader, one.person, one.fields, one.purpose,
      one."caseNumber", one."requestId", one.refused)::text, 'UTF8'));
    insert into audit_records values (head.sequence, instant, one.kind, one."readerRole", one."readerBody",
      one."readerKato", one.reader, one.person, one.fields, one.purpose, one."caseNumber", one."requestId",
      one.refused, head.hash);
  end loop;
  update audit_head set sequence = head.sequence, hash = head.hash;
  return head.sequence;
end $$;
--> statement-breakpoint
-- Against accidents; whoever owns the database can remove it, and is found by the chain.
create function audit_is_kept() returns trigger language plpgsql as
  $$ begin raise exception 'audit records are only ever added'; end $$;
--> statement-breakpoint
create trigger audit_records_are_kept before update or delete or truncate on audit_records
  for each statement execute function audit_is_kept();
