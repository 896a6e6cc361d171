import type { Sql } from "postgres";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { connect } from "../../subgraphs/shared/database/connect.ts";
import { locks } from "../../subgraphs/shared/database/locks.ts";
import { openOwner } from "../../subgraphs/shared/database/owner.ts";
import { testCluster } from "./cluster.ts";
import { freshDatabase, type FreshDatabase } from "./cluster.ts";
import { cutConnection } from "./cutConnection.ts";

let database: FreshDatabase;
let admin: Sql;
beforeAll(async () => {
  database = await freshDatabase();
  admin = connect(testCluster(), { max: 1 });
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

/** What has happened, in order. */
const seen: string[] = [];
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
  seen.length = 0;
});

async function compete(
  name: string,
  url = database.url,
  inHand: () => Promise<void> = async () => undefined,
) {
  const one = await openOwner({
    databaseUrl: url,
    lock: locks.registrationWork,
    onLost: () => void seen.push(`${name} lost`),
    begin: async () => {
      seen.push(`${name} begins`);
      return {
        stop: async () => {
          await inHand();
          seen.push(`${name} has stopped`);
        },
      };
    },
  });
  opened.push(one);
  return one;
}

async function comes(what: string, seconds = 8): Promise<number> {
  const began = performance.now();
  while (!seen.includes(what)) {
    if (performance.now() - began > seconds * 1_000)
      throw new Error(`${what}: did not come; ${seen.join(", ")}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return performance.now() - began;
}

const owners = () =>
  admin<{ pid: number; name: string }[]>`
    select pid, application_name as name from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and granted and objid = ${locks.registrationWork} and datname = ${new URL(database.url).pathname.slice(1)}`;

test("whoever comes first has begun when it is open; the next one waits until the first has finished and left", async () => {
  const first = await compete(
    "first",
    database.url,
    () => new Promise((resolve) => setTimeout(resolve, 300)),
  );
  expect(seen).toEqual(["first begins"]);
  expect(await owners()).toMatchObject([{ name: `mekenjai owner ${process.pid}` }]);
  await compete("second");
  await compete("third");
  expect(seen).toEqual(["first begins"]);

  await first.close();
  const next = await Promise.race([
    comes("second begins").then(() => "second"),
    comes("third begins").then(() => "third"),
  ]);
  expect(seen).toEqual(["first begins", "first has stopped", `${next} begins`]);
  expect(await owners()).toHaveLength(1);
});

test("an owner whose session the server ends stops at once, and there is one owner again", async () => {
  await compete("first");
  await compete("second");
  const [owner] = await owners();
  await admin`select pg_terminate_backend(${owner?.pid ?? 0})`;
  expect(await comes("first has stopped")).toBeLessThan(700);
  await Promise.race([comes("second begins"), comesTwice("first begins")]);
  expect(seen.slice(0, 3)).toEqual(["first begins", "first lost", "first has stopped"]);
  expect(await owners()).toHaveLength(1);
});

async function comesTwice(what: string): Promise<void> {
  while (seen.filter((one) => one === what).length < 2)
    await new Promise((resolve) => setTimeout(resolve, 10));
}

test("an owner who is cut off stops before the server lets another begin", async () => {
  const way = await cutConnection(database.url);
  await compete("first", way.url);
  await compete("second");
  way.silence();
  await comes("second begins");
  expect(seen).toEqual(["first begins", "first lost", "first has stopped", "second begins"]);
  way.die();
});

test("whoever waits takes up the work though its own session was lost meanwhile", async () => {
  const first = await compete("first");
  const way = await cutConnection(database.url);
  await compete("second", way.url);
  way.cut();
  await new Promise((resolve) => setTimeout(resolve, 600));
  await way.mend();
  await first.close();
  await comes("second begins");
  expect(seen).not.toContain("second lost");
  await opened.pop()?.close();
  way.die();
});

test("work that cannot begin is told to whoever opens it, and its lock is left to others", async () => {
  const opening = openOwner({
    databaseUrl: database.url,
    lock: locks.registrationWork,
    begin: () => Promise.reject(new Error("no way to begin")),
    onLost: () => undefined,
  });
  await expect(opening).rejects.toThrow("no way to begin");
  await compete("another");
  await comes("another begins");
});
