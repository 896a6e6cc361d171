import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clockNow, clockNowOnce, createClockNow } from "../../subgraphs/shared/database/clock.ts";
import { connect } from "../../subgraphs/shared/database/connect.ts";
import { DatabaseFault, databaseFault } from "../../subgraphs/shared/database/mask.ts";
import { type Database, openDatabase } from "../../subgraphs/shared/database/open.ts";
import { freshDatabase, openFresh, shiftClock } from "./cluster.ts";
import { lostWhenAsked } from "./lostWhenAsked.ts";
import { letters, lettersMigrations } from "./letters.ts";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const secret = "a-word-nobody-may-see";

describe("an opened database", () => {
  let database: Awaited<ReturnType<typeof openFresh>>;
  beforeAll(async () => {
    database = await openFresh(lettersMigrations);
  });
  afterAll(() => database.close());

  test("days are text, instants are dates, decimals are numbers", async () => {
    const row = {
      id: 1,
      body: "x",
      sent: "2026-02-28",
      deadline: new Date("2026-03-01T04:05:06.789Z"),
      weight: 12.5,
      urgent: true,
    };
    await database.write.insert(letters).values(row);
    expect(await database.read.select().from(letters)).toEqual([row]);
    const [raw] = await database.sql`select sent, deadline from letters`;
    expect(raw).toEqual({ sent: row.sent, deadline: row.deadline });
  });

  test("transactions and single statements at once do not get into each other's way", async () => {
    const { write } = database;
    const looked = async () => {
      await write.select().from(letters).prepare("looked_first").execute();
      await write.transaction(async (tx) => tx.select().from(letters));
    };
    const results = [];
    for (let round = 0; round < 60; round += 1)
      results.push(...(await Promise.allSettled(Array.from({ length: 20 }, looked))));
    expect(results.filter(({ status }) => status === "rejected")).toEqual([]);
  });

  // postgres.js 3.4.9 ends the whole process here, or runs what is left of one transaction in another: `patches`.
  test.each([0, 5, 50])(
    "when the server ends a connection, its transaction fails as a whole and everybody else goes on: %i ms later",
    async (pause) => {
      const { write } = database;
      const letter = { id: 900 + pause, body: "lost", sent: "2026-01-01", weight: 1, urgent: false };
      const another = () => write.transaction((tx) => tx.select().from(letters));
      const others = () => Promise.allSettled(Array.from({ length: 12 }, another));
      const failed = write.transaction(async (tx) => {
        const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
        await database.sql`select pg_terminate_backend(${row?.pid ?? 0})`;
        await Promise.all([sleep(pause), others()]);
        await tx.insert(letters).values(letter);
      });
      await expect(failed).rejects.toThrow();
      await sleep(100);
      // Whoever was given that connection before its end was noticed is told so; nobody waits for ever.
      await others();
      expect((await others()).filter(({ status }) => status === "rejected")).toEqual([]);
      expect(await write.$count(letters, sql`${letters.body} = 'lost'`)).toBe(0);
    },
  );

  test("when a connection is lost while it is being made, whoever waits for it is told, and nobody else is", async () => {
    const way = await lostWhenAsked(database.url, "pg_catalog.pg_type");
    const lost = connect(way.url, { max: 1 });
    // A fault that nobody hears of ends a process: here it would fail the run.
    await expect(lost`select 1`).rejects.toThrow("terminating connection");
    await sleep(50);
    await lost.end({ timeout: 1 });
    way.close();
  });

  test("a prepared statement serves every number of keys", async () => {
    const byId = database.read
      .select({ id: letters.id })
      .from(letters)
      .where(sql`${letters.id} = any(${sql.placeholder("keys")}::int[])`)
      .prepare("letters_by_id");
    expect(await byId.execute({ keys: [1, 2, 3] })).toEqual([{ id: 1 }]);
    expect(await byId.execute({ keys: [] })).toEqual([]);
  });

  test("a prepared statement is planned for all keys, and not anew for each call", async () => {
    const byId = database.read
      .select({ sent: letters.sent })
      .from(letters)
      .where(sql`${letters.id} = any(${sql.placeholder("keys")}::int[])`)
      .prepare("letters_planned_once");
    for (let call = 0; call < 10; call += 1) await byId.execute({ keys: [call] });
    const planned = await database.read.execute(
      sql`select custom_plans::int as anew from pg_prepared_statements where statement like '%"sent"%any%'`,
    );
    expect([...planned]).toEqual([{ anew: 0 }]);
  });

  test("a report does not hold up a keyed read, nor another report behind it", async () => {
    const slow = Promise.all([1, 2, 3].map(() => database.slow.execute(sql`select pg_sleep(0.3)`)));
    const started = performance.now();
    await database.read.execute(sql`select 1`);
    expect(performance.now() - started).toBeLessThan(250);
    await slow;
  });

  test("a read of many keys does not hold up one of few, and answers in the same words", async () => {
    const slowly = database.read
      .select({ sent: letters.sent, deadline: letters.deadline })
      .from(letters)
      .where(sql`${letters.id} = any(${sql.placeholder("keys")}::int[]) and pg_sleep(0.5) is not null`)
      .prepare("letters_slowly");
    const many = slowly.execute({ keys: Array.from({ length: 100 }, (_, key) => key) });
    const few = database.read
      .select({ sent: letters.sent, deadline: letters.deadline })
      .from(letters)
      .execute();
    const first = await Promise.race([many.then(() => "many"), few.then(() => "few")]);
    expect(first).toBe("few");
    expect(await few).toEqual([{ sent: "2026-02-28", deadline: new Date("2026-03-01T04:05:06.789Z") }]);
    expect(await many).toEqual(await few);
  });

  test("what changes something is planned once for each connection, but not a list's statement", async () => {
    const { write } = database;
    const [one, ...more] = Array.from({ length: 20 }, (_, at) => ({
      ...{ id: 100 + at, body: `planned ${at}`, sent: "2026-01-01", weight: 1, urgent: false },
    }));
    const planned = await write.transaction(async (tx) => {
      await tx.insert(letters).values(one!);
      await tx.insert(letters).values(more);
      await tx.delete(letters).where(sql`${letters.body} like ${"planned%"}`);
      return tx.execute<{ statement: string }>(
        sql`select statement from pg_prepared_statements where statement ~ '^(insert|delete)'`,
      );
    });
    const statements = planned.map(({ statement }) => statement);
    expect(statements.filter((text) => text.startsWith("insert"))).toEqual([
      expect.not.stringContaining("$7"),
    ]);
    expect(statements).toContainEqual(expect.stringContaining("delete"));
  });

  test("a transaction is as isolated as it asks to be", async () => {
    const shown = await database.write.transaction(
      (tx) => tx.execute<{ transaction_isolation: string }>(sql`show transaction_isolation`),
      { isolationLevel: "serializable" },
    );
    expect([...shown]).toEqual([{ transaction_isolation: "serializable" }]);
  });

  test("statements are ended by the server after their time", async () => {
    for (const client of [database.read, database.slow, database.write])
      expect((await client.execute(sql`show statement_timeout`))[0]).toEqual({ statement_timeout: "10s" });
  });

  test("every connection says whose it is", async () => {
    expect((await database.read.execute(sql`show application_name`))[0]).toEqual({
      application_name: "mekenjai",
    });
  });

  test("Kazakh and Russian words are found by their letters", async () => {
    const [row] = await database.sql`select similarity('Қабанбай батыр', 'қабанбай БАТЫР') as same`;
    expect(row).toEqual({ same: 1 });
  });

  test("a transaction that fails leaves nothing", async () => {
    const failing = database.write.transaction(async (tx) => {
      await tx.insert(letters).values({ id: 50, body: "fifty" });
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(
      await database.read
        .select()
        .from(letters)
        .where(sql`id = 50`),
    ).toEqual([]);
  });

  test("what is said of a refused row names the rule and repeats no value", async () => {
    await database.write.insert(letters).values({ id: 90, body: secret });
    const refusal: unknown = await database.write
      .insert(letters)
      .values({ id: 91, body: secret })
      .catch((error: unknown) => error);
    expect(String(refusal)).toContain(secret);
    const fault = databaseFault(refusal);
    expect(fault).toMatchObject({ code: "23505", constraint: "letters_body_once", table: "letters" });
    expect(
      [fault.message, fault.stack, JSON.stringify(fault), Object.values(fault).join()].join(),
    ).not.toContain(secret);
    expect(fault.cause).toBeUndefined();
  });

  test("a malformed value, a lost server and a stranger's error are masked too", async () => {
    const malformed: unknown = await database.read
      .execute(sql`select ${secret}::int`)
      .catch((error: unknown) => error);
    expect(databaseFault(malformed)).toMatchObject({ code: "22P02", constraint: null });
    const nowhere = connect("postgres://nobody@127.0.0.1:1/none", { max: 1 });
    const lost: unknown = await nowhere`select 1`.catch((error: unknown) => error);
    expect(databaseFault(lost).code).toBe("ECONNREFUSED");
    const strange = Object.assign(new Error(secret), { code: secret });
    expect(databaseFault(strange)).toEqual(new DatabaseFault("UNKNOWN", null, null));
    expect(databaseFault(secret).message).toBe("database fault UNKNOWN");
  });
});

describe("the database clock", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openFresh(lettersMigrations);
  });
  afterAll(() => database.close());
  const tell = (from: Pick<Database["read"], "execute" | "select">) =>
    from
      .select({ now: clockNow })
      .from(sql`(values (1)) as one`)
      .then(([row]) => row?.now.getTime() ?? 0);

  test("moves inside a transaction, where now() stands still", async () => {
    await database.write.transaction(async (tx) => {
      const before = await tell(tx);
      await tx.execute(sql`select pg_sleep(0.05)`);
      expect((await tell(tx)) - before).toBeGreaterThanOrEqual(45);
    });
  });

  test("can be moved by a test, for prepared statements too", async () => {
    const prepared = database.read
      .select({ now: clockNow })
      .from(sql`(values (1)) as one`)
      .prepare("clock");
    for (let round = 0; round < 7; round += 1) await prepared.execute();
    await shiftClock(database.sql, "61 minutes");
    const ahead = ((await prepared.execute())[0]?.now.getTime() ?? 0) - Date.now();
    expect(Math.abs(ahead - 61 * 60_000)).toBeLessThan(5_000);
    await shiftClock(database.sql, "0");
    expect(Math.abs((await tell(database.read)) - Date.now())).toBeLessThan(5_000);
  });

  test("taken once for a statement it is looked up in an index", async () => {
    const plan = await database.write.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      return tx.execute(sql`explain select id from letters where deadline <= ${clockNowOnce}`);
    });
    expect(JSON.stringify(plan)).toContain("Index Cond: (deadline <= (InitPlan");
  });

  test("has one wording, which migrations repeat", () => {
    expect(readFileSync(join(lettersMigrations, "0000_first.sql"), "utf8")).toContain(createClockNow);
  });
});

describe("migrations", () => {
  test("ten openings of an empty database at once all succeed, and each step is taken once", async () => {
    const fresh = await freshDatabase();
    const opened = await Promise.all(
      Array.from({ length: 10 }, () => openDatabase(fresh.url, { migrationsFolder: lettersMigrations })),
    );
    const reader = connect(fresh.url, { max: 1 });
    const [steps] = await reader`select count(*)::int as count from drizzle.__drizzle_migrations`;
    await reader.end();
    expect(steps).toEqual({ count: 2 });
    await Promise.all(opened.map((database) => database.close()));
    await fresh.drop();
  });

  test("a database that has taken a step which was edited since is refused, saying what to do", async () => {
    const fresh = await freshDatabase();
    const edited = mkdtempSync(join(tmpdir(), "mekenjai-migrations-"));
    cpSync(lettersMigrations, edited, { recursive: true });
    await (await openDatabase(fresh.url, { migrationsFolder: edited })).close();
    await (await openDatabase(fresh.url, { migrationsFolder: edited })).close();
    appendFileSync(join(edited, "0000_first.sql"), "-- another word");
    await expect(openDatabase(fresh.url, { migrationsFolder: edited })).rejects.toThrow(
      /made by another version.*without the data folder/,
    );
    rmSync(edited, { recursive: true });
    await fresh.drop();
  });

  test("a database that knows no Cyrillic letters is refused, saying how to make it", async () => {
    const fresh = await freshDatabase();
    const owner = new URL(fresh.url);
    const admin = connect(fresh.url.replace(owner.username, "postgres"), { max: 1 });
    await admin`create database no_letters encoding 'UTF8' lc_ctype 'C' template template0`;
    const address = fresh.url.replace(owner.pathname, "/no_letters");
    await expect(openDatabase(address, { migrationsFolder: lettersMigrations })).rejects.toThrow(
      /LC_CTYPE 'C.UTF-8'/,
    );
    await admin`drop database no_letters with (force)`;
    await admin.end();
    await fresh.drop();
  });
});
