import { PostgresJsSession } from "drizzle-orm/postgres-js";
import { fileURLToPath } from "node:url";
import type { Sql, TransactionSql } from "postgres";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { registerNames, type RegisterName } from "../../subgraphs/shared/call.ts";
import { connect, withDatabase } from "../../subgraphs/shared/database/connect.ts";
import { openDatabase } from "../../subgraphs/shared/database/open.ts";
import { forgetOldParts } from "../../subgraphs/registration/data/smsParts.ts";
import { unnamed } from "../../subgraphs/shared/database/preparing.ts";
import { testCluster } from "../database/cluster.ts";
import { journeys } from "../journeys/journeys.ts";
import { openTogether, type OpenStack } from "../journeys/together.ts";
import { growing } from "./growing.ts";
import { manyRows } from "./manyRows.ts";
import { genericPlan, goneThrough, nodesOf } from "./plan.ts";
import { Statements, type Statement } from "./statements.ts";

const { heard } = vi.hoisted(() => ({ heard: { by: null as Statements | null } }));
vi.mock(import("../../subgraphs/shared/database/connect.ts"), async (original) => {
  const { connect: open, ...rest } = await original();
  const connect: typeof open = (address, options) =>
    open(address, {
      ...options,
      debug: (_connection, text) => heard.by?.hear(new URL(address).pathname.slice(1), text),
    });
  return { ...rest, connect };
});

/** What people and officials do in a day: what is not prepared is heard when it is said. */
const played = ["registering", "consent", "dwellings", "serviceCentre", "account"];
const rows = 20_000;
const statements = new Statements();
let stack: OpenStack;

beforeAll(async () => {
  // Statements with a name are known before anybody has asked for them.
  const prepare = vi.spyOn(PostgresJsSession.prototype, "prepareQuery");
  prepare.mockImplementation(function (this: PostgresJsSession<Sql, never, never>, ...given) {
    const [{ sql: text }, , name] = given;
    const { client } = this as unknown as { client: Sql };
    if (name !== undefined && name !== unnamed) statements.hear(client.options.database, text, name);
    return original.apply(this, given);
  });
  stack = await openTogether();
  heard.by = statements;
});
const original = PostgresJsSession.prototype.prepareQuery;

describe("on an ordinary day", () => {
  for (const subject of played) describe(subject, () => journeys[subject]?.(() => stack));
});

describe("with a country's rows", () => {
  const databases = new Map<RegisterName, Sql>();
  const the = (register: RegisterName) => databases.get(register)!;
  beforeAll(async () => {
    await stack.close();
    await clearUp(statements.databases.get("registration") ?? "");
    heard.by = null;
    for (const register of registerNames) {
      const name = statements.databases.get(register) ?? "";
      databases.set(register, connect(withDatabase(testCluster(), name), { max: 1 }));
      await manyRows(the(register), growing[register], rows);
    }
  });
  afterAll(() => Promise.all([...databases.values()].map((sql) => sql.end())));

  test.each(registerNames)(
    "no statement of the %s register goes through a table that grows",
    async (register) => {
      expect(await scans(the(register), register)).toEqual([]);
    },
  );

  test.each([
    ["population", "residence_history"],
    ["rental", "contracts_of_territory"],
    ["registration", "consents_of_giver"],
    ["registration", "notifications_of_person"],
  ] as const)(
    "a page of a list of the %s register, %s, is read in order and no further",
    async (register, name) => {
      const [list] = statements.of(register).filter((one) => one.name === name);
      expect(list && (await walks(the(register), list))).toBe(true);
    },
  );

  test.each([
    ["population", "residences_by_dwelling"],
    ["population", "audit_records_of_person"],
    ["property", "ownerships_by_person"],
    ["rental", "contracts_by_tenant"],
    ["registration", "events_of_application"],
  ] as const)("in the %s register, it is noticed when %s is lost", async (register, index) => {
    const gone = the(register).begin(async (tx) => {
      await tx`drop index ${tx(index)}`;
      expect(await scans(tx, register)).not.toEqual([]);
      throw new Error("back again");
    });
    await expect(gone).rejects.toThrow("back again");
  });
});

/** What happens so seldom that no day needs to see it. */
async function clearUp(registration: string): Promise<void> {
  const migrationsFolder = fileURLToPath(
    new URL("../../subgraphs/registration/data/migrations", import.meta.url),
  );
  const database = await openDatabase(withDatabase(testCluster(), registration), { migrationsFolder });
  await forgetOldParts(database).finally(() => database.close());
}

/** Nodes that hand on no more than a page, read in order: what is behind the page is not read. */
async function walks(sql: Sql, { text }: Statement): Promise<boolean> {
  return [...nodesOf(await genericPlan(sql, text))].some(
    (node) =>
      node["Node Type"] === "Limit" && /^Index (Only )?Scan$/.test(node.Plans?.[0]?.["Node Type"] ?? ""),
  );
}

async function scans(sql: Sql | TransactionSql, register: RegisterName): Promise<string[]> {
  const found: string[] = [];
  for (const { text } of statements.of(register)) {
    const through = goneThrough(await genericPlan(sql, text));
    found.push(
      ...through.filter((table) => growing[register].includes(table)).map((table) => `${table}: ${text}`),
    );
  }
  return found;
}
