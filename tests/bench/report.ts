import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { barChart } from "./plot.ts";
import type { Start } from "./scenarios/start.ts";
import type { Swap } from "./scenarios/swap.ts";

/** What one candidate needed for one operation: medians. */
export interface Figures {
  readonly operation: string;
  readonly title: string;
  readonly candidate: string;
  /** CPU of the candidate's own processes per request, in microseconds. */
  readonly ownMicros: number;
  /** CPU of everything that works when he answers, PostgreSQL included. */
  readonly wholeMicros: number;
  readonly perSecond: number;
  /** Milliseconds, at half of `perSecond` arriving at a fixed rate. */
  readonly p50: number;
  readonly p99: number;
  /** Resident memory of the candidate's own processes, at the end. */
  readonly megabytes: number;
  /** Calls over HTTP to the registers behind him, and of theirs among each other, per request. */
  readonly upstream: number;
  /** What else has to be known to read the line. */
  readonly remark?: string;
}

/** One run of the benchmark. */
export interface Report {
  readonly measured: {
    readonly day: string;
    readonly machine: string;
    readonly persons: number;
    readonly quick: boolean;
  };
  readonly figures: readonly Figures[];
  readonly starts: readonly Start[];
  readonly swap: Swap | null;
}

/** Leaves a run as Markdown, JSON and a plot, beside the runs before it and as the latest; returns the Markdown. */
export function writeReport(folder: string, report: Report): string {
  const text = reportOf(report);
  const run = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
  for (const name of [run, "latest"]) {
    writeFileSync(resolve(folder, `${name}.md`), text);
    writeFileSync(resolve(folder, `${name}.json`), JSON.stringify(report, null, 2));
    writeFileSync(resolve(folder, `${name}.svg`), plotOf(report));
  }
  return text;
}

/** A table per operation, each candidate beside ours; then starts, and the change of a supergraph. */
function reportOf(report: Report): string {
  const tables = [...Map.groupBy(report.figures, ({ operation }) => operation).values()].map(tableOf);
  const stars = "CPU per request in µs. * At half of what the candidate can carry, arriving at a fixed rate.";
  return [`${measuredText(report)} ${stars}`, ...tables, ...endOf(report)].join("\n\n");
}

function measuredText({ measured: { day, machine, persons, quick } }: Report): string {
  const rough = quick ? " **A quick run: its figures are rough.**" : "";
  return `Measured on ${day}: ${machine}; ${persons.toLocaleString("en")} persons; medians.${rough} **✗** marks where a candidate is better than ours in one process.`;
}

const endOf = ({ starts, swap }: Report): string[] => [
  ...(starts.length > 0 ? [startTable(starts)] : []),
  ...(swap ? [swapText(swap)] : []),
];

/** CPU of everybody beside ours, as bars. */
function plotOf({ figures }: Report): string {
  const groups = [...Map.groupBy(figures, ({ operation }) => operation)].map(([name, all]) => ({
    name,
    bars: all.map((one) => ({ name: one.candidate, value: one.wholeMicros / (all[0]?.wholeMicros ?? NaN) })),
  }));
  return barChart({
    title: "CPU of all processes per request",
    unit: "times what Mekenjai needs in one process; shorter is better",
    groups,
  });
}

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const table = (title: string, head: readonly string[], rows: readonly (readonly string[])[]) =>
  [
    `**${title}**`,
    "",
    line(head),
    line(head.map((_, at) => (at === 0 ? "---" : "---:"))),
    ...rows.map(line),
  ].join("\n");

/** A figure, marked where it is better than ours. */
const beside = (told: string, isBetter: boolean) => (isBetter ? `${told} ✗` : told);

function tableOf(figures: readonly Figures[]): string {
  const [ours] = figures;
  if (!ours) return "";
  const rows = figures.map((one) => [
    one.remark === undefined ? one.candidate : `${one.candidate} (${one.remark})`,
    one.wholeMicros.toFixed(0),
    beside((one.wholeMicros / ours.wholeMicros).toFixed(2), one.wholeMicros < ours.wholeMicros),
    one.ownMicros.toFixed(0),
    beside(one.perSecond.toFixed(one.perSecond < 10 ? 1 : 0), one.perSecond > ours.perSecond),
    one.p50.toFixed(1),
    beside(one.p99.toFixed(1), one.p99 < ours.p99),
    one.upstream.toFixed(one.upstream % 1 === 0 ? 0 : 1),
    beside(one.megabytes.toFixed(0), one.megabytes < ours.megabytes),
  ]);
  const head = ["", "CPU, all", "× ours", "CPU, own", "a second", "p50 ms*", "p99 ms*", "calls", "MB"];
  return table(ours.title, head, rows);
}

/** One table of all: the CPU that everybody's answer takes, beside ours in one process. */
export function summaryOf(report: Report): string {
  const names = [...new Set(report.figures.map(({ candidate }) => candidate))];
  const operations = [...Map.groupBy(report.figures, ({ operation }) => operation).values()];
  const rows = operations.map((figures) => {
    const [ours] = figures;
    const cells = names.map((name) => {
      const one = figures.find(({ candidate }) => candidate === name);
      if (!ours || !one) return "";
      if (one === ours) return `${ours.wholeMicros.toFixed(0)} µs`;
      return beside(
        `× ${(one.wholeMicros / ours.wholeMicros).toFixed(2)}`,
        one.wholeMicros < ours.wholeMicros,
      );
    });
    return [ours?.title ?? "", ...cells];
  });
  return [
    measuredText(report),
    table("CPU of all processes per request", ["", ...names], rows),
    ...endOf(report),
  ].join("\n\n");
}

function startTable(starts: readonly Start[]): string {
  const seconds = (one: number | undefined) => (one === undefined ? "" : one.toFixed(1));
  const rows = starts.map(({ candidate, ready, answered }) => [candidate, seconds(ready), seconds(answered)]);
  return table("from its start, in seconds", ["", "ready", "first answer"], rows);
}

function swapText({ swaps, seconds, requests, failed, p99While, p99Between }: Swap): string {
  return [
    `**a supergraph is replaced** (\`npm run gateway -- --supergraph\`, ${String(swaps)} times under load): the new one`,
    `answers ${seconds.toFixed(1)} s after the file has changed, at the latest; ${String(failed)} of ${String(requests)} requests failed;`,
    `p99 ${p99While.toFixed(0)} ms while it is replaced, ${p99Between.toFixed(0)} ms in between.`,
  ].join(" ");
}
