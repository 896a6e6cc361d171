import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPopulation } from "../../subgraphs/population/index.ts";
import { address, invented } from "./invented.ts";
import { at, opened, told, type Opened } from "./opened.ts";
import { populate } from "./populationRecords.ts";

const now = new Date("2025-11-24T03:00:00Z");
const [mother, father, child, ward, struck, nobody] = [1, 2, 3, 4, 5, 6].map(invented) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const [old, first, second] = [1, 2, 3].map(address) as [string, string, string];
const movers = Array.from({ length: 6 }, (_, index) => invented(100 + index)) as [string, ...string[]];
let world: Opened;

beforeAll(async () => {
  world = await opened(openPopulation, () => now);
  await populate(world.sql, [
    {
      iin: mother,
      surname: "Әлиева",
      given: "Жанар",
      phone: "+77710009998",
      lives: [
        { rka: old, since: "2010-01-01", until: "2020-06-30" },
        { rka: first, since: "2020-07-01" },
      ],
    },
    { iin: father, lives: [{ rka: second, since: "2019-01-01" }] },
    {
      iin: child,
      born: "2015-03-01",
      acting: [
        { iin: mother, kind: "PARENT", since: "2015-03-01" },
        { iin: father, kind: "PARENT", since: "2015-03-01" },
        { iin: nobody, kind: "GUARDIAN", since: "2016-01-01", until: "2016-12-31" },
      ],
      lives: [{ rka: old, since: "2016-01-01" }],
    },
    {
      iin: ward,
      court: [{ status: "LIMITED", since: "2024-01-01", until: "2025-12-31" }],
      acting: [{ iin: mother, kind: "TRUSTEE", since: "2020-01-01" }],
    },
    { iin: struck, valid: false },
    ...movers.map((iin) => ({ iin, lives: [{ rka: old, since: "2010-01-01" }] })),
  ]);
});
afterAll(() => world.close());

const factsDocument = `query($iins: [ID!]!, $days: [Date!]!) { personFacts(iins: $iins, days: $days) { readAt reference persons {
  iin surname given patronymic birthDate deathDate citizenship valid capacity phone
  representatives { iin kind } residenceRka } } }`;
const facts = (iins: readonly string[], on = "2025-11-24") =>
  world.internal(factsDocument, { variables: { iins, days: iins.map(() => on) } });

test("facts of persons come in the order asked, with the instant they were read; nobody is null", async () => {
  const answer = await facts([nobody, mother, struck, mother]);
  expect(told(answer)).toEqual([]);
  expect(at(answer, "personFacts")).toMatchObject({
    readAt: now.toISOString(),
    reference: "request-1",
    persons: [null, { iin: mother }, { iin: struck, valid: false }, { iin: mother }],
  });
  expect(at(answer, "personFacts", "persons", 1)).toMatchObject({
    surname: "Әлиева",
    given: "Жанар",
    patronymic: null,
    birthDate: "1980-05-05",
    deathDate: null,
    citizenship: "KAZ",
    valid: true,
    capacity: "FULL",
    phone: "+77710009998",
    representatives: [],
    residenceRka: first,
  });
});

test("facts are those of the day asked about", async () => {
  const on = (day: string) => async (iin: string) => at(await facts([iin], day), "personFacts", "persons", 0);
  expect(await on("2020-06-30")(mother)).toMatchObject({ residenceRka: old });
  expect(await on("2009-12-31")(mother)).toMatchObject({ residenceRka: null });
  expect(await on("2025-12-31")(ward)).toMatchObject({ capacity: "LIMITED" });
  expect(await on("2026-01-01")(ward)).toMatchObject({ capacity: "FULL" });
  expect(await on("2016-06-01")(child)).toMatchObject({
    representatives: [
      { iin: mother, kind: "PARENT" },
      { iin: father, kind: "PARENT" },
      { iin: nobody, kind: "GUARDIAN" },
    ],
  });
});

test("one question may be about many days, each person on his own", async () => {
  const days = ["2020-06-30", "2025-11-24", "2026-01-01", "2025-12-31"];
  const ask = (of = days) =>
    world.internal(factsDocument, { variables: { iins: [mother, mother, ward, ward], days: of } });
  expect(at(await ask(), "personFacts", "persons")).toMatchObject([
    { residenceRka: old },
    { residenceRka: first },
    { capacity: "FULL" },
    { capacity: "LIMITED" },
  ]);
  expect(await world.statementsOf(ask)).toBe(1);
  expect(told(await ask(days.slice(1)))).toEqual(["personFacts BAD_USER_INPUT"]);
});

test("facts of one person or of five hundred are one statement", async () => {
  const crowd = Array.from({ length: 500 }, (_, index) => invented(index));
  expect(await world.statementsOf(() => facts([mother]))).toBe(1);
  expect(await world.statementsOf(() => facts(crowd))).toBe(1);
});

test.each<[when: string, on: string, expected: () => string[]]>([
  ["while the child is under 18 and the court's decision holds", "2025-12-31", () => [child, ward]],
  ["after the court's decision has ended", "2026-01-01", () => [child]],
  ["on the child's 18th birthday", "2033-03-01", () => []],
])("S6, S7: whom somebody represents %s", async (_when, on, expected) => {
  const document = `query($iin: ID!, $on: Date!) { representedBy(iin: $iin, on: $on) }`;
  const answer = await world.internal(document, { variables: { iin: mother, on } });
  expect(at<string[]>(answer, "representedBy").toSorted()).toEqual(expected().toSorted());
});

test("S8: a person is registered at his dwelling, a child under 14 at each of its parents', in one statement", async () => {
  const pairs = [
    { iin: mother, rka: first },
    { iin: mother, rka: old },
    { iin: child, rka: first },
    { iin: child, rka: second },
    { iin: child, rka: old },
    { iin: nobody, rka: old },
    { iin: mother, rka: first },
  ];
  const document = `query($pairs: [PersonAtDwelling!]!, $on: Date!) { registeredAt(pairs: $pairs, on: $on) }`;
  const ask = () => world.internal(document, { variables: { pairs, on: "2025-11-24" } });
  expect(at(await ask(), "registeredAt")).toEqual([true, false, true, true, false, false, true]);
  expect(await world.statementsOf(ask)).toBe(1);
});

const record = (iin: string | undefined, rka: string, since: string, applicationId: string = randomUUID()) =>
  world.internal(`mutation($input: RecordResidenceInput!) { recordResidence(input: $input) { since } }`, {
    variables: { input: { applicationId, iin, rka, since } },
  });
const history = async (iin = "") => {
  const rows =
    await world.sql`select rka, since::text, until::text from residences where iin = ${iin} order by since, id`;
  return rows.map(({ rka, since, until }) => [rka, since, until]);
};

test("a new residence begins on its day and the one before ends the day before", async () => {
  const answer = await record(movers[0], first, "2025-11-24");
  expect(answer).toEqual({ data: { recordResidence: { since: "2025-11-24" } } });
  expect(await history(movers[0])).toEqual([
    [old, "2010-01-01", "2025-11-23"],
    [first, "2025-11-24", null],
  ]);
});

test("an application that is sent again is recorded once, and answered as the first time", async () => {
  const application = randomUUID();
  await record(movers[1], first, "2025-11-24", application);
  const again = await record(movers[1], second, "2025-11-25", application);
  expect(again).toEqual({ data: { recordResidence: { since: "2025-11-24" } } });
  expect(await history(movers[1])).toHaveLength(2);
});

test("an application that is sent ten times at once is recorded once", async () => {
  const application = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => record(movers[2], first, "2025-11-24", application)),
  );
  for (const answer of answers)
    expect(answer).toEqual({ data: { recordResidence: { since: "2025-11-24" } } });
  expect(await history(movers[2])).toHaveLength(2);
});

test("two applications of one person at once leave one residence in force", async () => {
  await Promise.all([record(movers[3], first, "2025-11-24"), record(movers[3], second, "2025-11-24")]);
  const open = (await history(movers[3])).filter(([, , until]) => until === null);
  expect(open).toHaveLength(1);
});

test("a residence that is replaced on its own first day keeps no day", async () => {
  await record(movers[4], first, "2025-11-24");
  await record(movers[4], second, "2025-11-24");
  expect(await history(movers[4])).toEqual([
    [old, "2010-01-01", "2025-11-23"],
    [first, "2025-11-24", "2025-11-23"],
    [second, "2025-11-24", null],
  ]);
});

test("a residence recorded late ends before the one that follows it", async () => {
  await record(movers[5], second, "2025-11-24");
  await record(movers[5], first, "2025-11-20");
  expect(await history(movers[5])).toEqual([
    [old, "2010-01-01", "2025-11-19"],
    [first, "2025-11-20", "2025-11-23"],
    [second, "2025-11-24", null],
  ]);
});

test("nobody is registered under a number that is not a person's", async () => {
  expect(told(await record(nobody, first, "2025-11-24"))).toEqual(["recordResidence BAD_USER_INPUT"]);
  expect(await history(nobody)).toEqual([]);
});

test("only registers may ask, or record", async () => {
  const input = { applicationId: randomUUID(), iin: mother, rka: old, since: "2025-11-24" };
  const by = { role: "citizen", iin: mother } as const;
  const asked = await world.internal(factsDocument, {
    by,
    variables: { iins: [mother], days: ["2025-11-24"] },
  });
  const recorded = await world.internal(
    `mutation($input: RecordResidenceInput!) { recordResidence(input: $input) { since } }`,
    { by, variables: { input } },
  );
  expect([...told(asked), ...told(recorded)]).toEqual(["personFacts FORBIDDEN", "recordResidence FORBIDDEN"]);
});
