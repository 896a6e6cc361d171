import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { copyRows } from "../../subgraphs/shared/database/copy.ts";
import { databaseFault } from "../../subgraphs/shared/database/mask.ts";
import type { Database } from "../../subgraphs/shared/database/open.ts";
import { openFresh } from "./cluster.ts";
import { lettersMigrations } from "./letters.ts";

let database: Database;
beforeAll(async () => {
  database = await openFresh(lettersMigrations);
});
beforeEach(async () => {
  await database.sql`truncate letters cascade`;
});
afterAll(() => database.close());

const count = async () => (await database.sql<{ n: number }[]>`select count(*)::int as n from letters`)[0]?.n;

test.each([
  ["a tab", "a\tb"],
  ["a backslash", "a\\b\\"],
  ["a backslash before n", "\\n"],
  ["the mark of null as text", "\\N"],
  ["the mark of the end as text", "\\."],
  ["line ends of every kind", "a\nb\rc\r\nd"],
  ["nothing", ""],
  ["null", null],
  ["Kazakh letters and an emoji", "Әйтеке би, Қонаев 🏠"],
])("a text of %s comes back as it was", async (_what, body) => {
  expect(await copyRows(database.sql, "letters", ["id", "body"], [[1, body]])).toBe(1);
  expect(await database.sql`select body from letters`).toEqual([{ body }]);
});

test("every kind of value comes back as it was", async () => {
  const at = new Date("2026-01-02T03:04:05.678Z");
  const marks = ['a"b', "c,d", "{e}", "\\f", "tab\t", null, "NULL", ""];
  const extra = { text: 'q"\\\n', list: [1, null] };
  const columns = ["id", "sent", "deadline", "weight", "marks", "extra", "urgent"];
  await copyRows(database.sql, "letters", columns, [[7n, "2024-02-29", at, 0.25, marks, extra, false]]);
  // As JSON: postgres.js reads a null inside an array as the word.
  const [row] =
    await database.sql`select id, sent, deadline, weight, to_json(marks) as marks, extra, urgent from letters`;
  expect(row).toEqual({
    id: 7,
    sent: "2024-02-29",
    deadline: at,
    weight: "0.25",
    marks,
    extra,
    urgent: false,
  });
});

test("100,000 rows from a slow source arrive, and are counted", async () => {
  async function* source() {
    for (let id = 0; id < 100_000; id += 1) {
      if (id % 20_000 === 0) await sleep(1);
      yield [id, `letter ${id}`] as const;
    }
  }
  expect(await copyRows(database.sql, "letters", ["id", "body"], source())).toBe(100_000);
  expect(await count()).toBe(100_000);
});

test("the source is not read further than the server has taken", async () => {
  let [read, most] = [0, 0];
  function* source() {
    for (; read < 400; read += 1)
      yield [read, `${read}${"x".repeat(100_000)}`.slice(0, 2_000) + "y".repeat(200_000)] as const;
  }
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers)), 5);
  await database.sql`alter table letters drop constraint letters_body_once`;
  await copyRows(database.sql, "letters", ["id", "body"], source());
  await database.sql`truncate letters cascade`;
  await database.sql`alter table letters add constraint letters_body_once unique (body)`;
  clearInterval(watch);
  expect(read).toBe(400);
  expect(most).toBeLessThan(60_000_000);
});

test.each([
  ["the last row", 3],
  ["the first of many rows", 100_000],
])("rows of which %s is refused leave nothing, and the rule is told", async (_where, length) => {
  const rows = Array.from({ length }, (_, id) => [length === 3 ? Math.min(id, 1) : id < 2 ? 1 : id, null]);
  const refusal: unknown = await copyRows(database.sql, "letters", ["id", "body"], rows).catch(
    (error: unknown) => error,
  );
  expect(databaseFault(refusal)).toMatchObject({ code: "23505", constraint: "letters_pkey" });
  expect(await count()).toBe(0);
});

test("a source that breaks leaves nothing, and its error is told", async () => {
  function* source() {
    yield [1, "one"];
    throw new Error("line 2 is no letter");
  }
  await expect(copyRows(database.sql, "letters", ["id", "body"], source())).rejects.toThrow(
    "line 2 is no letter",
  );
  expect(await count()).toBe(0);
});

test("a table that is not there is told", async () => {
  const refusal: unknown = await copyRows(database.sql, "parcels", ["id"], [[1]]).catch(
    (error: unknown) => error,
  );
  expect(databaseFault(refusal).code).toBe("42P01");
});

test("inside a transaction rows go with it", async () => {
  const undone = database.sql.begin(async (tx) => {
    await copyRows(tx, "letters", ["id"], [[1], [2]]);
    throw new Error("undo");
  });
  await expect(undone).rejects.toThrow("undo");
  expect(await count()).toBe(0);
  await database.sql.begin((tx) => copyRows(tx, "letters", ["id"], [[1], [2]]));
  expect(await count()).toBe(2);
});
