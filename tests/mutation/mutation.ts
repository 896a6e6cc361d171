import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { areaNamed } from "./areas.ts";

/**
 * `npm run mutation -- <area> [file…]`: changes the sources one place at a time, runs the tests that reach it, and fails
 * where fewer than 85 changes of a hundred are noticed.
 */
const [name, ...files] = process.argv.slice(2);
const { mutate } = areaNamed(name);
const keys = mkdtempSync(join(tmpdir(), "mekenjai-keys-"));
process.env["MUTATION_OF"] = name;
process.env["MEKENJAI_TEST_KEYS"] = keys;
try {
  await new Stryker({
    mutate: files.length > 0 ? files : [...mutate],
    jsonReporter: { fileName: `.stryker-tmp/${name}.json` },
  }).runMutationTest();
} finally {
  rmSync(keys, { recursive: true });
}
