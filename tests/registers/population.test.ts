import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openPopulation } from "../../subgraphs/population/index.ts";
import { invented } from "./invented.ts";
import { opened, told, type Opened } from "./opened.ts";
import { populate, type PersonRecord } from "./populationRecords.ts";

const [aigul, stranger] = [1, 2].map(invented) as [string, string];
let world: Opened;

beforeAll(async () => {
  world = await opened(openPopulation, () => new Date("2025-11-24T03:00:00Z"));
  const people: PersonRecord[] = [{ iin: aigul, surname: "Нұрланова", given: "Айгүл" }, { iin: stranger }];
  await populate(world.sql, people);
});
afterAll(() => world.close());
beforeEach(() => void world.asked.splice(0));

test("a signed-in citizen reads her own name", async () => {
  const answer = await world.query("{ me { iin name { full } } }", { by: { role: "citizen", iin: aigul } });
  expect(answer).toEqual({ data: { me: { iin: aigul, name: { full: "Нұрланова Айгүл" } } } });
});

test("me is null for whoever is no citizen", async () => {
  const answer = await world.query("{ me { iin } }", { by: { role: "analyst" } });
  expect([answer.data, told(answer)]).toEqual([{ me: null }, []]);
});
