import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appender, appendIn } from "../../subgraphs/shared/audit/append.ts";
import type { AuditEntry } from "../../subgraphs/shared/audit/record.ts";
import { registerNames } from "../../subgraphs/shared/call.ts";
import { connect } from "../../subgraphs/shared/database/connect.ts";
import type { Database } from "../../subgraphs/shared/database/open.ts";
import { openFresh } from "../database/cluster.ts";
import { invented } from "../registers/invented.ts";
import { chainOf, faultIn } from "./chainOf.ts";

const folder = fileURLToPath(new URL("../../subgraphs/rental/data/migrations", import.meta.url));
let database: Database & { readonly url: string };
beforeAll(async () => void (database = await openFresh(folder)));
afterAll(() => database.close());

const entry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ kind: "READ", readerRole: "citizen", readerBody: null, readerKato: null, reader: "ab12" },
  ...{ persons: [invented(1)], fields: ["Person.name"], purpose: null, caseNumber: null },
  ...{ requestId: randomUUID(), refused: false },
  ...change,
});

test("what the database chains, this project chains anew to the same hash, whatever the text", async () => {
  const append = appender(database.sql);
  const odd = ['"', "\\", "\n\t\b\f\r", "\u0001\u007f\u2028", "тұрғын ⌂ 🏠", "", "a, b", "[]", "{x}", "NULL"];
  await append([
    entry({ persons: odd, fields: odd, caseNumber: odd.join("") }),
    ...odd.map((text) => entry({ caseNumber: text, readerBody: text, purpose: text, fields: [] })),
    entry({ persons: [], reader: null, readerRole: "analyst", refused: true }),
  ]);
  expect(await faultIn(database.sql)).toBeNull();
});

test("a thousand records are one statement, and all requests of a tick are one", async () => {
  const statements: string[] = [];
  const sql = connect(database.url, { max: 1, debug: (_connection, query) => void statements.push(query) });
  const append = appender(sql);
  await append([entry()]);
  statements.length = 0;
  await append(Array.from({ length: 500 }, () => entry({ persons: [invented(1), invented(2)] })));
  expect(statements).toHaveLength(1);
  await Promise.all(Array.from({ length: 50 }, () => append([entry()])));
  expect(statements).toHaveLength(2);
  await sql.end();
  expect(await faultIn(database.sql)).toBeNull();
});

test("many connections append at once, in transactions too: no gap, no fork", async () => {
  const [before] = await database.sql<{ sequence: string }[]>`select sequence from audit_head`;
  const writers = Array.from({ length: 8 }, () => connect(database.url, { max: 1 }));
  const alone = writers.flatMap((sql) => {
    const append = appender(sql);
    return Array.from({ length: 40 }, async (_, turn) => {
      await new Promise((resolve) => setTimeout(resolve, turn));
      await append([entry(), entry()]);
    });
  });
  const within = Array.from({ length: 40 }, () =>
    database.write.transaction((tx) => appendIn(tx, [entry({ kind: "CHANGE" })])),
  );
  await Promise.all([...alone, ...within]);
  await Promise.all(writers.map((sql) => sql.end()));
  const records = await chainOf(database.sql);
  expect(records).toHaveLength(Number(before?.sequence) + 8 * 40 * 2 + 40);
  expect(await faultIn(database.sql)).toBeNull();
});

test("a transaction that fails leaves neither record nor gap", async () => {
  const before = await chainOf(database.sql);
  const failing = database.write.transaction(async (tx) => {
    await appendIn(tx, [entry({ kind: "CHANGE" })]);
    throw new Error("it was not to be");
  });
  await expect(failing).rejects.toThrow("it was not to be");
  expect(await chainOf(database.sql)).toHaveLength(before.length);
  await appender(database.sql)([entry()]);
  expect(await faultIn(database.sql)).toBeNull();
});

test("records cannot be changed or removed by mistake", async () => {
  for (const statement of [
    "update audit_records set refused = true",
    "delete from audit_records",
    "truncate audit_records",
  ])
    await expect(database.sql.unsafe(statement)).rejects.toThrow("only ever added");
});

test("every register keeps its audit by the same functions, word for word", () => {
  const path = (file: string) => fileURLToPath(new URL(`../../subgraphs/${file}`, import.meta.url));
  const functions = readFileSync(path("shared/audit/functions.sql"), "utf8").trim();
  for (const register of registerNames) {
    const number = register === "registration" ? "0002" : "0001";
    expect(readFileSync(path(`${register}/data/migrations/${number}_audit.sql`), "utf8")).toContain(
      functions,
    );
  }
});
