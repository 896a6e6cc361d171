import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { format, resolveConfig } from "prettier";
import { summaryOf, type Report } from "./report.ts";

/**
 * `npm run bench:publish`: puts the latest results, the worse ones too, into the README between its two marks, and the
 * whole of them and the plot beside this file. A quick run is not published: its figures are rough.
 */
const results = resolve(import.meta.dirname, "results");
const readme = resolve(import.meta.dirname, "../../README.md");
const [begin, end] = ["<!-- bench:begin -->", "<!-- bench:end -->"];

const report = JSON.parse(readFileSync(latest("json"), "utf8")) as Report;
if (report.measured.quick) throw new Error("the latest run is a quick one: run npm run bench");
copyFileSync(latest("svg"), resolve(import.meta.dirname, "latest.svg"));
await put(resolve(import.meta.dirname, "latest.md"), readFileSync(latest("md"), "utf8"));

const text = readFileSync(readme, "utf8");
const [from, to] = [text.indexOf(begin), text.indexOf(end)];
if (from < 0 || to < from) throw new Error(`the README has no ${begin} before an ${end}`);
const published = [
  begin,
  "![CPU of all processes per request, beside others](tests/bench/latest.svg)",
  summaryOf(report),
  "All figures: [tests/bench/latest.md](tests/bench/latest.md).",
  end,
].join("\n\n");
await put(readme, text.slice(0, from) + published + text.slice(to + end.length));
console.log(`The README shows the run of ${report.measured.day} on ${report.measured.machine}.`);

/** Tables are set as everywhere in this project. */
async function put(file: string, content: string): Promise<void> {
  writeFileSync(file, await format(content, { ...(await resolveConfig(file)), filepath: file }));
}

function latest(kind: string): string {
  const file = resolve(results, `latest.${kind}`);
  if (!existsSync(file)) throw new Error("there are no results: run npm run bench");
  return file;
}
