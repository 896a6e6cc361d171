import { Pool } from "undici";
import { ask, closedLoop, openLoop, type Met, type Request } from "./measure/load.ts";
import { cpuSeconds, memoryOfAll } from "./measure/processes.ts";
import { median } from "./measure/share.ts";
import type { Operation, Question } from "./operations.ts";
import type { Figures } from "./report.ts";
import type { Candidate } from "./setting/candidates.ts";

/** How long the measurement takes: so many rounds of so many milliseconds by each. */
export interface Effort {
  readonly rounds: number;
  readonly milliseconds: number;
}

/** Calls that hold hundreds of questions: with more of them at once a gateway says that it is too many. */
const large = new Set(["eligibilities", "tenants"]);
const connectionsFor = ({ name }: Operation) => (large.has(name) ? 4 : 16);

interface Racer {
  readonly candidate: Candidate;
  readonly requests: readonly Request[];
  readonly runs: (Met & { own: number; whole: number })[];
  /** Calls to the registers per request. */
  readonly upstream: number;
}

/** One operation by everybody who answers it, in turns: closed loop for capacity and CPU, then open loop for latency. */
export async function race(
  operation: Operation,
  questions: readonly Question[],
  candidates: readonly Candidate[],
  { rounds, milliseconds }: Effort,
): Promise<Figures[]> {
  const racing: { candidate: Candidate; requests: Request[] }[] = [];
  for (const candidate of candidates.filter((one) => one.answers(operation)))
    racing.push({ candidate, requests: await candidate.requests(operation, questions) });
  const fit = await compare(operation, racing);
  const connections = connectionsFor(operation);
  // Of calls that take a tenth of a second there are few in a short time.
  const lasting = large.has(operation.name) ? Math.max(1_200, milliseconds) : milliseconds;
  for (const { candidate, requests } of fit)
    await closedLoop({ url: candidate.url, requests, connections, milliseconds: milliseconds / 2 });
  for (let round = 0; round < rounds; round += 1)
    for (const racer of fit) racer.runs.push(await oneRun(racer, connections, lasting));
  const told: Figures[] = [];
  for (const racer of fit) {
    const figures = figuresOf(operation, racer);
    // Latency as people meet it: they come at their own pace, here half of what he can carry.
    const load = {
      url: racer.candidate.url,
      requests: racer.requests,
      connections: 4 * connections,
      milliseconds,
    };
    const { p50, p99 } = await openLoop({ ...load, perSecond: Math.max(1, figures.perSecond / 2) });
    told.push({ ...figures, p50, p99 });
  }
  return told;
}

async function oneRun({ candidate, requests }: Racer, connections: number, milliseconds: number) {
  const { url, pids, system } = candidate;
  const before = [cpuSeconds(pids), cpuSeconds(system)] as const;
  const met = await closedLoop({ url, requests, connections, milliseconds });
  const used = [cpuSeconds(pids) - before[0], cpuSeconds(system) - before[1]] as const;
  return { ...met, own: used[0] / met.count, whole: used[1] / met.count };
}

/** A faster answer that is another answer is no answer: whoever writes other data than ours does not race. */
async function compare(
  operation: Operation,
  racing: readonly { candidate: Candidate; requests: readonly Request[] }[],
): Promise<Racer[]> {
  const fit: Racer[] = [];
  const count = large.has(operation.name) ? 3 : 10;
  let ours: string | undefined;
  for (const { candidate, requests } of racing) {
    const before = await candidate.asked();
    const told = await firstAnswers(candidate, requests.slice(0, count)).catch((error: unknown) =>
      String(error),
    );
    const upstream = ((await candidate.asked()) - before) / Math.min(count, requests.length);
    ours ??= told;
    if (told === ours) fit.push({ candidate, requests, upstream, runs: [] });
    else
      console.log(
        `${operation.name} · ${candidate.name} answers otherwise, and does not race: ${difference(told, ours)}`,
      );
  }
  return fit;
}

/** The data of the first answers, as text; errors stand for themselves. */
async function firstAnswers({ url }: Candidate, requests: readonly Request[]): Promise<string> {
  const pool = new Pool(url, { connections: 1 });
  const answers: unknown[] = [];
  try {
    for (const request of requests) {
      const { data, errors } = JSON.parse(await ask(pool, request)) as { data: unknown; errors?: unknown };
      answers.push(errors === undefined ? data : { errors });
    }
  } finally {
    await pool.close();
  }
  return JSON.stringify(answers);
}

function difference(told: string, ours: string): string {
  const at = [...told].findIndex((letter, index) => letter !== ours[index]);
  return `…${told.slice(Math.max(0, at - 40), at + 120)}…`;
}

function figuresOf(
  { name, title }: Operation,
  { candidate, runs, upstream }: Racer,
): Omit<Figures, "p50" | "p99"> {
  const of = (what: (run: (typeof runs)[number]) => number) => median(runs.map(what));
  return {
    operation: name,
    title,
    candidate: candidate.name,
    ownMicros: of(({ own }) => own) * 1e6,
    wholeMicros: of(({ whole }) => whole) * 1e6,
    perSecond: of(({ count, seconds }) => count / seconds),
    megabytes: memoryOfAll(candidate.pids),
    upstream,
  };
}
