import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { cruise, type ICruiseOptions, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { afterEach, describe, expect, test } from "vitest";

const file = "../../.dependency-cruiser.mjs";
const { default: configuration } = (await import(file)) as {
  default: { forbidden: object[]; options: object };
};

const top = ["gateway", "subgraphs", "seeds"];

/** What the boundary tool finds, with the project's own rules. */
async function found(paths: readonly string[]): Promise<ICruiseResult> {
  const { forbidden, options } = configuration;
  const settings = {
    ...options,
    ruleSet: { forbidden },
    validate: true,
  } as ICruiseOptions;
  const { output } = await cruise([...paths], settings, {}, { tsConfig: extractTSConfig("tsconfig.json") });
  return output as ICruiseResult;
}

const planted: string[] = [];
function plant(file: string, text: string): string {
  mkdirSync(file.slice(0, file.lastIndexOf("/")), { recursive: true });
  writeFileSync(file, text);
  planted.push(file);
  return file;
}
afterEach(() => {
  for (const file of planted.splice(0)) rmSync(file);
});

test("the arrows of the architecture hold, and the tool has read the files and what they import", async () => {
  const { summary, modules } = await found(top);
  expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  const own = modules.filter(({ source }) => /^(gateway|subgraphs|seeds)\//.test(source));
  expect(own.length).toBeGreaterThan(100);
  expect(
    own.filter(({ dependencies }) => dependencies.some(({ resolved }) => resolved.startsWith("subgraphs/")))
      .length,
  ).toBeGreaterThan(50);
});

describe("a planted violation is found", () => {
  test.each<[rule: string, file: string, text: string]>([
    ["domain-is-pure", "subgraphs/rental/domain/planted.ts", 'import "../data/tables.ts";'],
    ["domain-is-pure", "subgraphs/shared/domain/planted.ts", 'import "node:fs";'],
    [
      "domain-of-its-own-register",
      "subgraphs/rental/domain/planted.ts",
      'import "../../registration/domain/facts.ts";',
    ],
    ["registers-do-not-know-each-other", "subgraphs/rental/planted.ts", 'import "../property/index.ts";'],
    ["registers-do-not-know-the-house", "subgraphs/rental/planted.ts", 'import "../../gateway/config.ts";'],
    ["shared-knows-no-register", "subgraphs/shared/planted.ts", 'import "../rental/index.ts";'],
    ["one-front-door-per-register", "gateway/planted.ts", 'import "../subgraphs/rental/context.ts";'],
    ["the-engine-stands-alone", "gateway/engine/planted.ts", 'import "../server.ts";'],
    ["nothing-imports-tests", "gateway/planted.ts", 'import "../tests/gateway/world.ts";'],
  ])("%s", async (rule, file, text) => {
    const { summary } = await found([plant(file, text)]);
    expect(summary.violations.map((violation) => violation.rule.name)).toContain(rule);
  });
});
