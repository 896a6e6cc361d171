import { sql, type SQL } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { WantedWords } from "../domain/wantedWords.ts";
import { addressSpellings } from "./tables.ts";

/** Where an address stands in the answers to one search; also where the next page continues. */
export interface Place {
  /** The less, the better. */
  readonly score: number;
  readonly street: string;
  readonly numberOrder: string;
  readonly rka: string;
}

/** What an address must have to be shown, and which page of those that have it. */
export interface Wanted extends WantedWords {
  readonly numbers: readonly string[];
  /** Codes from `low` up to, but not, `high`. */
  readonly territory: { readonly low: string; readonly high: string };
  readonly after: Place | null;
  readonly limit: number;
}

const given = (name: string, type: string): SQL => sql`${sql.placeholder(name)}::${sql.raw(type)}`;

// Streets that have every word, and their score: a word begun costs more than one not typed at all. "offset 0" keeps
// the words of one spelling a question of its own, for which the index is always taken.
const streets = sql`
  select hit.street, (sum(hit.cost) * 20 + min(hit.size) - count(*))::int as score
  from (
    select word.street, typed.place, min(word.size) as size,
      min(typed.cost + case when word.word = typed.low then 0 else 1 end) as cost
    from unnest(${given("places", "int[]")}, ${given("lows", "text[]")}, ${given("highs", "text[]")}, ${given("costs", "int[]")})
        as typed(place, low, high, cost)
      cross join lateral (
        select * from address_words where word >= typed.low and word < typed.high
          and kato >= ${given("katoLow", "text")} and kato < ${given("katoHigh", "text")} offset 0) word
    group by word.street, typed.place
  ) hit
  group by hit.street having count(*) = ${given("words", "int")}`;

// Addresses whose numbers begin with those typed come before all that have them elsewhere: house 12 before flat 12.
const more = sql`case when dwelling.number_order >= ${given("lead", "text")} and dwelling.number_order < ${given("leadEnd", "text")}
  then 0 else 1000 end`;
const behind = sql`(${given("afterScore", "int")}, ${given("afterStreet", "text")}, ${given("afterOrder", "text")}, ${given("afterRka", "text")})`;
const onePage = sql`order by 1, 2, 3, 4 limit ${given("limit", "int")}`;

// Each street gives no more rows than the page has, by its index, and no street is read beyond the page.
const inStreets = sql`(
  select part.score, part.street, found.number_order, found.rka
  from (
    select street, score from (${streets}) street
    where (score, street) >= (${given("afterScore", "int")}, ${given("afterStreet", "text")}) order by 2, 1
  ) part
  cross join lateral (
    select dwelling.number_order, dwelling.rka from dwellings dwelling
    where dwelling.street = part.street
      and (part.score, part.street, dwelling.number_order, dwelling.rka) > ${behind}
    order by dwelling.number_order, dwelling.rka limit ${given("limit", "int")}
  ) found
  ${onePage}
) as place`;

// Few streets are asked one by one for the number; of many, all addresses with the number are gone through. Scores are
// looked up in an object: of how many streets a search finds the planner knows nothing, and would join them one by one.
const few = sql.raw("300");
const numberedInStreets = sql`(
  with street as materialized (${streets}),
    dwelling as (
      select found.* from street cross join lateral (
        select street, number_order, rka from dwellings
        where number_keys(dwellings.street, number_order) @> array[street.street || '#' || (${given("numbers", "text[]")})[1]]
        offset 0) found
      where (select count(*) from street) <= ${few}
      union all
      select street, number_order, rka from dwellings
      where number_keys(street, number_order) @> ${given("numbers", "text[]")} and (select count(*) from street) > ${few}),
    numbered as (
      select ((select jsonb_object_agg(street, score) from street) ->> dwelling.street)::int + ${more} as score,
        dwelling.street, dwelling.number_order, dwelling.rka
      from dwelling where string_to_array(dwelling.number_order, ' ') @> ${given("numbers", "text[]")})
  select * from numbered where (score, street, number_order, rka) > ${behind} ${onePage}
) as place`;

const numberedAnywhere = sql`(
  select * from (
    select ${more} as score, '' as street, dwelling.number_order, dwelling.rka
    from dwellings dwelling
    where number_keys(dwelling.street, dwelling.number_order) @> ${given("numbers", "text[]")}
      and dwelling.kato >= ${given("katoLow", "text")} and dwelling.kato < ${given("katoHigh", "text")}
  ) numbered
  where (score, street, number_order, rka) > ${behind} ${onePage}
) as place`;

const columns = {
  score: sql<number>`place.score`,
  street: sql<string>`place.street`,
  numberOrder: sql<string>`place.number_order`,
  rka: sql<string>`place.rka`,
};

const order = sql`place.score, place.street collate "C", place.number_order collate "C", place.rka collate "C"`;

/** Searches over addresses: streets by their words first, then the houses and flats in them. */
export function addressesOf(db: PostgresJsDatabase) {
  const from = (places: SQL, name: string) => db.select(columns).from(places).orderBy(order).prepare(name);
  const byWords = from(inStreets, "addresses_in_streets");
  const byWordsAndNumbers = from(numberedInStreets, "addresses_numbered_in_streets");
  const byNumbers = from(numberedAnywhere, "addresses_numbered_anywhere");
  const near = db.select({ word: addressSpellings.word }).from(addressSpellings).where(isNear);
  const nearWords = near.prepare("address_words_near");
  return {
    search: (wanted: Wanted): Promise<Place[]> => {
      const { words, numbers } = wanted;
      const prepared = words === 0 ? byNumbers : numbers.length > 0 ? byWordsAndNumbers : byWords;
      return prepared.execute(valuesOf(wanted));
    },
    /** Words of addresses that are spelt nearly as one of these, or begin so. */
    near: async (typed: readonly string[]) => (await nearWords.execute({ typed })).map(({ word }) => word),
  };
}

const isNear = sql`${addressSpellings.near} && array(
  select unnest(near_spellings(typed, 7)) from unnest(${given("typed", "text[]")}) as typed)`;

function valuesOf({ words, spellings, numbers, territory, after, limit }: Wanted) {
  const lead = numbers.join(" ");
  return {
    words,
    places: spellings.map(({ place }) => place),
    lows: spellings.map(({ low }) => low),
    highs: spellings.map(({ high }) => high),
    costs: spellings.map(({ cost }) => cost),
    numbers,
    lead,
    // "00012" and "00012 00005", but neither "00012/1" nor "00012а".
    leadEnd: `${lead}!`,
    katoLow: territory.low,
    katoHigh: territory.high,
    afterScore: after?.score ?? -1,
    afterStreet: after?.street ?? "",
    afterOrder: after?.numberOrder ?? "",
    afterRka: after?.rka ?? "",
    limit,
  };
}
