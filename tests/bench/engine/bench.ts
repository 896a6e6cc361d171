import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Pool } from "undici";
import { plannerHere } from "../../../gateway/engine/planner.ts";
import { ask, closedLoop } from "../measure/load.ts";
import { questions, subgraphNames, supergraphAt, type QuestionName, type SubgraphName } from "./graph.ts";
import { documentsOf } from "./plannedDocuments.ts";
import { begin, type Measured } from "./told.ts";

/**
 * `npm run bench:engine`: CPU per request of the engine's process over HTTP, beside a floor that makes the same calls
 * by hand. Answers are compared byte for byte first; runs alternate; medians are told. `--quick` takes half a minute.
 */
const { values: options } = parseArgs({
  options: { quick: { type: "boolean", default: false }, rounds: { type: "string" } },
});
const rounds = Number(options.rounds ?? (options.quick ? 3 : 9));
const milliseconds = options.quick ? 1_500 : 4_000;
const connections = 16;
const results = resolve(import.meta.dirname, "../results");
mkdirSync(results, { recursive: true });

const started: Measured[] = [];
async function start(script: string, ...args: readonly string[]): Promise<Measured> {
  const one = await begin(script, args);
  started.push(one);
  return one;
}

try {
  const urls = Object.fromEntries(
    await Promise.all(
      subgraphNames.map(async (name) => [name, (await start("register.ts", name)).url] as const),
    ),
  ) as Record<SubgraphName, string>;
  const supergraph = supergraphAt(urls);
  const file = resolve(results, "engine.supergraph.graphql");
  writeFileSync(file, supergraph);
  const documents = documentsOf(plannerHere(supergraph));
  const ours = await start("ours.ts", file);
  const floor = await start("floor.ts", JSON.stringify({ urls, ...documents }));
  const names = Object.keys(questions) as QuestionName[];
  const measured = [];
  for (const name of names) measured.push(await measure(name, ours, floor));
  report(measured);
} finally {
  for (const one of started) one.close();
}

interface Figures {
  readonly question: QuestionName;
  readonly ours: number;
  readonly floor: number;
  /** Of each round's two runs, one after the other: the median, the smallest, the largest. */
  readonly ratio: number;
  readonly smallest: number;
  readonly largest: number;
}

async function measure(question: QuestionName, ours: Measured, floor: Measured): Promise<Figures> {
  const request = {
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: questions[question].query }),
  };
  await compare(request, ours, floor);
  const micros = async ({ url, cpu }: Measured) => {
    const before = await cpu();
    const { count } = await closedLoop({ url, requests: [request], connections, milliseconds });
    return ((await cpu()) - before) / count;
  };
  for (const one of [ours, floor]) await micros(one);
  const runs: { ours: number; floor: number; ratio: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Who comes second finds the machine warmer, so they take turns.
    const first = round % 2 === 0 ? await micros(ours) : 0;
    const by = await micros(floor);
    const own = first || (await micros(ours));
    runs.push({ ours: own, floor: by, ratio: own / by });
  }
  const sorted = (of: keyof (typeof runs)[number]) => runs.map((run) => run[of]).sort((a, b) => a - b);
  const median = (list: readonly number[]) => list[Math.floor(list.length / 2)] ?? NaN;
  const ratios = sorted("ratio");
  return {
    question,
    ours: median(sorted("ours")),
    floor: median(sorted("floor")),
    ratio: median(ratios),
    smallest: ratios[0] ?? NaN,
    largest: ratios.at(-1) ?? NaN,
  };
}

/** A cheaper answer that is another answer is no answer. */
async function compare(
  request: { headers: Record<string, string>; body: string },
  ...all: readonly Measured[]
) {
  const texts = await Promise.all(
    all.map(async ({ url }) => {
      const pool = new Pool(url, { connections: 1 });
      const text = await ask(pool, request);
      await pool.close();
      return text;
    }),
  );
  if (texts.some((text) => text !== texts[0])) throw new Error(`other answers:\n${texts.join("\n")}`);
  console.log(`the same answer from both: ${String(Buffer.byteLength(texts[0] ?? ""))} bytes`);
}

function report(measured: readonly Figures[]): void {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rows = measured.map(({ question, ours, floor, ratio, smallest, largest }) =>
    row([
      questions[question].title,
      ours.toFixed(1),
      floor.toFixed(1),
      `**${ratio.toFixed(2)}**`,
      `${smallest.toFixed(2)}–${largest.toFixed(2)}`,
    ]),
  );
  const machine = `${String(cpus().length)} cores, ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}`;
  const text = [
    `Engine over HTTP beside the hand-written floor, ${new Date().toISOString().slice(0, 10)}: ${machine}.`,
    `CPU of the one process per request in µs, medians of ${String(rounds)} alternating rounds.`,
    "",
    row(["", "engine", "floor", "ratio", "spread of the ratio"]),
    row(["---", "---", "---", "---", "---"]),
    ...rows,
    "",
  ].join("\n");
  writeFileSync(resolve(results, "engine.md"), text);
  writeFileSync(resolve(results, "engine.json"), JSON.stringify(measured, null, 2));
  console.log(`\n${text}`);
}
