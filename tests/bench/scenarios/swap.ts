import { renameSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { freePort, run } from "../../journeys/program.ts";
import { questions, subgraphNames, supergraphAt, type SubgraphName } from "../engine/graph.ts";
import { begin } from "../engine/told.ts";
import { share } from "../measure/share.ts";

/** What a change of the supergraph meant to those who were asking meanwhile. */
export interface Swap {
  readonly swaps: number;
  /** Seconds from the change of the file to the first answer by the new graph; the slowest. */
  readonly seconds: number;
  readonly requests: number;
  readonly failed: number;
  /** Milliseconds, of requests while the file was changed and taken, and of those in between. */
  readonly p99While: number;
  readonly p99Between: number;
}

const perSecond = 100;
/** The field that one of the two graphs has, and the other has not. */
const added = "swapped";

/**
 * `npm run gateway -- --supergraph file`, asked at a fixed rate while its file is replaced again and again, with one field
 * more and one field less.
 */
export async function measureSwap(folder: string, swaps: number): Promise<Swap> {
  const registers = await Promise.all(
    subgraphNames.map(async (name) => [name, await begin("register.ts", [name])] as const),
  );
  const urls = Object.fromEntries(registers.map(([name, { url }]) => [name, url])) as Record<
    SubgraphName,
    string
  >;
  const file = resolve(folder, "swap.graphql");
  const graphs = [supergraphAt(urls), supergraphAt(urls, `${added}: String`)] as const;
  writeFileSync(file, graphs[0]);
  const port = await freePort();
  const running = run(["gateway/main.ts", "--supergraph", file], { PORT: String(port) });
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: 32 });
  try {
    await until(async () => (await ask(pool, questions["one register"].query)) === "answered");
    return await askWhile(pool, swaps, async (round) => {
      const [from, ready] = [performance.now(), round % 2 === 0 ? "answered" : "refused"];
      replace(file, graphs[(round + 1) % 2] ?? "");
      await until(async () => (await ask(pool, `{ application(id: "a-1") { ${added} } }`)) === ready);
      return { from, to: performance.now() };
    });
  } finally {
    await pool.close();
    await running.signal("SIGTERM");
    for (const [, register] of registers) register.close();
    rmSync(file);
  }
}

/** As a deployment does it: written beside, then put in its place. */
function replace(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

interface Asked {
  readonly due: number;
  readonly took: number;
  readonly failed: boolean;
}

async function askWhile(
  pool: Pool,
  swaps: number,
  swap: (round: number) => Promise<{ from: number; to: number }>,
): Promise<Swap> {
  const asking = load(pool);
  await sleep(2_000);
  const windows: { from: number; to: number }[] = [];
  for (let round = 0; round < swaps; round += 1) {
    windows.push(await swap(round));
    await sleep(1_000);
  }
  const asked = await asking.end();
  const isWhile = ({ due, took }: Asked) => windows.some(({ from, to }) => due + took >= from && due <= to);
  const p99 = (of: readonly Asked[]) =>
    share(
      of.map(({ took }) => took),
      0.99,
    );
  // The first second is the compiler's.
  const warm = asked.filter(({ due }) => due > (asked[0]?.due ?? 0) + 1_000);
  return {
    swaps,
    seconds: Math.max(...windows.map(({ from, to }) => to - from)) / 1000,
    requests: asked.length,
    failed: asked.filter(({ failed }) => failed).length,
    p99While: p99(warm.filter(isWhile)),
    p99Between: p99(warm.filter((one) => !isWhile(one))),
  };
}

/** Asks at a fixed rate until it is ended. */
function load(pool: Pool): { end(): Promise<Asked[]> } {
  const asked: Promise<Asked>[] = [];
  const from = performance.now();
  const one = async (due: number): Promise<Asked> => {
    const answer = await ask(pool, questions["three hops"].query);
    return { due, took: performance.now() - due, failed: answer !== "answered" };
  };
  const timer = setInterval(() => {
    while (from + (asked.length * 1000) / perSecond <= performance.now())
      asked.push(one(from + (asked.length * 1000) / perSecond));
  }, 2);
  return {
    end: () => {
      clearInterval(timer);
      return Promise.all(asked);
    },
  };
}

/** `refused` where the graph does not know the question; all else that is no answer is a failure. */
async function ask(pool: Pool, query: string): Promise<"answered" | "refused" | "failed"> {
  const request = {
    path: "/graphql",
    method: "POST" as const,
    headers: { "content-type": "application/json" },
  };
  try {
    const { statusCode, body } = await pool.request({ ...request, body: JSON.stringify({ query }) });
    const text = await body.text();
    if (text.includes("GRAPHQL_VALIDATION_FAILED")) return "refused";
    return statusCode === 200 && !text.includes('"errors"') ? "answered" : "failed";
  } catch {
    return "failed";
  }
}

async function until(fits: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await fits())) {
    if (Date.now() > end) throw new Error("the supergraph was not taken");
    await sleep(10);
  }
}
