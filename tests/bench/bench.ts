import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { openDatabases, operations, type Operation, type Question } from "./operations.ts";
import { race } from "./race.ts";
import { writeReport, type Figures, type Report } from "./report.ts";
import { measureLife } from "./scenarios/life.ts";
import { measureStart, startsOf } from "./scenarios/start.ts";
import { measureSwap } from "./scenarios/swap.ts";
import { ours, type Candidate } from "./setting/candidates.ts";
import { floors } from "./setting/floors.ts";
import { machine } from "./setting/machine.ts";
import { peers } from "./setting/peers.ts";
import { peersInstalled } from "./setting/startPeers.ts";
import { openStack, type Stack } from "./setting/stack.ts";

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
const effort = {
  race: { rounds, milliseconds: options.quick ? 400 : 3_000 },
  life: { rounds, lives: options.quick ? 24 : 120 },
  swaps: options.quick ? 2 : 20,
};
const persons = Number(options.persons);
const results = resolve(import.meta.dirname, "results");
const isWanted = (name: string) => options.only === undefined || options.only.split(",").includes(name);

const began = performance.now();
mkdirSync(results, { recursive: true });
const ofOperations = operations.some(({ name }) => isWanted(name))
  ? await races()
  : { figures: [], starts: [] };
const ownStart = isWanted("life") || isWanted("start") ? await lifeAndStart() : { figures: [], starts: [] };
const swap = isWanted("swap") ? await measureSwap(results, effort.swaps) : null;
const report: Report = {
  measured: { day: new Date().toISOString().slice(0, 10), machine: machine(), persons, quick: options.quick },
  figures: [...ofOperations.figures, ...ownStart.figures],
  starts: [...ownStart.starts, ...ofOperations.starts],
  swap,
};
console.log(`\n${writeReport(results, report)}\n`);
console.log(`It took ${((performance.now() - began) / 60_000).toFixed(1)} minutes.`);

/** Every operation by everybody who answers it. */
async function races(): Promise<Pick<Report, "figures" | "starts">> {
  const stack = await openStack(resolve(results, `data-${options.persons}`), persons);
  const candidates: Candidate[] = [];
  try {
    candidates.push(...(await everybody(stack)));
    const databases = openDatabases(stack.databaseOf);
    const figures: Figures[] = [];
    for (const operation of operations.filter(({ name }) => isWanted(name))) {
      const told = await raced(operation, await operation.questions(databases), candidates);
      for (const { candidate, wholeMicros, perSecond } of told)
        console.log(
          `${operation.name} · ${candidate}: ${wholeMicros.toFixed(0)} µs, ${perSecond.toFixed(0)}/s`,
        );
      figures.push(...told);
    }
    await Promise.all(Object.values(databases).map((sql) => sql.end()));
    return { figures, starts: startsOf(candidates) };
  } finally {
    await Promise.all(candidates.map((candidate) => candidate.close()));
    await stack.close();
  }
}

/** What fails in one operation is told, and costs the others nothing. */
async function raced(operation: Operation, questions: readonly Question[], candidates: readonly Candidate[]) {
  try {
    return await race(operation, questions, candidates, effort.race);
  } catch (error) {
    console.error(`${operation.name} could not be measured:`, error);
    process.exitCode = 1;
    return [];
  }
}

async function everybody(stack: Stack): Promise<Candidate[]> {
  const near = [...ours(stack), ...(await floors(stack))];
  if (peersInstalled()) return [...near, ...(await peers(stack, resolve(results, "peers")))];
  console.log("The peers are not installed: npm run bench:peers brings them. Measuring without them.\n");
  return near;
}

/** Starts of a system of its own, and in it the lives: while somebody lives nobody else works. */
async function lifeAndStart(): Promise<Pick<Report, "figures" | "starts">> {
  const { country, starts } = await measureStart(resolve(results, "country"), persons);
  try {
    return { figures: isWanted("life") ? await measureLife(country, effort.life) : [], starts };
  } finally {
    await country.close();
  }
}
