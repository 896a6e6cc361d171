import { cpus } from "node:os";
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ask, closedLoop, openLoop, type Met, type Request } from "./measure/load.ts";
import { cpuSeconds, memoryOf } from "./measure/processes.ts";
import { openDatabases, operations, type Operation, type Question } from "./operations.ts";
import { reportOf, type Figures } from "./report.ts";
import { floor, ours, peers, peersInstalled, type Candidate } from "./setting/candidates.ts";
import { openStack } from "./setting/stack.ts";
import { Pool } from "undici";

/**
 * `npm run bench`: the whole system and its peers, side by side in one run, in front of the same registers on the same
 * PostgreSQL. Answers are compared byte for byte first; runs alternate; medians are told. See README.md beside this.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    persons: { type: "string", default: "20000" },
    rounds: { type: "string" },
  },
});
const rounds = Number(options.rounds ?? (options.quick ? 1 : 3));
const milliseconds = options.quick ? 1_500 : 4_000;
const connections = 16;
const results = resolve(import.meta.dirname, "results");

const stack = await openStack(resolve(results, `data-${options.persons}`), Number(options.persons));
const candidates: Candidate[] = [];
try {
  candidates.push(...ours(stack), await floor(stack));
  if (peersInstalled()) candidates.push(...(await peers(stack, resolve(results, "peers"))));
  else console.log("The peers are not installed: npm run bench:peers brings them. Measuring without them.\n");
  const wanted = operations.filter(
    ({ name }) => options.only === undefined || options.only.split(",").includes(name),
  );
  const databases = openDatabases(stack.databaseOf);
  const figures: Figures[] = [];
  for (const operation of wanted) {
    const questions = await operation.questions(databases);
    figures.push(...(await measure(operation, questions)));
  }
  await Promise.all(Object.values(databases).map((sql) => sql.end()));
  write(figures);
} finally {
  await Promise.all(candidates.map((candidate) => candidate.close()));
  await stack.close();
}

/** One operation by everybody who answers it, in turns. */
async function measure(operation: Operation, questions: readonly Question[]): Promise<Figures[]> {
  const racing: {
    candidate: Candidate;
    requests: Request[];
    runs: (Met & { own: number; whole: number })[];
  }[] = [];
  for (const candidate of candidates.filter((one) => one.answers(operation)))
    racing.push({ candidate, requests: await candidate.requests(operation, questions), runs: [] });
  const fit = await compare(operation, racing);
  for (const { candidate, requests } of fit)
    await closedLoop({ url: candidate.url, requests, connections, milliseconds: milliseconds / 2 });
  for (let round = 0; round < rounds; round += 1)
    for (const { candidate, requests, runs } of fit) runs.push(await oneRun(candidate, requests));
  const told: Figures[] = [];
  for (const { candidate, requests, runs } of fit) {
    const figures = figuresOf(operation, candidate, runs);
    // Latency as people meet it: they come at their own pace, here half of what he can carry.
    const load = { url: candidate.url, requests, connections: 64, milliseconds };
    const { p50, p99 } = await openLoop({ ...load, perSecond: Math.max(1, figures.perSecond / 2) });
    told.push({ ...figures, p50, p99 });
  }
  for (const one of told)
    console.log(
      `${operation.name} · ${one.candidate}: ${one.wholeMicros.toFixed(0)} µs, ${one.perSecond.toFixed(0)}/s`,
    );
  return told;
}

async function oneRun({ url, pids, system }: Candidate, requests: readonly Request[]) {
  const before = [cpuSeconds(pids), cpuSeconds(system)] as const;
  const met = await closedLoop({ url, requests, connections, milliseconds });
  const used = [cpuSeconds(pids) - before[0], cpuSeconds(system) - before[1]] as const;
  return { ...met, own: used[0] / met.count, whole: used[1] / met.count };
}

/** A faster answer that is another answer is no answer: whoever writes other data than ours does not race. */
async function compare<Racer extends { candidate: Candidate; requests: readonly Request[] }>(
  operation: Operation,
  racing: readonly Racer[],
): Promise<Racer[]> {
  const fit: Racer[] = [];
  let ours: string | undefined;
  for (const racer of racing) {
    const { candidate, requests } = racer;
    const told = await firstAnswers(candidate, requests);
    ours ??= told;
    if (told === ours) fit.push(racer);
    else
      console.log(
        `${operation.name} · ${candidate.name}: answers otherwise, and does not race: ${difference(told, ours)}`,
      );
  }
  return fit;
}

/** The data of the first answers, as text; errors stand for themselves. */
async function firstAnswers({ url }: Candidate, requests: readonly Request[]): Promise<string> {
  const pool = new Pool(url, { connections: 1 });
  const answers: unknown[] = [];
  for (const request of requests.slice(0, 20)) {
    const { data, errors } = JSON.parse(await ask(pool, request)) as { data: unknown; errors?: unknown };
    answers.push(errors === undefined ? data : { errors });
  }
  await pool.close();
  return JSON.stringify(answers);
}

function difference(told: string, ours: string): string {
  const at = [...told].findIndex((letter, index) => letter !== ours[index]);
  return `…${told.slice(Math.max(0, at - 40), at + 120)}…`;
}

function figuresOf(
  { name, title }: Operation,
  candidate: Candidate,
  runs: readonly (Met & { own: number; whole: number })[],
): Omit<Figures, "p50" | "p99"> {
  const median = (of: (run: (typeof runs)[number]) => number) =>
    runs.map(of).sort((one, other) => one - other)[Math.floor(runs.length / 2)] ?? NaN;
  return {
    operation: name,
    title,
    candidate: candidate.name,
    ownMicros: median(({ own }) => own) * 1e6,
    wholeMicros: median(({ whole }) => whole) * 1e6,
    perSecond: median(({ count, seconds }) => count / seconds),
    megabytes: candidate.pids.reduce((sum, pid) => sum + memoryOf(pid), 0),
  };
}

function write(figures: readonly Figures[]): void {
  const machine = `${String(cpus().length)} cores, ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}`;
  const report = reportOf(figures, {
    day: new Date().toISOString().slice(0, 10),
    machine,
    persons: Number(options.persons),
  });
  mkdirSync(results, { recursive: true });
  writeFileSync(resolve(results, "latest.md"), report);
  writeFileSync(resolve(results, "latest.json"), JSON.stringify(figures, null, 2));
  console.log(`\n${report}`);
}
