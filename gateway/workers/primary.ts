import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../../subgraphs/shared/register.ts";
import type { Config } from "../config.ts";
import type { Gateway } from "../start.ts";
import { tellWhere } from "../whereRunning.ts";
import { openInCommon, type InCommon, type OfWorker } from "./inCommon.ts";
import { openLine, type Line } from "./line.ts";

/** Several workers that answer as one gateway. */
export interface Workers extends Gateway {
  /** Rejects when no worker comes up any more; all have ended by then. */
  readonly over: Promise<void>;
}

/** Pauses before a worker is replaced that did not last, in milliseconds; one that served a while is replaced at once. */
const pauses = [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
const goodLife = 5_000;
/** Requests have ten seconds to end, registers and databases as long again. */
const mostForEnding = 30_000;

/** One worker's life, from its start to its end. */
interface Life {
  readonly worker: Worker;
  readonly line: Line<OfWorker>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** When it began to answer. */
  readySince: number | null;
}

/** Starts the workers and keeps up their number. Nothing is served here: connections go to each in turn. */
export async function startWorkers(config: Config, log: Log): Promise<Workers> {
  const [inCommon, lives, stopping] = [openInCommon(), new Set<Life>(), new AbortController()];
  const allReady = Promise.withResolvers<string>();
  const onReady = (url: string) => {
    if ([...lives].filter(isReady).length === config.workers) allReady.resolve(url);
  };
  const crew = { inCommon, lives, onReady, log, stopping: stopping.signal };
  const places = Promise.all(Array.from({ length: config.workers }, () => keepOne(crew)));
  const stop = async () => {
    stopping.abort();
    await Promise.all([...lives].map(end));
  };
  const over = places.then(
    () => undefined,
    async (error: unknown) => {
      await stop();
      throw error;
    },
  );
  const url = await Promise.race([allReady.promise, over.then(() => "")]);
  const forget = tellWhere(config, url);
  return {
    url,
    over,
    async close() {
      await stop();
      forget();
      await over;
    },
  };
}

interface Crew {
  readonly inCommon: InCommon;
  readonly lives: Set<Life>;
  readonly onReady: (url: string) => void;
  readonly log: Log;
  readonly stopping: AbortSignal;
}

const isReady = ({ readySince }: Life) => readySince !== null;

/** One worker after the other, until all are stopped; given up when one does not come up and no other serves. */
async function keepOne(crew: Crew): Promise<void> {
  const { lives, log, stopping } = crew;
  const isStopping = () => stopping.aborted;
  for (let failures = 0; !isStopping();) {
    const life = begin(crew);
    const { code, signal } = await life.ended;
    lives.delete(life);
    if (isStopping() && isReady(life) && code !== 0) throw new Error("a worker did not end in order");
    if (isStopping()) return;
    log("worker.ended", { code: code ?? undefined, signal: known(signal) });
    if (!isReady(life) && ![...lives].some(isReady)) throw new Error("a worker ended before it was ready");
    const lasted = life.readySince !== null && performance.now() - life.readySince > goodLife;
    failures = lasted ? 0 : failures + 1;
    const pause = failures === 0 ? 0 : (pauses[Math.min(failures, pauses.length) - 1] ?? 0);
    await sleep(pause, undefined, { signal: stopping }).catch(() => undefined);
  }
}

function begin({ inCommon, lives, onReady }: Crew): Life {
  const worker = cluster.fork();
  const member = inCommon.join(() => life.line);
  const isReady = (url: string) => {
    life.readySince = performance.now();
    onReady(url);
  };
  const life: Life = {
    worker,
    line: openLine<OfWorker>(worker, { ...member.answers, isReady }),
    ended: once(worker, "exit").then(([code, signal]: (number | string | null)[]) => {
      member.left();
      return {
        code: typeof code === "number" ? code : null,
        signal: typeof signal === "string" ? signal : null,
      };
    }),
    readySince: null,
  };
  lives.add(life);
  return life;
}

/** Tells a worker to end, and makes it when it does not, or has not begun to serve. */
async function end(life: Life): Promise<void> {
  const { worker, line, ended } = life;
  const late = setTimeout(() => worker.process.kill("SIGKILL"), isReady(life) ? mostForEnding : 0);
  // Its answer is its end.
  line
    .to("stop")()
    .catch(() => undefined);
  await ended;
  clearTimeout(late);
}

const signals = ["SIGKILL", "SIGTERM", "SIGINT", "SIGABRT", "SIGSEGV", "SIGBUS", "SIGILL"] as const;
const known = (signal: string | null) => signals.find((one) => one === signal);
