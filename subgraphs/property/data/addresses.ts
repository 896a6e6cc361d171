import { sql, type SQL } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { WantedWords } from "../domain/wantedWords.ts";

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

/** Of addresses that have the typed numbers, those whose numbers begin with them come first: house 12 before flat 12. */
const elsewhere = 1000;

// Streets in the order of their score; a letter of a word not yet typed, or a word not typed at all, costs.
const streets = sql`
  select hit.street, sum(hit.cost) * 20 + min(hit.size) - count(*) as score
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

// Each street gives no more rows than the page has, by its index, and no street is read beyond the page.
const inStreets = sql`(
  select part.score::int as score, part.street, found.number_order, found.rka
  from (
    select street.street, street.score + way.more as score, way.more, way.low, way.high
    from (${streets}) street
      cross join (values (0, ${given("lead", "text")}, ${given("leadEnd", "text")}), (${sql.raw(String(elsewhere))}, '', '~')) way(more, low, high)
    where (way.more = 0 or ${given("lead", "text")} <> '')
      and (street.score + way.more, street.street) >= (${given("afterScore", "int")}, ${given("afterStreet", "text")})
    order by 2, 1
  ) part
  cross join lateral (
    select dwelling.number_order, dwelling.rka from dwellings dwelling
    where dwelling.street = part.street and dwelling.number_order >= part.low and dwelling.number_order < part.high
      and (part.more = 0 or (dwelling.numbers @> ${given("numbers", "text[]")} and not (${leads})))
      and (part.score > ${given("afterScore", "int")} or part.street > ${given("afterStreet", "text")}
        or (dwelling.number_order, dwelling.rka) > (${given("afterOrder", "text")}, ${given("afterRka", "text")}))
    order by dwelling.number_order, dwelling.rka limit ${given("limit", "int")}
  ) found
  order by part.score, part.street, found.number_order, found.rka limit ${given("limit", "int")}
) as place`;

const byNumbers = sql`(
  select * from (
    select case when ${leads} then 0 else ${sql.raw(String(elsewhere))} end as score, '' as street,
      dwelling.number_order, dwelling.rka
    from dwellings dwelling
    where dwelling.numbers @> ${given("numbers", "text[]")}
      and dwelling.kato >= ${given("katoLow", "text")} and dwelling.kato < ${given("katoHigh", "text")}
  ) numbered
  where (score, number_order, rka) > (${given("afterScore", "int")}, ${given("afterOrder", "text")}, ${given("afterRka", "text")})
  order by score, number_order, rka limit ${given("limit", "int")}
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
  const byWords = db.select(columns).from(inStreets).orderBy(order).prepare("addresses_by_words");
  const byNumber = db.select(columns).from(byNumbers).orderBy(order).prepare("addresses_by_numbers");
  const near = db
    .select({ typed: sql<string>`near.typed`, word: sql<string>`near.word` })
    .from(
      sql`(select typed, spelling.word from unnest(${given("typed", "text[]")}) as typed
        join address_spellings spelling on spelling.near && near_spellings(typed, 7)) as near`,
    )
    .prepare("address_words_near");
  return {
    search: (wanted: Wanted): Promise<Place[]> =>
      (wanted.words > 0 ? byWords : byNumber).execute(valuesOf(wanted)),
    /** Words of addresses that are spelt nearly as one of these, or begin so. */
    near: (typed: readonly string[]) => near.execute({ typed }),
  };
}

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
