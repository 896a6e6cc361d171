create function clock_now() returns timestamptz language sql volatile parallel safe as $$ select clock_timestamp() $$;
--> statement-breakpoint
create extension pg_trgm;
--> statement-breakpoint
create table letters (
  id integer primary key,
  body text,
  sent date,
  deadline timestamptz,
  weight numeric(12, 2),
  marks text[],
  extra jsonb,
  urgent boolean,
  constraint letters_body_once unique (body)
);
--> statement-breakpoint
create index letters_deadline on letters (deadline);
