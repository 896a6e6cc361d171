import { fork } from "node:child_process";
import { expect, test } from "vitest";
import { queriesPerWorld, type Pair, type Told } from "./worker.ts";

/** Replay a difference: `SEED=<its seed> PAIRS=10 npx vitest run tests/gateway/differential`. */
const firstSeed = Number(process.env["SEED"] ?? 1);
const wanted = Number(process.env["PAIRS"] ?? 400);

interface Report {
  agreed: number;
  readonly different: string[];
  /** What the planner (0.0.38) cannot do, and how often it was asked to. */
  readonly planner: Map<string, number>;
  last: Pair;
}

function take(report: Report, { seed, query, outcome }: Told): void {
  report.last = { seed, query };
  if (!outcome) return;
  if (outcome.kind === "agrees") report.agreed += 1;
  else if (outcome.kind === "differs")
    report.different.push(`SEED=${seed}, query ${query}: ${outcome.text ?? ""}\n${outcome.how}`);
  else
    count(report, outcome.kind === "not planned" ? withoutNames(outcome.how) : "a plan its registers refuse");
}

const count = ({ planner }: Report, fault: string) => planner.set(fault, (planner.get(fault) ?? 0) + 1);
const withoutNames = (fault: string) => fault.replace(/'[^']*'|\[\d+\]|(?<=item: ).*/g, "…");

/** Milliseconds after which a pair is given up; most take ten. */
const patience = 30_000;

/** Runs a worker from a pair on until enough pairs are compared, or until it dies or does not go on. */
function workFrom({ seed, query }: Pair, report: Report): Promise<"enough" | "died" | "stuck"> {
  return new Promise((resolve, reject) => {
    let isAnswered = true;
    let panic = "";
    const file = new URL("./worker.ts", import.meta.url);
    const worker = fork(file, [String(seed), String(query)], { silent: true });
    worker.stderr?.on("data", (chunk: Buffer) => (panic += chunk.toString()));
    const giveUp = () => {
      worker.removeAllListeners("exit");
      worker.kill("SIGKILL");
      resolve("stuck");
    };
    let watch = setTimeout(giveUp, patience);
    worker.on("message", (told: Told) => {
      clearTimeout(watch);
      watch = setTimeout(giveUp, patience);
      isAnswered = told.outcome !== undefined;
      take(report, told);
      if (report.agreed + report.different.length < wanted) return;
      clearTimeout(watch);
      worker.removeAllListeners("exit");
      worker.kill();
      resolve("enough");
    });
    worker.on("exit", () => {
      clearTimeout(watch);
      if (isAnswered || !panic.includes("panicked")) reject(new Error(`the worker ended: ${panic}`));
      else resolve("died");
    });
  });
}

function after({ seed, query }: Pair): Pair {
  return query + 1 < queriesPerWorld ? { seed, query: query + 1 } : { seed: seed + 1, query: 0 };
}

test(
  "a random query of a random supergraph is answered as by one schema",
  async () => {
    const report: Report = {
      agreed: 0,
      different: [],
      planner: new Map(),
      last: { seed: firstSeed, query: 0 },
    };
    let next = report.last;
    for (;;) {
      const end = await workFrom(next, report);
      if (end === "enough") break;
      count(report, end === "died" ? "a panic that takes the process along" : `nothing for ${patience} ms`);
      process.stdout.write(`${end} at SEED=${report.last.seed}, query ${report.last.query}\n`);
      next = after(report.last);
    }
    const planner = [...report.planner].map(([fault, times]) => `  ${times} × ${fault}`).join("\n");
    process.stdout.write(`seeds ${firstSeed}–${report.last.seed}: ${report.agreed} pairs agree\n`);
    if (planner) process.stdout.write(`not compared, for the planner made no valid plan:\n${planner}\n`);
    expect(report.different.slice(0, 3).join("\n\n")).toBe("");
  },
  1_000 * 60 * 60,
);
