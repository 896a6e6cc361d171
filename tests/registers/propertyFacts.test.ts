import { afterAll, beforeAll, expect, test } from "vitest";
import { openProperty } from "../../subgraphs/property/index.ts";
import { address, invented } from "./invented.ts";
import { at, opened, told, type Opened } from "./opened.ts";
import { build } from "./propertyRecords.ts";

const [seller, buyer] = [invented(1), invented(2)];
const [sold, kept, nowhere] = [address(1), address(2), address(3)];
let world: Opened;
beforeAll(async () => {
  world = await opened(openProperty, () => new Date("2025-11-24T03:00:00Z"));
  await build(world.sql, [
    {
      rka: sold,
      owners: [
        { iin: seller, since: "2010-01-01", until: "2025-06-30" },
        { iin: buyer, since: "2025-07-01" },
      ],
    },
    { rka: kept, owners: [{ iin: seller, since: "2010-01-01" }] },
  ]);
});
afterAll(() => world.close());

const ask = (rkas: string[], days: string[]) =>
  world.internal(
    `query($rkas: [ID!]!, $days: [Date!]!) { dwellingFacts(rkas: $rkas, days: $days) { dwellings { rka owners { iin } } } }`,
    { variables: { rkas, days } },
  );
const ownersOf = (iin: string, rka: string) => ({ rka, owners: [{ iin }] });

test("each dwelling has its owners of its own day, in the order asked, in one statement", async () => {
  const question = () =>
    ask(
      [sold, sold, kept, nowhere, sold],
      ["2025-07-01", "2025-06-30", "2025-07-01", "2025-07-01", "2009-01-01"],
    );
  const answer = await question();
  expect(told(answer)).toEqual([]);
  expect(at(answer, "dwellingFacts", "dwellings")).toEqual([
    ownersOf(buyer, sold),
    ownersOf(seller, sold),
    ownersOf(seller, kept),
    null,
    { rka: sold, owners: [] },
  ]);
  expect(await world.statementsOf(question)).toBe(1);
});

test("five hundred dwellings on as many days are one statement", async () => {
  const days = Array.from({ length: 500 }, (_, index) =>
    new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10),
  );
  expect(
    await world.statementsOf(() =>
      ask(
        days.map(() => sold),
        days,
      ),
    ),
  ).toBe(1);
});

test("as many days as dwellings, or it is not a question", async () => {
  expect(told(await ask([sold], []))).toEqual(["dwellingFacts BAD_USER_INPUT"]);
});
