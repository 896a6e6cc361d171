import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { iinOfSlot } from "../../seeds/iin.ts";
import { openFresh } from "../database/cluster.ts";

let database: Awaited<ReturnType<typeof openFresh>>;
const folder = mkdtempSync(join(tmpdir(), "mekenjai-import-"));
beforeAll(async () => {
  database = await openFresh("subgraphs/population/data/migrations");
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => database.sql`truncate persons`);

const person = (slot: number) => ({
  iin: iinOfSlot(slot),
  surname: "Самалов",
  given: "Ерлан",
  birthDate: "1990-01-01",
  sex: "MALE",
  citizenship: "KAZ",
});
const good = JSON.stringify(person(5000));
const bad = JSON.stringify({ ...person(5001), phone: "+7701000" });

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as `npm run import` does; `lines` go into its file, or into its standard input for "-". */
async function command(
  args: readonly string[],
  { lines = [], environment = {} }: { lines?: readonly string[]; environment?: Record<string, string> } = {},
): Promise<Run> {
  const file = join(folder, "records.ndjson");
  writeFileSync(file, lines.join("\n"));
  const env = {
    PATH: process.env["PATH"] ?? "",
    DATA_DIR: join(folder, "data"),
    POPULATION_DATABASE_URL: database.url,
  };
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      ["gateway/cli/import.ts", ...args.map((arg) => (arg === "FILE" ? file : arg))],
      { env: { ...env, ...environment } },
      (error, stdout, stderr) => done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
    child.stdin?.end(lines.join("\n"));
  });
}
const inRegister = async () => (await database.sql`select from persons`).length;

test("a good file is loaded: a summary on standard output, exit code 0", async () => {
  const { code, stdout, stderr } = await command(["population", "FILE"], { lines: [good] });
  expect(JSON.parse(stdout)).toEqual({ read: 1, inserted: 1, updated: 0, rejected: 0 });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "1 lines read, 0 rejected\n" });
  expect(await inRegister()).toBe(1);
});

test("a bad line is told by line and field, exit code 1, and the good lines are loaded", async () => {
  const { code, stdout, stderr } = await command(["population", "FILE"], { lines: [bad, good] });
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual({ read: 2, inserted: 1, updated: 0, rejected: 1 });
  expect(stderr).toContain("line 1: phone: is not a mobile number of Kazakhstan: +77…\n");
  expect(stderr).not.toContain("7701");
  expect(await inRegister()).toBe(1);
});

test("all or nothing: exit code 1, and nothing is loaded", async () => {
  const { code, stdout } = await command(["population", "FILE", "--all-or-nothing"], { lines: [good, bad] });
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual({ read: 2, inserted: 0, updated: 0, rejected: 1 });
  expect(await inRegister()).toBe(0);
});

test("records can come through standard input", async () => {
  expect(await command(["population", "-"], { lines: [good] })).toMatchObject({ code: 0 });
  expect(await inRegister()).toBe(1);
});

test.each<[what: string, args: string[]]>([
  ["no register", []],
  ["a register that is not imported", ["registration", "FILE"]],
  ["no file", ["population"]],
  ["an option nobody knows", ["population", "FILE", "--force"]],
])("%s: how it is used is told, exit code 2", async (_what, args) => {
  const { code, stdout, stderr } = await command(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/^usage: npm run import/);
});

test("a file that is not there is told without a stack", async () => {
  const { code, stderr } = await command(["population", join(folder, "none.ndjson")]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: "there is no such file, or it cannot be read\n" });
});

test("a database that cannot be reached is told without its address", async () => {
  const environment = { POPULATION_DATABASE_URL: "postgres://somebody:secret@127.0.0.1:1/none" };
  const { code, stderr } = await command(["population", "FILE"], { lines: [good], environment });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^database fault [A-Z_]+\n$/);
});

test("in production without a database nothing is started: the missing setting is named", async () => {
  const environment = { NODE_ENV: "production", POPULATION_DATABASE_URL: "" };
  const { code, stderr } = await command(["population", "FILE"], { lines: [good], environment });
  expect(code).toBe(2);
  expect(stderr).toContain("POPULATION_DATABASE_URL is missing");
});
