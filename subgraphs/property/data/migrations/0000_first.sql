create function clock_now() returns timestamptz language sql volatile parallel safe as $$ select clock_timestamp() $$;
--> statement-breakpoint
-- The numbers of an address, by themselves and with its street: what finds flat 12 in one street, or 12 anywhere.
create function number_keys(street text, number_order text) returns text[] language sql immutable strict parallel safe as $$
  select numbers || array(select street || '#' || number from unnest(numbers) as number)
  from (select string_to_array(number_order, ' ') as numbers) as address
$$;
--> statement-breakpoint
CREATE TABLE "address_spellings" (
	"word" text COLLATE "C" PRIMARY KEY NOT NULL,
	"near" text[] COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "address_words" (
	"word" text COLLATE "C" NOT NULL,
	"street" text COLLATE "C" NOT NULL,
	"kato" text COLLATE "C" NOT NULL,
	"size" integer NOT NULL,
	CONSTRAINT "address_words_word_street_pk" PRIMARY KEY("word","street")
);
--> statement-breakpoint
CREATE TABLE "dwellings" (
	"rka" text COLLATE "C" PRIMARY KEY NOT NULL,
	"cadastral_number" text,
	"kato" text COLLATE "C" NOT NULL,
	"address_kk" text NOT NULL,
	"address_ru" text NOT NULL,
	"address_en" text,
	"kind" text NOT NULL,
	"total_area" real,
	"living_area" real,
	"fund" text,
	"in_use" boolean NOT NULL,
	"search_text" text NOT NULL,
	"street" text COLLATE "C" GENERATED ALWAYS AS (left(md5(kato || ' ' || split_part(search_text, ' | ', 1)), 16)) STORED NOT NULL,
	"number_order" text COLLATE "C" GENERATED ALWAYS AS (split_part(search_text, ' | ', 2)) STORED NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"bin" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name_kk" text NOT NULL,
	"name_ru" text NOT NULL,
	"name_en" text
);
--> statement-breakpoint
CREATE TABLE "ownerships" (
	"rka" text COLLATE "C" NOT NULL,
	"position" integer NOT NULL,
	"owner_iin" text COLLATE "C",
	"owner_bin" text COLLATE "C",
	"numerator" integer NOT NULL,
	"denominator" integer NOT NULL,
	"since" date NOT NULL,
	"until" date,
	CONSTRAINT "ownerships_rka_position_pk" PRIMARY KEY("rka","position")
);
--> statement-breakpoint
CREATE INDEX "address_spellings_near" ON "address_spellings" USING gin ("near") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "dwellings_by_street" ON "dwellings" USING btree ("street","number_order","rka");--> statement-breakpoint
CREATE INDEX "dwellings_by_number" ON "dwellings" USING gin (number_keys("street", "number_order")) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "ownerships_by_person" ON "ownerships" USING btree ("owner_iin");--> statement-breakpoint
CREATE INDEX "ownerships_by_organisation" ON "ownerships" USING btree ("owner_bin");
--> statement-breakpoint
-- A word's beginnings of "shortest" to 7 letters, each whole and less one letter: a mistyped word shares one with it.
create function near_spellings(word text, shortest integer) returns text[] language sql immutable strict parallel safe as $$
  select array_agg(distinct overlay(left(word, length) placing '' from missing for 1))
  from generate_series(least(shortest, length(word)), least(7, length(word))) as length,
    generate_series(1, length + 1) as missing
$$;
--> statement-breakpoint
-- Once for each statement that writes dwellings, whoever writes them; in the order of the keys, so that two at once
-- wait for each other instead of for ever.
create function note_address_words() returns trigger language plpgsql as $$
begin
  insert into address_words (word, street, kato, size)
  select distinct word, street, kato, cardinality(words)
  from (select distinct street, kato, string_to_array(split_part(search_text, ' | ', 1), ' ') as words from written) as streets,
    unnest(words) as word
  order by 1, 2
  on conflict do nothing;
  insert into address_spellings (word, near)
  select word, near_spellings(word, 3)
  from (
    select distinct unnest(string_to_array(split_part(search_text, ' | ', 1), ' ')) as word from written
    except select word from address_spellings
  ) as news
  order by 1
  on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create trigger dwellings_inserted after insert on dwellings
  referencing new table as written for each statement execute function note_address_words();
--> statement-breakpoint
create trigger dwellings_updated after update on dwellings
  referencing new table as written for each statement execute function note_address_words();
