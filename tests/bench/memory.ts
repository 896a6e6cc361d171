import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { mixedLoad, type Asked } from "./measure/mixedLoad.ts";
import { cpuSeconds, memoryOf } from "./measure/processes.ts";
import { median } from "./measure/share.ts";
import { lineChart } from "./plot.ts";
import { openCountry, type Country } from "./setting/country.ts";
import { machine } from "./setting/machine.ts";

/**
 * `npm run bench:memory`: what one process holds through an hour of load by all operations, looked at every ten seconds.
 * Says whether it is flat after a warm-up of the first fifth, and how its peak stands against the bound.
 */
const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    persons: { type: "string", default: "20000" },
    // Flags of Node for the process, as one text: to try how memory is bounded.
    node: { type: "string", default: "" },
  },
});
const minutes = Number(options.minutes);
const every = Math.min(10_000, minutes * 1_000);
/** Of one process at 20,000 people, in megabytes. */
const bound = 350;
const results = resolve(import.meta.dirname, "results");
const flags = options.node.split(" ").filter(Boolean);

interface Look {
  readonly minute: number;
  /** Megabytes. */
  readonly resident: number;
  readonly heap: number;
  readonly heapHeld: number;
  readonly external: number;
}

mkdirSync(results, { recursive: true });
const folder = resolve(results, "country");
rmSync(folder, { recursive: true, force: true });
// What making up people has left in the first process is nothing of an hour's load.
await (await openCountry(folder, Number(options.persons))).close();
const country = await openCountry(folder, Number(options.persons), flags);
try {
  const load = await mixedLoad(country);
  // PostgreSQL is a child of the process.
  const used = () => cpuSeconds([country.pid]) - cpuSeconds([country.postgres]);
  const before = used();
  const looks: Look[] = [];
  const from = performance.now();
  while (performance.now() - from < minutes * 60_000) {
    await sleep(every);
    const look = await lookAt(country, (performance.now() - from) / 60_000);
    looks.push(look);
    console.log(`${look.minute.toFixed(1)} min: ${words(look)}; ${JSON.stringify(load.asked())}`);
  }
  const asked = load.asked();
  const milliseconds = ((used() - before) / asked.requests) * 1000;
  await load.end();
  // What is in use once all that nobody holds has been collected.
  const collected = await lookAt(country, (performance.now() - from) / 60_000, "/collected");
  report(looks, collected, { ...asked, milliseconds });
} finally {
  await country.close();
}

async function lookAt({ inside, pid }: Country, minute: number, path = "/"): Promise<Look> {
  const told = (await (await fetch(`${inside}${path}`)).json()) as NodeJS.MemoryUsage;
  const megabytes = (bytes: number) => bytes / 1_048_576;
  return {
    minute,
    resident: memoryOf(pid),
    heap: megabytes(told.heapUsed),
    heapHeld: megabytes(told.heapTotal),
    external: megabytes(told.external),
  };
}

function words({ resident, heap, heapHeld, external }: Look): string {
  const parts = { resident, "heap in use": heap, "heap held": heapHeld, "outside of the heap": external };
  return Object.entries(parts)
    .map(([name, megabytes]) => `${name} ${megabytes.toFixed(0)} MB`)
    .join(", ");
}

/** Megabytes that it grows by in an hour, by the straight line nearest to the looks. */
function growth(looks: readonly Look[]): number {
  const mean = (of: (look: Look) => number) => looks.reduce((sum, one) => sum + of(one), 0) / looks.length;
  const [minute, resident] = [mean((one) => one.minute), mean((one) => one.resident)];
  const along = mean((one) => (one.minute - minute) * (one.resident - resident));
  return (along / mean((one) => (one.minute - minute) ** 2)) * 60;
}

interface Load extends Asked {
  /** CPU of the process for each request: what a bound of its memory costs. */
  readonly milliseconds: number;
}

function report(looks: readonly Look[], collected: Look, load: Load): void {
  const { requests, lives, milliseconds } = load;
  const warm = looks.filter(({ minute }) => minute > minutes / 5);
  const usual = median(warm.map(({ resident }) => resident));
  const peak = Math.max(...looks.map(({ resident }) => resident));
  const grown = (growth(warm) * (minutes * 0.8)) / 60;
  const verdict = Math.abs(grown) <= usual * 0.05 ? "flat" : grown > 0 ? "not flat" : "falling";
  const text = [
    `# Memory of one process in ${options.minutes} minutes of load`,
    "",
    `${new Date().toISOString().slice(0, 10)}: ${machine()}; ${Number(options.persons).toLocaleString("en")} persons${flags.length > 0 ? `; \`node ${options.node}\`` : ""}. ${requests.toLocaleString("en")} requests of all operations and ${lives.toLocaleString("en")} whole lives of applications; ${milliseconds.toFixed(2)} ms of its CPU for each request.`,
    "",
    `- After a warm-up of ${(minutes / 5).toFixed(1)} minutes it is **${verdict}**: usually ${usual.toFixed(0)} MB resident, and by the straight line nearest to all looks ${grown.toFixed(1)} MB more at the end.`,
    `- Its peak was ${peak.toFixed(0)} MB, **${peak <= bound ? "under" : "over"}** ${String(bound)} MB.`,
    `- In use at the end, once everything is collected: ${words(collected)}.`,
    "",
  ].join("\n");
  writeFileSync(resolve(results, "memory.md"), text);
  writeFileSync(
    resolve(results, "memory.json"),
    JSON.stringify({ minutes, looks, collected, ...load }, null, 2),
  );
  writeFileSync(resolve(results, "memory.svg"), plotOf(looks));
  console.log(`\n${text}`);
}

function plotOf(looks: readonly Look[]): string {
  const along = (name: string, of: (look: Look) => number) => ({
    name,
    points: looks.map((look) => [Number(look.minute.toFixed(2)), of(look)] as const),
  });
  return lineChart({
    title: "Memory of one process under load",
    even: true,
    across: "minutes",
    upward: "MB",
    lines: [
      along("resident", ({ resident }) => resident),
      along("heap in use", ({ heap }) => heap),
      along("outside of the heap", ({ external }) => external),
    ],
    limit: bound,
  });
}
