import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { registerNames, type RegisterName } from "../../subgraphs/shared/call.ts";
import { connect, withDatabase } from "../../subgraphs/shared/database/connect.ts";
import { testCluster } from "../database/cluster.ts";
import { journeys } from "../journeys/journeys.ts";
import { openTogether, type OpenStack } from "../journeys/together.ts";
import { nodesOf, type PlanNode } from "./plan.ts";
import { askEverywhere, writtenBeside } from "./reaching.ts";
import { keyOf, spread } from "./spread.ts";

/** A statement as it was sent, with the fewest keys it was sent with. */
interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

const { heard } = vi.hoisted(() => ({
  heard: {
    by: null as null | ((database: string, connection: number, text: string, values: unknown[]) => void),
  },
}));
vi.mock(import("../../subgraphs/shared/database/connect.ts"), async (original) => {
  const { connect: open, ...rest } = await original();
  const connect: typeof open = (address, options) =>
    open(address, {
      ...options,
      debug: (connection, text, values) =>
        heard.by?.(new URL(address).pathname.slice(1), connection, text, values as unknown[]),
    });
  return { ...rest, connect };
});
// Each register's tables are split as soon as they are there: everything after it, seeds and journeys, meets them so.
vi.mock(import("../../subgraphs/shared/database/migrate.ts"), async (original) => {
  const { migrate: whole } = await original();
  const migrate: typeof whole = async (address, folder) => {
    await whole(address, folder);
    const register = registerNames.find((name) => new URL(address).pathname.endsWith(`_${name}`));
    const sql = connect(address, { max: 1 });
    if (register) await spread(sql, register);
    await sql.end();
  };
  return { migrate };
});

const played = ["registering", "consent", "serviceCentre", "account", "dwellings", "officials"];
const sent = new Map<RegisterName, Map<string, Sent>>(registerNames.map((register) => [register, new Map()]));
const databases = new Map<RegisterName, string>();
/** A transaction: what it has written into, and every id that it wrote or wrote by. */
interface Transaction {
  readonly tables: Set<string>;
  readonly ids: Set<string>;
  /** The end of the hour of whatever is due: each server would sweep its own. */
  sweeps: boolean;
}
const underway = new Map<number, Transaction>();
const ended = new Map<RegisterName, Transaction[]>(registerNames.map((register) => [register, []]));
let stack: OpenStack;

function hear(database: string, connection: number, text: string, values: unknown[]): void {
  const register = registerNames.find((name) => database.endsWith(`_${name}`));
  if (!register) return;
  databases.set(register, database);
  inTransaction(register, connection, text, values);
  if (!/^\s*(select|with|update|delete)\b/i.test(text)) return;
  const known = sent.get(register)?.get(text);
  if (!known || keysIn(values) < keysIn(known.values))
    sent.get(register)?.set(text, { text, values: [...values] });
}

function inTransaction(register: RegisterName, connection: number, text: string, values: unknown[]): void {
  if (/^begin/i.test(text)) underway.set(connection, { tables: new Set(), ids: new Set(), sweeps: false });
  const transaction = underway.get(connection);
  if (!transaction) return;
  const written = /^\s*(?:insert into|update|delete from) "?(\w+)/i.exec(text)?.[1];
  if (written && keyOf[register][written]) {
    transaction.tables.add(written);
    for (const value of values) if (isUuid(value)) transaction.ids.add(value);
  }
  transaction.sweeps ||= text.includes("order by consents.deadline limit");
  if (!/^(commit|rollback)$/i.test(text.trim())) return;
  underway.delete(connection);
  if (/^commit/i.test(text)) ended.get(register)?.push(transaction);
}

const isUuid = (value: unknown): value is string =>
  typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

const keysIn = (values: readonly unknown[]): number =>
  Math.max(1, ...values.map((value) => (Array.isArray(value) ? value.length : 1)));

beforeAll(async () => {
  stack = await openTogether();
  heard.by = hear;
});

describe("with every table split by its key", () => {
  for (const subject of played) describe(subject, () => journeys[subject]?.(() => stack));
});

describe("the statements of all this", () => {
  const clients = new Map<RegisterName, Sql>();
  beforeAll(async () => {
    heard.by = null;
    await stack.close();
    for (const register of registerNames) {
      const sql = connect(withDatabase(testCluster(), databases.get(register) ?? ""), { max: 1 });
      await sql.unsafe(
        "set enable_hashjoin = off; set enable_mergejoin = off; set enable_seqscan = off; analyze",
      );
      // Days and instants go as text, as they came.
      drizzle(sql);
      clients.set(register, sql);
    }
  });
  afterAll(() => Promise.all([...clients.values()].map((sql) => sql.end())));

  test.each(registerNames)(
    "each of the %s register asks one server for one key, or is known not to",
    async (register) => {
      const wide: string[] = [];
      const met = new Set<unknown>();
      for (const one of sent.get(register)?.values() ?? [])
        for (const [table, parts] of await reached(clients.get(register)!, one)) {
          if (parts <= keysIn(one.values)) continue;
          const known = knownOf(register, table, one.text);
          if (known) met.add(known);
          else wide.push(`${table}: ${one.text}`);
        }
      expect(wide).toEqual([]);
      const ours = askEverywhere.filter((one) => one.register === register);
      expect(ours.filter((one) => !met.has(one))).toEqual([]);
    },
  );

  test.each(registerNames)(
    "a transaction of the %s register writes rows of one application, person or dwelling",
    (register) => {
      const mixed = (ended.get(register) ?? []).filter(({ tables }) => {
        const own = [...tables].filter((table) => !(table in writtenBeside));
        return new Set(own.map((table) => kindOf(register, table))).size > 1;
      });
      expect(mixed.map(({ tables }) => [...tables])).toEqual([]);
    },
  );

  test("what a transaction writes of applications is of one of them", async () => {
    const rows = await clients.get("registration")!<{ id: string }[]>`select id from applications`;
    const applications = new Set(rows.map(({ id }) => id));
    const transactions = ended.get("registration")!.map(({ sweeps, ids }) => ({
      sweeps,
      of: [...ids].filter((id) => applications.has(id)).length,
    }));
    expect(transactions.filter(({ of }) => of === 1).length).toBeGreaterThan(100);
    expect(transactions.filter(({ of, sweeps }) => of > 1 && !sweeps)).toEqual([]);
  });
});

const knownOf = (register: RegisterName, table: string, text: string) =>
  askEverywhere.find(
    (one) => one.register === register && one.table === table && text.includes(one.statement),
  );
const kindOf = (register: RegisterName, table: string) =>
  table === "applications" ? "application_id" : keyOf[register][table];

class LookedOnly extends Error {}

/** How many parts of each table a statement has reached into. */
async function reached(sql: Sql, { text, values }: Sent): Promise<Map<string, number>> {
  const parts = new Map<string, Set<string>>();
  await sql
    .begin(async (tx) => {
      const [row] = await tx.unsafe<{ "QUERY PLAN": [{ Plan: PlanNode }] }[]>(
        `explain (analyze, format json) ${text}`,
        values as never[],
      );
      for (const node of nodesOf(row!["QUERY PLAN"][0].Plan)) {
        const [, table, part] = /^(\w+)_(\d)$/.exec(node["Relation Name"] ?? "") ?? [];
        if (table === undefined || part === undefined || node["Actual Loops"] === 0) continue;
        parts.set(table, (parts.get(table) ?? new Set()).add(part));
      }
      throw new LookedOnly();
    })
    .catch((error: unknown) => {
      if (!(error instanceof LookedOnly)) throw error;
    });
  return new Map([...parts].map(([table, its]) => [table, its.size]));
}
