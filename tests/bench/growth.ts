import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { totalmem } from "node:os";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Sql } from "postgres";
import { registerNames } from "../../subgraphs/shared/call.ts";
import { startEmbedded } from "../../subgraphs/shared/database/embedded.ts";
import { freePort, run } from "../journeys/program.ts";
import { type Figure, growthPlot, growthTable, type Loaded, type Size } from "./growthReport.ts";
import { openLoop, type Request } from "./measure/load.ts";
import { cpuSeconds, memoryOf } from "./measure/processes.ts";
import { median } from "./measure/share.ts";
import { operations, type Operation, type Question } from "./operations.ts";
import { anywhere, type Draws } from "./scenarios/anywhere.ts";
import { bodyOf } from "./setting/candidates.ts";
import { openCountry, type Country } from "./setting/country.ts";
import { machine } from "./setting/machine.ts";

/**
 * `npm run bench:growth`: the same operations on countries from ten thousand people to twenty million, each in a data
 * folder of its own, which is kept: what was loaded, or loaded in part, is not loaded again. Requests arrive at a fixed
 * rate, and everyone asks about somebody else, drawn from the whole country.
 */
const { values: options } = parseArgs({
  options: {
    sizes: { type: "string", default: "10000,100000,1000000" },
    only: { type: "string" },
    seconds: { type: "string", default: "8" },
    rounds: { type: "string", default: "3" },
  },
});
const sizes = options.sizes.split(",").map(Number);
const seconds = Number(options.seconds);
const rounds = Number(options.rounds);
const measured = operations.filter(({ name }) => options.only?.split(",").includes(name) ?? true);
const results = resolve(import.meta.dirname, "results");

/** Megabytes of PostgreSQL's own: half of the machine's. */
const memory = Math.floor(totalmem() / 2 / 1_048_576);

/** Calls of hundreds of questions, and a year's counts, come less often. */
const rates: Readonly<Record<string, number>> = { eligibilities: 1, tenants: 1, report: 1 };
const usualRate = 40;

mkdirSync(results, { recursive: true });
const told: Size[] = [];
for (const persons of sizes) told.push(await measure(persons));
const growth = {
  day: new Date().toISOString().slice(0, 10),
  machine: machine(),
  memory: `${String(Math.round(memory / 1024))} GB`,
  arrivals: `${String(usualRate)} a second, large calls and reports one`,
  runs: `${String(rounds)} of ${String(seconds)} s`,
  sizes: told,
};
const text = growthTable(growth);
writeFileSync(resolve(results, "growth.json"), JSON.stringify(growth, null, 2));
writeFileSync(resolve(results, "growth.md"), text);
writeFileSync(resolve(results, "growth.svg"), growthPlot(growth));
console.log(`
${text}`);

async function measure(persons: number): Promise<Size> {
  const folder = resolve(results, `growth-${String(persons)}`);
  const loaded = await load(folder, persons);
  // Whoever opens it joins this server. Its memory is filled first: of people drawn from a whole country nobody has been
  // asked about before, and what would be measured is how fast a disk finds single pages.
  const server = await startEmbedded({
    dataDir: folder,
    settings: { shared_buffers: `${String(memory)}MB` },
  });
  const country = await openCountry(folder, persons);
  try {
    let megabytes = 0;
    for (const register of registerNames) {
      // What the database does by itself in the first minutes after a load would be measured with the rest.
      await country.databases[register].unsafe("vacuum (analyze)");
      const [size] = await country.databases[register]<{ bytes: number }[]>`
        select pg_database_size(current_database())::float as bytes`;
      megabytes += (size?.bytes ?? 0) / 1_048_576;
      await fillMemory(country.databases[register]);
    }
    const figures: Figure[] = [];
    for (const operation of measured) {
      figures.push(await figureOf(operation, persons, country));
      const { p50, p99, micros } = figures.at(-1)!;
      console.log(
        `${persons.toLocaleString("en")} · ${operation.name}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${micros.toFixed(0)} µs`,
      );
    }
    return { persons, loaded, megabytes, figures };
  } finally {
    await country.close();
    await server.stop();
  }
}

/** Reads tables and indexes into the server's own memory, as much of them as it holds. */
async function fillMemory(database: Sql): Promise<void> {
  await database.unsafe(`create extension if not exists pg_prewarm;
    select pg_prewarm(oid) from pg_class where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace`);
}

/** Makes the country, as the first start does, or the rest of it; a folder that was filled is left as it is. */
async function load(folder: string, persons: number): Promise<Loaded> {
  const note = resolve(folder, "loaded.json");
  if (existsSync(note)) return JSON.parse(readFileSync(note, "utf8")) as Loaded;
  const resumed = existsSync(folder);
  mkdirSync(folder, { recursive: true });
  const port = String(await freePort());
  const from = performance.now();
  const running = run(["gateway/main.ts"], { DATA_DIR: folder, SEED_PERSONS: String(persons), PORT: port });
  let megabytes = 0;
  while (!(await isReady(port))) {
    if (running.hasEnded()) throw new Error(`the load has ended: ${running.said()}`);
    megabytes = Math.max(megabytes, memoryOf(running.pid));
    await sleep(200);
  }
  const loaded = { seconds: (performance.now() - from) / 1000, megabytes, resumed };
  await running.signal("SIGTERM");
  writeFileSync(note, JSON.stringify(loaded));
  console.log(`${persons.toLocaleString("en")} · loaded in ${loaded.seconds.toFixed(0)} s`);
  return loaded;
}

async function isReady(port: string): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
  return response?.ok === true;
}

async function figureOf(operation: Operation, persons: number, country: Country): Promise<Figure> {
  const perSecond = rates[operation.name] ?? usualRate;
  const draws: Draws = {
    ...{ persons, databases: country.databases },
    applications: await applicationsOf(country),
  };
  const drawn = async (milliseconds: number) => {
    const count = Math.floor((milliseconds / 1000) * perSecond);
    const questions = await anywhere[operation.name]!(draws, count);
    const requests = await Promise.all(questions.map((one) => requestOf(operation, one, country)));
    return { url: country.url, requests, connections: 16, milliseconds, perSecond };
  };
  await openLoop(await drawn(Math.max(4_000, (seconds * 1000) / 2)));
  const runs = [];
  for (let round = 0; round < rounds; round += 1) {
    const requests = await drawn(seconds * 1000);
    const before = cpuSeconds([country.pid, country.postgres]);
    const met = await openLoop(requests);
    runs.push({ ...met, cpu: (cpuSeconds([country.pid, country.postgres]) - before) / met.count });
  }
  return {
    ...{ operation: operation.name, title: operation.title },
    p50: median(runs.map(({ p50 }) => p50)),
    p99: median(runs.map(({ p99 }) => p99)),
    micros: median(runs.map(({ cpu }) => cpu)) * 1e6,
  };
}

async function applicationsOf({ databases }: Country): Promise<number> {
  const [last] = await databases.registration<{ number: number }[]>`
    select coalesce(max(substr(number, 4, 8)::int), 0) as number from applications`;
  return last?.number ?? 0;
}

async function requestOf(operation: Operation, question: Question, { token }: Country): Promise<Request> {
  return {
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${await token(question.caller)}`,
      ...(question.purpose !== undefined && { "x-purpose": question.purpose }),
      ...(question.case !== undefined && { "x-case": question.case }),
    },
    body: bodyOf(operation, question),
  };
}
