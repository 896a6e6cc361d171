import type { Sql } from "postgres";
import { afterAll, expect, test } from "vitest";
import { seedRegister } from "../../seeds/seed.ts";
import type { RegisterName } from "../../subgraphs/shared/call.ts";
import { openFresh } from "../database/cluster.ts";
import { run } from "../journeys/program.ts";
import { seedInParts, seeds } from "./seeding.ts";

/** What a register holds, row by row; numbers that the database gives apart, in the order of the rows. */
const contents: Readonly<Record<RegisterName, Readonly<Record<string, string>>>> = {
  population: {
    persons: "iin",
    capacity_decisions: "iin",
    representations: "iin, position",
    phones: "iin",
    residences: "iin, since",
  },
  property: {
    dwellings: "rka",
    organisations: "bin",
    ownerships: "rka, position",
    address_words: "word, street",
    address_spellings: "word",
  },
  rental: { bodies: "bin", contracts: "id", named_persons: "contract_id, position" },
  registration: {
    applications: "sequence",
    application_events: "application_id, at, status",
    unrecorded_counts: "day, kato, channel, outcome",
  },
};

async function contentOf(sql: Sql, register: RegisterName) {
  const told: Record<string, unknown> = {};
  for (const [table, order] of Object.entries(contents[register])) {
    const [found] = await sql.unsafe(
      `select count(*)::int as rows, md5(string_agg((to_jsonb(t) - 'id' || case when to_jsonb(t)->>'id' ~ '-'
         then jsonb_build_object('id', to_jsonb(t)->'id') else '{}' end)::text, '|' order by ${order})) as digest
       from ${table} t`,
    );
    told[table] = found;
  }
  return told;
}

const opened: { close(): Promise<void> }[] = [];
afterAll(() => Promise.all(opened.map((one) => one.close())));

async function emptyRegister(register: RegisterName) {
  const database = await openFresh(`subgraphs/${register}/data/migrations`);
  opened.push(database);
  return database;
}

const underWay = async (sql: Sql): Promise<number> => {
  const [found] = await sql`select to_regclass('filling') is not null as found`;
  if (found?.["found"] !== true) return 0;
  const rows = await sql<{ next: number }[]>`select next from filling`.catch(() => []);
  return rows[0]?.next ?? 0;
};

test.each(["population", "property", "rental", "registration"] as const)(
  "seeding the %s register that is killed in the middle goes on where it stopped, and comes to the same",
  async (register) => {
    const [whole, killed] = [await emptyRegister(register), await emptyRegister(register)];
    const all = await seedInParts(register, whole.url);
    const program = run(["tests/seeds/seeding.ts", register, killed.url], {});
    while ((await underWay(killed.sql)) < 2 && !program.hasEnded())
      await new Promise((resolve) => setTimeout(resolve, 2));
    await program.signal("SIGKILL");
    expect(program.said()).toBe("");
    expect(await underWay(killed.sql)).toBeGreaterThan(1);
    const rest = await seedInParts(register, killed.url);
    expect(rest).toBeGreaterThan(0);
    expect(rest).toBeLessThan(all);
    expect(await contentOf(killed.sql, register)).toEqual(await contentOf(whole.sql, register));
    expect(await killed.sql`select to_regclass('filling')::text as left`).toEqual([{ left: null }]);
    expect(await seedInParts(register, killed.url)).toBe(0);
  },
);

test("an error in the middle of a part leaves the parts before it, and nothing of its own", async () => {
  const [whole, { sql, url }] = [await emptyRegister("population"), await emptyRegister("population")];
  await seedInParts("population", whole.url);
  // Somewhere within the residences of a later part, after its persons were copied.
  await sql`alter table residences add constraint interrupted check (rka <> '0200000000000300')`;
  await expect(seedInParts("population", url)).rejects.toThrow();
  const reached = await underWay(sql);
  expect(reached).toBe(4);
  const [counted] = await sql`select count(*)::int as rows from persons`;
  const parts = reached * seeds.patternsOfPart * 100;
  expect(counted?.["rows"]).toBeGreaterThanOrEqual(parts);
  expect(counted?.["rows"]).toBeLessThan(parts + 1_200);
  await sql`alter table residences drop constraint interrupted`;
  await seedInParts("population", url);
  expect(await contentOf(sql, "population")).toEqual(await contentOf(whole.sql, "population"));
});

test.each(["property", "registration"] as const)(
  "two processes that start on one empty %s register share its parts, and come to the same",
  async (register) => {
    const [whole, shared] = [await emptyRegister(register), await emptyRegister(register)];
    const all = await seedInParts(register, whole.url);
    const written = await Promise.all([1, 2].map(() => seedInParts(register, shared.url)));
    expect(written.reduce((sum, one) => sum + one, 0)).toBe(all);
    expect(await contentOf(shared.sql, register)).toEqual(await contentOf(whole.sql, register));
  },
);

test("what was begun is finished as it was begun, whatever is asked for by now", async () => {
  const { sql } = await emptyRegister("rental");
  const [small, large] = [1_000, 4_000].map((persons) => ({ ...seeds, persons }));
  await sql`alter table contracts add constraint interrupted check (rka < '0200000000000200' or rka > '029')`;
  await expect(seedRegister("rental", sql, small!)).rejects.toThrow();
  await sql`alter table contracts drop constraint interrupted`;
  await seedRegister("rental", sql, large!);
  const [last] = await sql`select max(rka) as rka from contracts where rka < '029'`;
  expect(Number(String(last?.["rka"]).slice(2))).toBeLessThan(310);
});
