import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Pool } from "undici";
import { plannerHere } from "../../../gateway/engine/planner.ts";
import { ask, closedLoop } from "../measure/load.ts";
import { peersInstalled } from "../setting/startPeers.ts";
import { questions, subgraphNames, supergraphAt, type QuestionName, type SubgraphName } from "./graph.ts";
import { documentsOf } from "./plannedDocuments.ts";
import { besidePeers, type PeerFigures } from "./besidePeers.ts";
import { begin, type Measured } from "./told.ts";

/**
 * `npm run bench:engine`: CPU per request of the engine's process over HTTP, beside a floor that makes the same calls
 * by hand, and beside other gateways where they are installed. Answers are compared byte for byte first; runs alternate;
 * medians are told. `--quick` takes a minute.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
    "warm-up": { type: "string" },
  },
});
const rounds = Number(options.rounds ?? (options.quick ? 20 : 120));
/** Of one run: short, so that whatever else the machine does meets both of a round alike. */
const milliseconds = 300;
/** Requests that each answers before it is measured: until then the compiler's own work is a good part of theirs. */
const warmUp = Number(options["warm-up"] ?? (options.quick ? 10_000 : 40_000));
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
  const asked = names.map((name) => ({ title: questions[name].title, request: requestOf(name) }));
  const folder = resolve(results, "engine-peers");
  const setting = { urls, folder, rounds: Math.ceil(rounds / 8), connections };
  const peers = peersInstalled() ? await besidePeers(ours, asked, setting) : [];
  report(measured, peers);
} finally {
  for (const one of started) one.close();
}

interface Figures {
  readonly question: QuestionName;
  readonly ours: number;
  readonly floor: number;
  /** Of each round's two runs, one after the other: the median, and between what the middle half of them lies. */
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
}

async function measure(question: QuestionName, ours: Measured, floor: Measured): Promise<Figures> {
  const request = requestOf(question);
  await compare(request, ours, floor);
  const load = ({ url }: Measured) => closedLoop({ url, requests: [request], connections, milliseconds });
  const micros = async (one: Measured) => {
    const { cpu } = one;
    const before = await cpu();
    const { count } = await load(one);
    return ((await cpu()) - before) / count;
  };
  for (const one of [ours, floor])
    for (let answered = 0; answered < warmUp;) answered += (await load(one)).count;
  const runs: { ours: number; floor: number; ratio: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Who comes second finds the machine warmer, so they take turns.
    const first = round % 2 === 0 ? await micros(ours) : 0;
    const by = await micros(floor);
    const own = first || (await micros(ours));
    runs.push({ ours: own, floor: by, ratio: own / by });
  }
  const at = (share: number, of: keyof (typeof runs)[number]) =>
    runs.map((run) => run[of]).sort((a, b) => a - b)[Math.floor(runs.length * share)] ?? NaN;
  return {
    question,
    ours: at(0.5, "ours"),
    floor: at(0.5, "floor"),
    ratio: at(0.5, "ratio"),
    lower: at(0.25, "ratio"),
    upper: at(0.75, "ratio"),
  };
}

function requestOf(question: QuestionName) {
  const body = JSON.stringify({ query: questions[question].query });
  return { headers: { "content-type": "application/json" }, body };
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

function report(measured: readonly Figures[], peers: readonly PeerFigures[]): void {
  const rows = measured.map(({ question, ours, floor, ratio, lower, upper }) =>
    row([
      questions[question].title,
      ours.toFixed(1),
      floor.toFixed(1),
      `**${ratio.toFixed(2)}**`,
      `${lower.toFixed(2)}–${upper.toFixed(2)}`,
    ]),
  );
  const machine = `${String(cpus().length)} cores, ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}`;
  const text = [
    `Engine over HTTP beside the hand-written floor, ${new Date().toISOString().slice(0, 10)}: ${machine}.`,
    `CPU of the one process per request in µs, medians of ${String(rounds)} alternating rounds.`,
    "",
    row(["", "engine", "floor", "ratio", "middle half of the rounds"]),
    row(["---", "---", "---", "---", "---"]),
    ...rows,
    "",
    ...(peers.length > 0 ? beside(peers) : ["No peers: `npm run bench:peers` installs them.", ""]),
  ].join("\n");
  writeFileSync(resolve(results, "engine.md"), text);
  writeFileSync(resolve(results, "engine.json"), JSON.stringify({ measured, peers }, null, 2));
  console.log(`\n${text}`);
}

function beside(peers: readonly PeerFigures[]): string[] {
  const titles = Object.values(questions).map(({ title }) => title);
  const times = (one: number | null) => (one === null ? "another answer" : `× ${one.toFixed(2)}`);
  return [
    "CPU of a peer's processes per request, to that of our engine's process.",
    "",
    row(["", ...titles]),
    row(["---", ...titles.map(() => "---:")]),
    ...peers.map((peer) => row([peer.name, ...peer.times.map(times)])),
    "",
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
