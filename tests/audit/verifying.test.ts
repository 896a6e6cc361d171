import { execFile } from "node:child_process";
import { createPublicKey } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { appender } from "../../subgraphs/shared/audit/append.ts";
import { checkpointFile, signNewest } from "../../subgraphs/shared/audit/checkpoints.ts";
import { exportOf } from "../../subgraphs/shared/audit/dump.ts";
import { keptSigningKey, signingKeyFrom } from "../../subgraphs/shared/audit/signingKey.ts";
import type { AuditEntry } from "../../subgraphs/shared/audit/record.ts";
import { connect } from "../../subgraphs/shared/database/connect.ts";
import type { Database } from "../../subgraphs/shared/database/open.ts";
import { openFresh } from "../database/cluster.ts";
import { invented } from "../registers/invented.ts";

const root = resolve(import.meta.dirname, "../..");
const migrations = fileURLToPath(new URL("../../subgraphs/rental/data/migrations", import.meta.url));
const register = "rental";
let database: Database & { readonly url: string };
let dataDir: string;

beforeAll(async () => void (database = await openFresh(migrations)));
afterAll(() => database.close());
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "mekenjai-verify-"));
  await tamper(
    "truncate audit_records; update audit_head set sequence = 0, hash = decode(repeat('00', 32), 'hex')",
  );
  for (let turn = 0; turn < 3; turn += 1) {
    await appender(database.sql)(Array.from({ length: 4 }, (_, index) => entry(turn * 4 + index)));
    await sign();
  }
  await appender(database.sql)([entry(12)]);
});

const entry = (serial: number): AuditEntry => ({
  ...{ kind: "READ", readerRole: "leb_officer", readerBody: "990140000390", readerKato: "710000000" },
  ...{ reader: "ab", persons: [invented(serial)], fields: ["Person.name", "Dwelling.ownerships"] },
  ...{ purpose: "RENTAL_TENANT_CHECK", caseNumber: '№ 1\t\\ "x"', requestId: `r-${serial}`, refused: false },
});

const folder = () => join(dataDir, "audit");
const log = () => undefined;
const sign = (sql = database.sql) => {
  const key = keptSigningKey(dataDir);
  return signNewest({ register, sql, key, folder: folder(), clock: () => new Date(), log });
};

/** What somebody does who owns the database. */
async function tamper(statement: string): Promise<void> {
  await database.sql.begin(async (sql) => {
    await sql.unsafe("alter table audit_records disable trigger audit_records_are_kept");
    await sql.unsafe(statement);
    await sql.unsafe("alter table audit_records enable trigger audit_records_are_kept");
  });
}

/** Runs the command as an auditor does; its exit code and what it says. */
async function verify(...args: readonly string[]): Promise<[code: number, said: string]> {
  const env = { PATH: process.env["PATH"], DATA_DIR: dataDir, RENTAL_DATABASE_URL: database.url };
  const script = [join(root, "gateway/cli/auditVerify.ts"), register, ...args];
  const ran = promisify(execFile)(process.execPath, script, { cwd: root, env });
  return ran.then(
    ({ stdout }) => [0, stdout],
    (error: unknown) => {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return [code, stdout + stderr];
    },
  );
}

/** The export, in a file. */
async function dumped(change: (text: string) => string = (text) => text): Promise<string> {
  let text = "";
  for await (const chunk of exportOf(database.sql)) text += chunk;
  const file = join(dataDir, "dump.sql");
  writeFileSync(file, change(text));
  return file;
}

test("what nobody touched is whole, in the database and in a dump of it", async () => {
  const expected = /^rental: 13 records, whole; the last of 3 checkpoints signs record 12/;
  const ofDatabase = await verify();
  expect(ofDatabase).toEqual([0, expect.stringMatching(expected)]);
  expect(await verify("--dump", await dumped())).toEqual(ofDatabase);
});

test.each<[what: string, statement: string, told: RegExp]>([
  [
    "a record that was changed",
    "update audit_records set persons = array[]::text[] where sequence = 5",
    /record 5 changed/,
  ],
  ["a record that was removed", "delete from audit_records where sequence = 7", /record 7 removed/],
  [
    "records that were swapped",
    `update audit_records set sequence = -sequence where sequence in (3, 9);
     update audit_records set sequence = case sequence when -3 then 9 else 3 end where sequence < 0`,
    /record 3 swapped: .*record 9/,
  ],
  [
    "a record that was put in, the others renumbered",
    `update audit_records set sequence = -sequence - 1 where sequence > 5;
     update audit_records set sequence = -sequence where sequence < 0;
     insert into audit_records select 6, at, kind, reader_role, reader_body, reader_kato, reader, persons, fields,
       purpose, case_number, request_id, refused, hash from audit_records where sequence = 2;
     update audit_head set sequence = sequence + 1`,
    /record 6 inserted/,
  ],
  ["a tail that was cut off", "delete from audit_records where sequence > 10", /record 11 cut/],
  [
    "a tail that was cut off, and the head set back",
    `delete from audit_records where sequence > 10;
     update audit_head set sequence = 10, hash = (select hash from audit_records where sequence = 10)`,
    /record 11 cut: .*checkpoint.*record 12/,
  ],
  [
    "a history that was written anew",
    `create temp table kept on commit drop as select * from audit_records order by sequence;
     truncate audit_records;
     update audit_head set sequence = 0, hash = decode(repeat('00', 32), 'hex');
     select audit_append((select json_agg(json_build_object('kind', kind, 'readerRole', reader_role, 'readerBody',
       reader_body, 'readerKato', reader_kato, 'reader', reader, 'persons', persons, 'fields', fields, 'purpose', purpose,
       'caseNumber', case_number, 'requestId', request_id, 'refused', true) order by sequence) from kept))`,
    /record 1 rewritten: .*checkpoint.*record 4/,
  ],
])("%s is named, in the database and in a dump", async (_what, statement, told) => {
  await tamper(statement);
  expect(await verify()).toEqual([1, expect.stringMatching(told)]);
  expect(await verify("--dump", await dumped())).toEqual([1, expect.stringMatching(told)]);
});

test("what was changed is not signed over", async () => {
  const signed = () => readFileSync(checkpointFile(folder(), register), "utf8");
  const before = signed();
  await tamper(
    "delete from audit_records where sequence > 8; update audit_head set sequence = 8, hash = (select hash from audit_records where sequence = 8)",
  );
  await expect(sign()).rejects.toThrow("does not continue");
  await appender(database.sql)(Array.from({ length: 9 }, (_, index) => entry(50 + index)));
  await expect(sign()).rejects.toThrow("does not continue");
  expect(signed()).toBe(before);
});

// The last checkpoint stands at record 12.
test.each([
  ["changed", "update audit_records set persons = array[]::text[] where sequence = 13"],
  ["removed", "delete from audit_records where sequence = 13"],
  [
    "put in",
    "insert into audit_records select 14, at, kind, reader_role, reader_body, reader_kato, reader, persons, fields, purpose, case_number, request_id, refused, hash from audit_records where sequence = 13; update audit_head set sequence = 14",
  ],
  [
    "numbered otherwise",
    "update audit_records set sequence = 15 where sequence = 13; update audit_head set sequence = 15",
  ],
  ["said to be the newest by a head that is not its own", "update audit_head set hash = sha256(hash)"],
])("a record that was %s since the last checkpoint is not signed", async (_what, statement) => {
  await tamper(statement);
  await expect(sign()).rejects.toThrow("does not continue");
});

test("nothing new is not signed again", async () => {
  expect(await sign()).toBe(true);
  expect(await sign()).toBe(false);
});

test("a dump as PostgreSQL writes it: other tables, another time zone, rows as they lie", async () => {
  const file = await dumped((text) => {
    const rows = text.split("\n");
    const [first, last] = [
      rows.findIndex((row) => row.startsWith("1\t")),
      rows.findIndex((row) => row.startsWith("13\t")),
    ];
    const shuffled = rows
      .slice(first, last + 1)
      .reverse()
      .map(inAlmaty);
    rows.splice(first, shuffled.length, ...shuffled);
    return `--\n-- PostgreSQL database dump\n--\n\nCOPY public.persons (iin, name) FROM stdin;\n1\tx\n\\.\n\n${rows.join("\n")}`;
  });
  expect(await verify("--dump", file)).toEqual([0, expect.stringContaining("13 records, whole")]);
});

/** The same instant, five hours further on. */
function inAlmaty(row: string): string {
  return row.replace(/\t(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.?\d*)\+00\t/, (_all, at: string) => {
    const later = new Date(Date.parse(`${at.replace(" ", "T")}Z`) + 5 * 3_600_000).toISOString();
    return `\t${later.replace("T", " ").replace("Z", "")}+05\t`;
  });
}

test("a checkpoint that another key has signed, or that was changed, counts for nothing", async () => {
  const file = checkpointFile(folder(), register);
  const [first, ...rest] = readFileSync(file, "utf8").split("\n");
  writeFileSync(file, [first?.replace('"sequence":4', '"sequence":5'), ...rest].join("\n"));
  expect(await verify()).toEqual([1, expect.stringContaining("checkpoint 1 was not signed")]);
});

test("an auditor needs the public key alone; without a key and without an audit nothing is called whole", async () => {
  const dump = await dumped();
  const privately = join(dataDir, "keys", "audit");
  const pem = createPublicKey(readFileSync(privately, "utf8")).export({ type: "spki", format: "pem" });
  const [key, empty] = [join(dataDir, "public.pem"), join(dataDir, "empty.sql")];
  writeFileSync(key, pem);
  writeFileSync(privately, "gone");
  writeFileSync(empty, "-- PostgreSQL database dump\n");
  expect(await verify("--dump", dump, "--key", key)).toEqual([0, expect.stringContaining("whole")]);
  expect(await verify("--dump", dump)).toEqual([2, expect.stringContaining("--key")]);
  expect(await verify("--dump", empty, "--key", key)).toEqual([2, expect.stringContaining("audit:export")]);
  expect(await verify("--dump", "nowhere.sql", "--key", key)).toEqual([
    2,
    expect.stringContaining("no such file"),
  ]);
});

test("the key of development is for its owner's eyes, and JWK is as good as PEM", () => {
  const key = keptSigningKey(dataDir);
  expect(statSync(join(dataDir, "keys", "audit")).mode & 0o777).toBe(0o600);
  expect(signingKeyFrom(JSON.stringify(key.export({ format: "jwk" })))?.equals(key)).toBe(true);
  expect(signingKeyFrom("no key")).toBeUndefined();
  chmodSync(dataDir, 0o700);
});

test("a record that several processes sign at once is signed by one of them", async () => {
  const lines = () => readFileSync(checkpointFile(folder(), register), "utf8").trim().split("\n").length;
  const before = lines();
  const processes = Array.from({ length: 4 }, () => connect(database.url, { max: 1 }));
  await Promise.all(processes.map((sql) => sql`select 1`));
  const signed = await Promise.all(processes.map((sql) => sign(sql)));
  expect(signed.filter(Boolean)).toHaveLength(1);
  expect(lines()).toBe(before + 1);
  await Promise.all(processes.map((sql) => sql.end()));
});

test("a hundred thousand records are verified in seconds", { timeout: 120_000 }, async () => {
  const append = appender(database.sql);
  for (let part = 0; part < 50; part += 1)
    await append(Array.from({ length: 2_000 }, (_, index) => entry(index % 500)));
  await sign();
  expect(await verify()).toEqual([0, expect.stringContaining("100013 records, whole")]);
  const dump = await dumped();
  const read = Date.now();
  expect(await verify("--dump", dump)).toEqual([0, expect.stringContaining("100013 records, whole")]);
  expect(Date.now() - read).toBeLessThan(20_000);
});
