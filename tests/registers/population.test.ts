import { afterAll, beforeAll, expect, test } from "vitest";
import { openPopulation } from "../../subgraphs/population/index.ts";
import { invented } from "./invented.ts";
import { opened, told, type Opened } from "./opened.ts";
import { populate } from "./populationRecords.ts";

const [aigul, single, dead, limited, incapable, restored, minor, unknown] = [1, 2, 3, 4, 5, 6, 7, 8].map(
  invented,
) as [string, string, string, string, string, string, string, string];
const crowd = Array.from({ length: 500 }, (_, index) => invented(1_000 + index));
const asService = { by: { role: "service", register: "registration" } } as const;
const citizen = (iin: string) => ({ by: { role: "citizen", iin } }) as const;
let world: Opened;
let now = new Date("2025-11-24T03:00:00Z");

beforeAll(async () => {
  world = await opened(openPopulation, () => now);
  await populate(world.sql, [
    {
      iin: aigul,
      surname: "Нұрланова",
      given: "Айгүл",
      patronymic: "Қайратқызы",
      russian: ["Нурланова", "Айгуль", "Кайраткызы"],
      born: "2000-02-29",
      phone: "+77710009998",
    },
    { iin: single, surname: "Мадонна", given: "" },
    { iin: dead, died: "2025-11-24" },
    { iin: limited, court: [{ status: "LIMITED", since: "2020-01-01", until: "2025-11-24" }] },
    { iin: incapable, court: [{ status: "INCAPABLE", since: "2025-11-24" }] },
    { iin: restored, court: [{ status: "INCAPABLE", since: "2020-01-01", until: "2025-11-23" }] },
    { iin: minor, born: "2010-01-01", court: [{ status: "LIMITED", since: "2020-01-01" }] },
    ...crowd.map((iin) => ({ iin })),
  ]);
});
afterAll(() => world.close());

const persons = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Person {
  iin age name { full } legalCapacity hasLinkedPhone residence { since } represents { kind } } } }`;
const of = (iins: readonly string[]) => ({ of: iins.map((ref) => ({ __typename: "Person", ref })) });
const field = async (iin: string, selection: string, language: "KK" | "RU" | "EN" = "KK") => {
  const answer = await world.query(`{ me { ${selection} } }`, { ...citizen(iin), language });
  expect(told(answer)).toEqual([]);
  return answer.data?.["me"];
};

test("a name is told in the reader's language, and in the one asked for", async () => {
  const name = { name: { full: "Нұрланова Айгүл Қайратқызы" } };
  expect(await field(aigul, "name { full }")).toEqual(name);
  expect(await field(aigul, "name { full(language: KK) }", "RU")).toEqual(name);
  expect(await field(aigul, "name { full }", "RU")).toEqual({
    name: { full: "Нурланова Айгуль Кайраткызы" },
  });
  expect(await field(aigul, "name { full latin }", "EN")).toEqual({
    name: { full: "OIDAN SHYGARYLGAN", latin: "OIDAN SHYGARYLGAN" },
  });
});

test("a person with a single name has no space behind it, and without a Russian spelling the recorded one", async () => {
  expect(await field(single, "name { full patronymic }", "RU")).toEqual({
    name: { full: "Мадонна", patronymic: null },
  });
});

test("S7: age is that of the day in Kazakhstan, five hours before it is the day in Greenwich", async () => {
  now = new Date("2026-02-28T18:59:59Z");
  expect(await field(aigul, "age")).toEqual({ age: 25 });
  now = new Date("2026-02-28T19:00:00Z");
  expect(await field(aigul, "age")).toEqual({ age: 26 });
  now = new Date("2025-11-24T03:00:00Z");
});

test.each<[who: string, iin: () => string, capacity: string]>([
  ["an adult of whom no court has said anything", () => aigul, "FULL"],
  ["an adult on the last day of a decision that limits him", () => limited, "LIMITED"],
  ["an adult on the first day of being declared incapable", () => incapable, "INCAPABLE"],
  ["an adult the day after a decision ended", () => restored, "FULL"],
  ["a minor, whatever a court has said", () => minor, "MINOR"],
])("the capacity of %s", async (_who, iin, legalCapacity) => {
  expect(await field(iin(), "legalCapacity")).toEqual({ legalCapacity });
});

test("whoever died today is recorded as deceased, and the living are alive", async () => {
  expect(await field(dead, "lifeStatus")).toEqual({ lifeStatus: "DECEASED" });
  expect(await field(aigul, "lifeStatus")).toEqual({ lifeStatus: "ALIVE" });
});

test("S2: the linked phone is shown so that only its owner recognises it", async () => {
  expect(await field(aigul, "hasLinkedPhone maskedPhone")).toEqual({
    hasLinkedPhone: true,
    maskedPhone: "+7 771 *** ** 98",
  });
  expect(await field(single, "hasLinkedPhone maskedPhone")).toEqual({
    hasLinkedPhone: false,
    maskedPhone: null,
  });
});

test("every field of a person is answered without an error", async () => {
  const everything = `ref iin name { surname given patronymic full latin } birthDate age sex citizenship lifeStatus
    legalCapacity hasLinkedPhone maskedPhone representatives { kind since until person { iin } representative { iin } }
    represents { kind } residence { dwelling { rka } basis since until }
    residences { edges { cursor node { since } } nodes { since } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
  expect(await field(aigul, everything)).toMatchObject({ ref: aigul, sex: "MALE", citizenship: "KAZ" });
});

test("me is null for officials, analysts, the anonymous and citizens the register does not know", async () => {
  for (const by of [{ role: "anonymous" }, { role: "analyst" }, { role: "citizen", iin: unknown }] as const) {
    const answer = await world.query("{ me { ref } }", { by });
    expect([answer.data, told(answer)]).toEqual([{ me: null }, []]);
  }
});

test("me is one statement, with whatever the person's own row says", async () => {
  const ask = () => world.query("{ me { iin name { full } birthDate sex } }", citizen(aigul));
  expect(await world.statementsOf(ask)).toBe(1);
});

test("one person or five hundred are the same number of statements", async () => {
  const read = (iins: readonly string[]) => () => world.query(persons, { ...asService, variables: of(iins) });
  const one = await world.statementsOf(read([aigul]));
  expect(one).toBe(5);
  expect(await world.statementsOf(read(crowd))).toBe(one);
});

test("a person nobody has is null in the list of entities, and keeps its place", async () => {
  const answer = await world.query(persons, { ...asService, variables: of([unknown, aigul, unknown]) });
  expect(answer.data?.["_entities"]).toMatchObject([null, { iin: aigul }, null]);
  expect(told(answer)).toEqual([]);
});

test("the register tells its own part of the contract", async () => {
  const answer = await world.query("{ _service { sdl } }");
  expect(answer.data?.["_service"]).toHaveProperty("sdl", expect.stringContaining("type Person @key"));
});
