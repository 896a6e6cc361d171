CREATE TABLE "visits" (
	"iin" text COLLATE "C" PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
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
	"persons" text[] COLLATE "C" NOT NULL,
	"fields" text[] NOT NULL,
	"purpose" text,
	"case_number" text,
	"request_id" text NOT NULL,
	"refused" boolean NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "notifications" ALTER COLUMN "application_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "values" jsonb;--> statement-breakpoint
CREATE INDEX "audit_records_of_person" ON "audit_records" USING gin ("persons") WITH (gin_pending_list_limit=512);
--> statement-breakpoint
-- What every register's migration says of the audit, word for word.
insert into audit_head (sequence, hash) values (0, decode(repeat('00', 32), 'hex'));
--> statement-breakpoint
-- The hash of a record that follows the one with this hash: sha256 of that hash and the record as JSON text.
-- shared/audit/record.ts makes the same, for who verifies without a server.
create function audit_hash(before bytea, one audit_records) returns bytea language sql stable as $$
  select sha256(before || convert_to(json_build_array(one.sequence,
    to_char(one.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), one.kind, one.reader_role, one.reader_body,
    one.reader_kato, one.reader, one.persons, one.fields, one.purpose, one.case_number, one.request_id,
    one.refused)::text, 'UTF8'))
$$;
--> statement-breakpoint
-- These entries as records, numbered and chained on from the head.
create function audit_chain(entries json, head audit_head, instant timestamptz)
returns setof audit_records language plpgsql as $$
declare
  number bigint := head.sequence;
  newest bytea := head.hash;
  one audit_records;
begin
  for one in
    select null, instant, * from json_to_recordset(entries) as given(kind text, "readerRole" text, "readerBody" text,
      "readerKato" text, reader text, persons text[], fields text[], purpose text, "caseNumber" text, "requestId" text,
      refused boolean)
  loop
    number := number + 1;
    one.sequence := number;
    newest := audit_hash(newest, one);
    one.hash := newest;
    return next one;
  end loop;
end $$;
--> statement-breakpoint
-- Appends these entries under the lock of the head row: whoever comes next waits until they are committed. All are
-- inserted at once: that is a third of the work of inserting them one by one.
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
