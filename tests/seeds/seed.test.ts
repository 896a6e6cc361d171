import { expect, test } from "vitest";
import { castPersons } from "../../seeds/cast.ts";
import { personAt } from "../../seeds/persons.ts";
import { type SeededRegister, seedRegister } from "../../seeds/seed.ts";
import { personImporter } from "../../subgraphs/population/importRecords.ts";
import { openFresh } from "../database/cluster.ts";
import { imported } from "../registers/importing.ts";

const options = { persons: 1000, today: "2026-11-22" };
const migrations = (register: SeededRegister) => `subgraphs/${register}/data/migrations`;

async function withRegister(
  register: SeededRegister,
  act: (database: Awaited<ReturnType<typeof openFresh>>) => Promise<void>,
): Promise<void> {
  const database = await openFresh(migrations(register));
  try {
    await act(database);
  } finally {
    await database.close();
  }
}

test.each<[register: SeededRegister, table: string, atLeast: number]>([
  ["population", "persons", 1000],
  ["property", "dwellings", 310],
  ["rental", "contracts", 3],
])("an empty %s register is filled once", async (register, table, atLeast) => {
  await withRegister(register, async ({ sql }) => {
    expect(await seedRegister(register, sql, options)).toBeGreaterThanOrEqual(atLeast);
    const [first] = await sql`select count(*)::int as rows from ${sql(table)}`;
    expect(first?.["rows"]).toBeGreaterThanOrEqual(atLeast);
    expect(await seedRegister(register, sql, options)).toBe(0);
    expect(await sql`select count(*)::int as rows from ${sql(table)}`).toEqual([first]);
  });
});

test("two processes that start on one empty register fill it once", async () => {
  await withRegister("population", async ({ sql }) => {
    const written = await Promise.all([1, 2].map(() => seedRegister("population", sql, options)));
    expect(written.filter((records) => records === 0)).toHaveLength(1);
  });
});

test("a seeding that is interrupted leaves nothing, and the next one fills the register", async () => {
  await withRegister("population", async ({ sql }) => {
    await sql.unsafe("alter table residences add constraint interrupted check (rka < '029')");
    await expect(seedRegister("population", sql, options)).rejects.toThrow();
    expect(await sql`select from persons`).toHaveLength(0);
    await sql.unsafe("alter table residences drop constraint interrupted");
    expect(await seedRegister("population", sql, options)).toBeGreaterThan(1000);
  });
});

test("what is copied is what an import of the same records would write", async () => {
  const contents = async (sql: Awaited<ReturnType<typeof openFresh>>["sql"]) => ({
    persons: await sql`select * from persons order by iin`,
    capacity: await sql`select * from capacity_decisions order by iin`,
    representations: await sql`select * from representations order by iin, position`,
    phones: await sql`select * from phones order by iin`,
    residences: await sql`select iin, rka, since, until from residences where until is null order by iin`,
  });
  await withRegister("population", async ({ sql: seeded }) => {
    await seedRegister("population", seeded, options);
    await withRegister("population", async ({ sql }) => {
      const generated = Array.from({ length: 1000 }, (_, i) => personAt(i));
      await imported(sql, personImporter, [...castPersons(options.today), ...generated]);
      expect(await contents(sql)).toEqual(await contents(seeded));
    });
  });
});
