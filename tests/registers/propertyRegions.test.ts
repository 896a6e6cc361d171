import { expect, test } from "vitest";
import { regionCode, regionOf, regionResolvers } from "../../subgraphs/shared/regions.ts";
import { knownPlaces } from "../../subgraphs/shared/text/regions.ts";

test.each<[what: string, kato: string, name: string]>([
  ["a region has its own name", "350000000", "Карагандинская область"],
  ["a city of republican significance", "710000000", "город Астана"],
  ["a district of Almaty", "751210000", "Алатауский район"],
  ["a city by the code of its territory", "351000000", "город Караганда"],
  ["the same city by its own code", "351010000", "город Караганда"],
  ["a village is told by its city", "111033100", "город Кокшетау"],
  ["a village of a district that is not listed, by its region", "113230100", "Акмолинская область"],
  ["a new district of a city, by the city", "711610000", "город Астана"],
  ["a code of no region, by the country", "990000000", "Республика Казахстан"],
])("%s", (_what, kato, name) => expect(regionOf(kato)).toMatchObject({ kato, name: { ru: name } }));

test("there are twenty regions, and every place known lies in one of them", () => {
  const codes = new Set(Object.keys(knownPlaces).map(regionCode));
  expect(codes.size).toBe(20);
  for (const code of codes) expect(knownPlaces).toHaveProperty(code);
});

test("every place has a name in Kazakh, Russian and English", () => {
  for (const { kk, ru, en } of Object.values(knownPlaces)) {
    expect(kk).toMatch(/^[\p{Script=Cyrillic}\- ]+$/u);
    expect(ru).toMatch(/^[\p{Script=Cyrillic}\- ]+$/u);
    expect(en).toMatch(/^[A-Za-z\- ]+$/);
  }
});

test("the language asked for goes before that of the request", () => {
  const call = { language: "RU" } as Parameters<typeof regionResolvers.name>[2]["call"];
  expect(regionResolvers.name({ kato: "710000000" }, {}, { call })).toBe("город Астана");
  expect(regionResolvers.name({ kato: "710000000" }, { language: "KK" }, { call })).toBe("Астана қаласы");
});
