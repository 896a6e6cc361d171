import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withDatabase } from "../../subgraphs/shared/database/connect.ts";
import { testCluster } from "../database/cluster.ts";
import { clients, type LiveClient } from "../gateway/liveClients.ts";
import { sign, submit } from "./acts.ts";
import { seedPersons, type Adult } from "./people.ts";
import { freePort, run, untilReady } from "./program.ts";
import { stackAt, type Stack } from "./stack.ts";
import { ownPrefix } from "./together.ts";

/** Everything in a process of its own, so that its memory is its own. */
const dataDir = mkdtempSync(join(tmpdir(), "mekenjai-subscribers-"));
let program: ReturnType<typeof run>;
let stack: Stack;
const open: LiveClient[] = [];

beforeAll(async () => {
  const port = String(await freePort());
  const databaseUrl = withDatabase(testCluster(), await ownPrefix());
  const [PORT, DATA_DIR, DATABASE_URL] = [port, dataDir, databaseUrl];
  const url = `http://127.0.0.1:${port}`;
  const start = async () => {
    // All of them are one person here, who could not open so many.
    const settings = { RATE_LIMITS: "off", SEED_PERSONS: String(seedPersons) };
    program = run(["gateway/main.ts"], { PORT, DATA_DIR, DATABASE_URL, ...settings });
    await untilReady(url, program);
  };
  await start();
  // Seeding leaves a large heap behind, in which much would find room unseen.
  await program.signal("SIGTERM");
  await start();
  const runsByItself = () => Promise.reject(new Error("this one is left alone"));
  stack = stackAt({ url, registrationDatabase: "", silence: runsByItself, restore: runsByItself });
});
afterAll(async () => {
  for (const client of open) client.close();
  await program.signal("SIGTERM");
  rmSync(dataDir, { recursive: true, force: true });
});

/** Memory that the gateway's process holds, in megabytes. */
function resident(): number {
  const status = `/proc/${program.pid}/status`;
  const kilobytes = existsSync(status)
    ? /VmRSS:\s+(\d+)/.exec(readFileSync(status, "utf8"))?.[1]
    : execFileSync("ps", ["-o", "rss=", "-p", String(program.pid)], { encoding: "utf8" });
  return Number(kilobytes) / 1_024;
}

const query =
  "subscription ($id: ID!) { applicationChanged(id: $id) { status dwelling { address(language: RU) } } }";

interface Watched {
  readonly id: string;
  readonly applicant: Adult;
}

async function watched(): Promise<Watched> {
  const [applicant, { rka }] = [stack.people.somebody(), stack.people.home()];
  return { id: (await submit(stack, applicant.iin, rka)).id, applicant };
}

/** So many subscribers, each with a connection of its own, half of them by each protocol; each has seen one event. */
async function subscribers(count: number, { id, applicant }: Watched) {
  const token = `Bearer ${await stack.token(applicant.iin)}`;
  const watching = Array.from({ length: count }, (_, index) => {
    const client = clients[index % 2 === 0 ? "graphql-ws" : "graphql-sse"]!(stack.url, async () => token);
    open.push(client);
    return client.watch(query, { id });
  });
  await expect
    .poll(() => watching.filter(({ seen }) => seen.length === 1).length, { timeout: 15_000 })
    .toBe(count);
  return watching;
}

test("S17: a thousand idle subscribers take less than 100 MB; a change reaches those it concerns, and nobody else", async () => {
  const [many, few] = [await watched(), await watched()];
  // What the first hundred bring about once (plans, compiled code) is not what each of them takes.
  for (const { leave } of await subscribers(100, many)) leave();
  const before = resident();
  const [idle, concerned] = [await subscribers(980, many), await subscribers(20, few)];
  // Measured: between 15 and 65.
  expect(resident() - before).toBeLessThan(100);

  await sign(stack, few.applicant.iin, few.id, few.applicant.phone);
  await expect.poll(() => concerned.every(({ seen }) => seen.length > 1)).toBe(true);
  expect(concerned.every(({ seen }) => seen.every(({ codes, data }) => data && !codes))).toBe(true);
  expect(idle.every(({ seen }) => seen.length === 1)).toBe(true);
  await sign(stack, many.applicant.iin, many.id, many.applicant.phone);
  await expect.poll(() => idle.every(({ seen }) => seen.length > 1), { timeout: 10_000 }).toBe(true);
  expect(program.said()).not.toContain("Warning");
});

test.each(["graphql-ws", "graphql-sse"])("S20: %s: a stranger watches nobody's application", async (by) => {
  const { id } = await watched();
  const token = `Bearer ${await stack.token(stack.people.somebody().iin)}`;
  const client = clients[by]!(stack.url, async () => token);
  open.push(client);
  const { seen } = client.watch(query, { id });
  await expect.poll(() => seen.flatMap(({ codes = [] }) => codes)).toEqual(["FORBIDDEN"]);
  expect(seen.some(({ data }) => data)).toBe(false);
});
