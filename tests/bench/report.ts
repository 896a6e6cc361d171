import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
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
  }
  return text;
}

/** A table per operation, each candidate beside ours; then starts, and the change of a supergraph. */
export function reportOf({ measured, figures, starts, swap }: Report): string {
  const { day, machine, persons, quick } = measured;
  const names = [...new Set(figures.map(({ operation }) => operation))];
  return [
    `Measured on ${day}: ${machine}; ${persons.toLocaleString("en")} persons.${quick ? " **A quick run: its figures are rough.**" : ""} CPU per request in µs, medians. **✗** is worse than that candidate. * At half of what the candidate can carry, arriving at a fixed rate.`,
    ...names.map((name) => tableOf(figures.filter(({ operation }) => operation === name))),
    ...(starts.length > 0 ? [startTable(starts)] : []),
    ...(swap ? [swapText(swap)] : []),
  ].join("\n\n");
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

function tableOf(figures: readonly Figures[]): string {
  const [ours] = figures;
  if (!ours) return "";
  const rows = figures.map((one) => [
    one.remark === undefined ? one.candidate : `${one.candidate} (${one.remark})`,
    one.wholeMicros.toFixed(0),
    `${(one.wholeMicros / ours.wholeMicros).toFixed(2)}${one.wholeMicros < ours.wholeMicros ? " ✗" : ""}`,
    one.ownMicros.toFixed(0),
    one.perSecond.toFixed(one.perSecond < 10 ? 1 : 0),
    one.p50.toFixed(1),
    one.p99.toFixed(1),
    one.upstream.toFixed(one.upstream % 1 === 0 ? 0 : 1),
    one.megabytes.toFixed(0),
  ]);
  const head = ["", "CPU, all", "× ours", "CPU, own", "a second", "p50 ms*", "p99 ms*", "calls", "MB"];
  return table(ours.title, head, rows);
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
