import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const tests = new URL("../", import.meta.url);
const files = readdirSync(tests, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.(test|journey|journeys)\.ts$/.test(file) && !file.startsWith("guards"))
  .map((file) => readFileSync(new URL(file.replaceAll("\\", "/"), tests), "utf8"));

/** Titles: what stands first in `test(…)`, `describe(…)` and the rows of their tables, if it begins with scenarios. */
const titles = files.flatMap((text) =>
  [...text.matchAll(/["'`]((?:S\d{1,2}(?:, )?)+: [^"'`\n]+)["'`]/g)].map(([, title]) => title ?? ""),
);
const named = new Set(titles.flatMap((title) => title.slice(0, title.indexOf(":")).split(", ")));
/** What the service has to do, as the first table of the design numbers it. */
const scenarios = Array.from({ length: 21 }, (_, index) => `S${index + 1}`);

test("each of the service's scenarios is named in the title of a test that shows it", () => {
  expect(scenarios.filter((scenario) => !named.has(scenario))).toEqual([]);
});

test("no title names a scenario that does not exist", () => {
  expect([...named].filter((scenario) => !scenarios.includes(scenario))).toEqual([]);
});

test("there were files and titles to read", () => {
  expect(files.length).toBeGreaterThan(30);
  expect(titles.length).toBeGreaterThan(60);
});
