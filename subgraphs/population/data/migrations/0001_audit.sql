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
CREATE INDEX "audit_records_of_person" ON "audit_records" USING btree ("person","sequence");
--> statement-breakpoint
-- What every register's migration says of the audit, word for word.
insert into audit_head (sequence, hash) values (0, decode(repeat('00', 32), 'hex'));
--> statement-breakpoint
-- The records of these entries, one for each person of an entry, numbered and chained on from the head.
-- hash = sha256(hash of the record before || the record as JSON text); shared/audit/record.ts makes the same text.
create function audit_chain(entries json, head audit_head, instant timestamptz)
returns setof audit_records language plpgsql as $$
declare
  told text := to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
  entry record;
  one audit_records;
  whom text;
  before text;
  after text;
begin
  one.sequence := head.sequence;
  one.hash := head.hash;
  for entry in
    select * from json_to_recordset(entries) as given(kind text, "readerRole" text, "readerBody" text,
      "readerKato" text, reader text, persons text[], fields text[], purpose text, "caseNumber" text, "requestId" text,
      refused boolean)
  loop
    -- What the records of an entry have in common is written once: their text differs in number and person.
    before := left(substr(json_build_array(told, entry.kind, entry."readerRole", entry."readerBody",
      entry."readerKato", entry.reader)::text, 2), -1);
    after := substr(json_build_array(entry.fields, entry.purpose, entry."caseNumber", entry."requestId",
      entry.refused)::text, 2);
    one := row(one.sequence, instant, entry.kind, entry."readerRole", entry."readerBody", entry."readerKato",
      entry.reader, null, entry.fields, entry.purpose, entry."caseNumber", entry."requestId", entry.refused, one.hash);
    foreach whom in array entry.persons loop
      one.sequence := one.sequence + 1;
      one.person := whom;
      one.hash := sha256(one.hash || convert_to('[' || one.sequence || ', ' || before || ', '
        || coalesce(to_json(whom)::text, 'null') || ', ' || after, 'UTF8'));
      return next one;
    end loop;
  end loop;
end $$;
--> statement-breakpoint
-- Appends the records of these entries under the lock of the head row: whoever comes next waits until they are
-- committed. All are inserted at once: that is a third of the work of inserting them one by one.
create function audit_append(entries json) returns bigint language plpgsql as $$
declare
  head audit_head;
  added bigint;
begin
  select * into strict head from audit_head for update;
  insert into audit_records select * from audit_chain(entries, head, date_trunc('milliseconds', clock_now()));
  get diagnostics added = row_count;
  update audit_head set sequence = newest.sequence, hash = newest.hash
    from audit_records newest where newest.sequence = head.sequence + added;
  return head.sequence + added;
end $$;
--> statement-breakpoint
-- Against accidents; whoever owns the database can remove it, and is found by the chain.
create function audit_is_kept() returns trigger language plpgsql as
  $$ begin raise exception 'audit records are only ever added'; end $$;
--> statement-breakpoint
create trigger audit_records_are_kept before update or delete or truncate on audit_records
  for each statement execute function audit_is_kept();
