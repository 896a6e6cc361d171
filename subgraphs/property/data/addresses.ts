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

/** Addresses whose numbers begin with those typed come before all that have them elsewhere: house 12 before flat 12. */
const elsewhere = 1000;
const elsewhereSql = sql.raw(String(elsewhere));

// Streets that have every word, and their score: a word begun costs more than one not typed at all.
const streets = sql`
  select hit.street, (sum(hit.cost) * 20 + min(hit.size) - count(*))::int as score
  from (
    select word.street, typed.place, min(word.size) as size,
      min(typed.cost + case when word.word = typed.low then 0 else 1 end) as cost
    from unnest(${given("places", "int[]")}, ${given("lows", "text[]")}, ${given("highs", "text[]")}, ${given("costs", "int[]")})
        as typed(place, low, high, cost)
      join address_words word on word.word >= typed.low and word.word < typed.high
    where word.kato >= ${given("katoLow", "text")} and word.kato < ${given("katoHigh", "text")}
    group by word.street, typed.place
  ) hit
  group by hit.street having count(*) = ${given("words", "int")}`;

const leads = sql`dwelling.number_order >= ${given("lead", "text")} and dwelling.number_order < ${given("leadEnd", "text")}`;
const behind = sql`(${given("afterScore", "int")}, ${given("afterStreet", "text")}, ${given("afterOrder", "text")}, ${given("afterRka", "text")})`;
const onePage = sql`order by 1, 2, 3, 4 limit ${given("limit", "int")}`;

// Each street gives no more rows than the page has, by its index, and no street is read beyond the page.
const leading = sql`(
  select part.score, part.street, found.number_order, found.rka
  from (
    select street, score from (${streets}) street
    where (score, street) >= (${given("afterScore", "int")}, ${given("afterStreet", "text")}) order by 2, 1
  ) part
  cross join lateral (
    select dwelling.number_order, dwelling.rka from dwellings dwelling
    where dwelling.street = part.street and ${leads}
      and (part.score, part.street, dwelling.number_order, dwelling.rka) > ${behind}
    order by dwelling.number_order, dwelling.rka limit ${given("limit", "int")}
  ) found
  ${onePage}
) as place`;

// By the index of numbers within streets: no more is read than has the first number in one of the streets.
const elsewhereInStreets = sql`(
  with street as materialized (${streets})
  select street.score + ${elsewhereSql} as score, street.street, dwelling.number_order, dwelling.rka
  from dwellings dwelling join street on street.street = dwelling.street
  where number_keys(dwelling.street, dwelling.number_order) &&
      array(select street.street || '#' || (${given("numbers", "text[]")})[1] from street)
    and string_to_array(dwelling.number_order, ' ') @> ${given("numbers", "text[]")} and not (${leads})
    and (street.score + ${elsewhereSql}, street.street, dwelling.number_order, dwelling.rka) > ${behind}
  ${onePage}
) as place`;

const anywhere = sql`(
  select * from (
    select case when ${leads} then 0 else ${elsewhereSql} end as score, '' as street,
      dwelling.number_order, dwelling.rka
    from dwellings dwelling
    where number_keys(dwelling.street, dwelling.number_order) @> ${given("numbers", "text[]")}
      and dwelling.kato >= ${given("katoLow", "text")} and dwelling.kato < ${given("katoHigh", "text")}
  ) numbered
  where (score, street, number_order, rka) > ${behind}
  ${onePage}
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
  const byLead = from(leading, "addresses_by_lead");
  const byNumberInStreets = from(elsewhereInStreets, "addresses_by_number_in_streets");
  const byNumber = from(anywhere, "addresses_by_number");
  const near = db.select({ word: addressSpellings.word }).from(addressSpellings).where(isNear);
  const nearWords = near.prepare("address_words_near");
  return {
    search: async (wanted: Wanted): Promise<Place[]> => {
      const { words, numbers, after, limit } = wanted;
      if (words === 0) return byNumber.execute(valuesOf(wanted));
      const first = after && after.score >= elsewhere ? [] : await byLead.execute(valuesOf(wanted));
      if (first.length === limit || numbers.length === 0) return first;
      const rest = await byNumberInStreets.execute(valuesOf({ ...wanted, limit: limit - first.length }));
      return [...first, ...rest];
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
    leadEnd: lead === "" ? "~" : `${lead}!`,
    katoLow: territory.low,
    katoHigh: territory.high,
    afterScore: after?.score ?? -1,
    afterStreet: after?.street ?? "",
    afterOrder: after?.numberOrder ?? "",
    afterRka: after?.rka ?? "",
    limit,
  };
}
