import { afterAll, beforeAll, expect, test } from "vitest";
import { openProperty } from "../../subgraphs/property/index.ts";
import { address } from "./invented.ts";
import { opened, told, type Opened } from "./opened.ts";
import { build, type DwellingRecord } from "./propertyRecords.ts";

const [astana, almaty, yesil] = ["710000000", "750000000", "711210000"];

/** Keys tell what an address is; its RKA is its place in the list. */
const streets: Record<string, Omit<DwellingRecord, "rka">> = {
  mangilik12: { kk: "Астана қаласы, Мәңгілік Ел даңғылы, 12 үй", ru: "г. Астана, пр. Мангилик Ел, д. 12" },
  mangilik12flat5: {
    kk: "Астана қаласы, Мәңгілік Ел даңғылы, 12 үй, 5 пәтер",
    ru: "г. Астана, пр. Мангилик Ел, д. 12, кв. 5",
  },
  mangilik120: { kk: "Астана қаласы, Мәңгілік Ел даңғылы, 120 үй", ru: "г. Астана, пр. Мангилик Ел, д. 120" },
  mangilik12a: { kk: "Астана қаласы, Мәңгілік Ел даңғылы, 12а үй", ru: "г. Астана, пр. Мангилик Ел, д. 12А" },
  mangilik3flat12: {
    kk: "Астана қаласы, Мәңгілік Ел даңғылы, 3 үй, 12 пәтер",
    ru: "г. Астана, пр. Мангилик Ел, д. 3, кв. 12",
  },
  peaceAstana: {
    kk: "Астана қаласы, Бейбітшілік көшесі, 7 үй",
    ru: "г. Астана, ул. Мира, д. 7",
    kato: yesil,
  },
  abaiAlmaty: { kk: "Алматы қаласы, Абай даңғылы, 7 үй", ru: "г. Алматы, пр. Абая, д. 7", kato: "751210000" },
  abaiAstana: { kk: "Астана қаласы, Абай даңғылы, 7 үй", ru: "г. Астана, пр. Абая, д. 7" },
  abaiov: { kk: "Алматы қаласы, Абайов көшесі, 7 үй", ru: "г. Алматы, ул. Абаёва, д. 7", kato: almaty },
  samal: {
    kk: "Алматы қаласы, Самал-2 шағын ауданы, 33 үй",
    ru: "г. Алматы, мкр. Самал-2, д. 33",
    kato: almaty,
  },
};
const keys = Object.keys(streets);
let world: Opened;

beforeAll(async () => {
  world = await opened(openProperty, () => new Date("2025-11-24T03:00:00Z"));
  await build(
    world.sql,
    Object.values(streets).map((record, place) => ({ ...record, rka: address(place) })),
  );
});
afterAll(() => world.close());

const document = `query($search: String!, $region: Kato, $first: Int, $after: String) {
  dwellings(search: $search, region: $region, first: $first, after: $after) {
    nodes { rka } edges { cursor node { rka } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;

interface Page {
  nodes: { rka: string }[];
  edges: { cursor: string; node: { rka: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
}

async function page(variables: Record<string, unknown>): Promise<Page> {
  const answer = await world.query(document, { variables });
  expect(told(answer)).toEqual([]);
  return answer.data?.["dwellings"] as Page;
}

const found = async (search: string, rest: Record<string, unknown> = {}) =>
  (await page({ search, first: 50, ...rest })).nodes.map(({ rka }) => keys[Number(rka.slice(2))]);

test.each<[what: string, search: string, best: string]>([
  ["a house in Kazakh", "Мәңгілік Ел даңғылы 12", "mangilik12"],
  ["a house in Russian", "пр. Мангилик Ел, д. 12", "mangilik12"],
  ["a flat", "Мәңгілік Ел 12 үй 5 пәтер", "mangilik12flat5"],
  ["words in any order", "ел мәңгілік астана 12", "mangilik12"],
  ["a house told before its town", "д. 7 ул. Мира г. Астана", "peaceAstana"],
  ["all in capitals", "МӘҢГІЛІК ЕЛ 120", "mangilik120"],
  ["Russian letters for Kazakh ones", "мангилик ел 120", "mangilik120"],
  ["a house letter", "мангилик ел 12 а", "mangilik12a"],
  ["a word still being typed", "бейбітш", "peaceAstana"],
  ["a type word still being typed", "бейбітшілік көшес", "peaceAstana"],
  ["the Russian name of a street whose Kazakh name differs", "улица мира", "peaceAstana"],
  ["one wrong letter", "бейбитшолик", "peaceAstana"],
  ["one missing letter", "мангилк ел 120", "mangilik120"],
  ["one letter too many", "мангиллик ел 120", "mangilik120"],
  ["two letters swapped", "мангиилк ел 120", "mangilik120"],
  ["one typo in each of two words", "бейбитшолик остана", "peaceAstana"],
  ["a typo in the type word", "улеца бейбітшілік", "peaceAstana"],
  ["a typo in a word still being typed", "бейбетш", "peaceAstana"],
  ["a microdistrict", "самал 2 мкр 33", "samal"],
  ["Kazakh and Russian mixed", "Астана қ., ул. Бейбитшилик", "peaceAstana"],
])("%s: «%s»", async (_what, search, best) => expect((await found(search))[0]).toBe(best));

test("house 12 comes first, then its flats, then flat 12 elsewhere; 120 and 12а are other houses", async () => {
  expect(await found("мангилик ел 12")).toEqual(["mangilik12", "mangilik12flat5", "mangilik3flat12"]);
});

test("flats of a house are not asked for by half a number", async () => {
  expect(await found("мангилик ел 1")).toEqual([]);
});

test("a whole word goes before a longer one that begins alike", async () => {
  expect(await found("абай 7")).toEqual(["abaiAlmaty", "abaiAstana", "abaiov"]);
});

test("what fits as typed is not mixed with what fits by a typo", async () => {
  expect(await found("абаев")).toEqual(["abaiov"]);
});

test("only addresses in the territory asked for", async () => {
  expect(await found("абай", { region: astana })).toEqual(["abaiAstana"]);
  expect(await found("абай", { region: almaty })).toEqual(["abaiAlmaty", "abaiov"]);
  expect(await found("абай", { region: "751210000" })).toEqual(["abaiAlmaty"]);
  expect(await found("12 5", { region: almaty })).toEqual([]);
});

test("numbers alone find addresses that have all of them", async () => {
  expect(await found("5 12")).toEqual(["mangilik12flat5"]);
  expect(await found("№ 7")).toEqual(["peaceAstana", "abaiAlmaty", "abaiAstana", "abaiov"]);
});

test.each([
  "улица",
  "...",
  "зззззз",
  "кв. дом",
  "а\u0000бай",
  "%%%",
  "{\"'\\}",
  "абай'; drop table dwellings",
])("«%s» is nobody's address, and no fault", async (search) => expect(await found(search)).toEqual([]));

test.each(["мангилик", "астана", "абай 7", "мангилик ел 12", "12", "мангиилк"].map((one) => one.padEnd(3)))(
  "pages of «%s» follow one another without a gap or a double",
  async (search) => {
    const padded = search.length < 3 ? `${search}.` : search;
    const whole = await found(padded === "12 " ? "№ 12" : padded);
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const one: Page = await page({ search: padded === "12 " ? "№ 12" : padded, first: 1, after });
      expect(one.pageInfo.hasPreviousPage).toBe(after !== null);
      paged.push(...one.edges.map(({ node }) => keys[Number(node.rka.slice(2))] ?? ""));
      [after, more] = [one.pageInfo.endCursor, one.pageInfo.hasNextPage];
    }
    expect(paged).toEqual(whole);
    expect(whole.length).toBeGreaterThan(0);
  },
);

test.each<[what: string, variables: object, argument: string]>([
  ["two characters", { search: "аб" }, "search"],
  ["spaces do not count", { search: "  аб  " }, "search"],
  ["more than 200 characters", { search: "а".repeat(201) }, "search"],
  ["more than 50 at once", { search: "абай", first: 51 }, "first"],
  ["none at once", { search: "абай", first: 0 }, "first"],
  ["a cursor of another list", { search: "абай", after: "WyIxIl0" }, "after"],
  [
    "a cursor of one's own making",
    { search: "абай", after: Buffer.from('["0","x","","",""]').toString("base64url") },
    "after",
  ],
])("bad input: %s", async (_what, variables, argument) => {
  const { data, errors } = await world.query(document, { variables: { ...variables } });
  expect(data).toEqual({ dwellings: null });
  expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
});

test("a search is a statement for the places and one for the dwellings; with typos two more", async () => {
  const asTyped = await world.statementsOf(() => found("мангилик ел"));
  expect(asTyped).toBe(2);
  const withTypos = await world.statementsOf(() => found("мангиилк ел"));
  expect(withTypos).toBe(4);
});

test("an address that changes is found under its new words", async () => {
  const rka = address(900);
  await build(world.sql, [
    { rka, kk: "Астана қаласы, Ескі көшесі, 1 үй", ru: "г. Астана, ул. Старая, д. 1" },
  ]);
  expect((await page({ search: "старая" })).nodes).toEqual([{ rka }]);
  await world.sql`update dwellings set search_text = 'астана жана новая | 00001' where rka = ${rka}`;
  expect((await page({ search: "старая" })).nodes).toEqual([]);
  expect((await page({ search: "новая" })).nodes).toEqual([{ rka }]);
  await world.sql`delete from dwellings where rka = ${rka}`;
  expect((await page({ search: "новая" })).nodes).toEqual([]);
});
