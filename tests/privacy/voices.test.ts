import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const speaks =
  /process\s*\.\s*(stdout|stderr)|\bconsole\s*\.|writeSync\(\s*[12]\b|\bprocess\s*\.\s*emitWarning/;

/** Who may speak past the log's table: the commands, to whoever gave them; and these, for the reason given. */
const voices: Readonly<Record<string, string>> = {
  "gateway/main.ts": "the banner",
  "gateway/start.ts": "where the lines of the log go",
  "gateway/anySupergraph/start.ts": "where the lines of the log go; why a supergraph file was refused",
  "subgraphs/shared/serveRegister.ts": "where the lines of the log go; its address",
  "subgraphs/shared/alone.ts": "where the lines of the log go; its address; the kind of a fault that ends it",
};

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith(".ts"));
}

test("nobody speaks past the log's table but the commands and those who are named here", () => {
  const files = ["gateway", "subgraphs", "seeds"].flatMap(sources);
  expect(files.length).toBeGreaterThan(200);
  const speaking = files.filter((file) => speaks.test(readFileSync(join(root, file), "utf8")));
  expect(speaking.filter((file) => !file.startsWith("gateway/cli/")).sort()).toEqual(
    Object.keys(voices).sort(),
  );
});

test("a voice that is planted is found", () => {
  for (const line of [
    'console.log("x")',
    "process.stdout.write(name)",
    "process . stderr.write(x)",
    "writeSync(1, x)",
  ])
    expect(line).toMatch(speaks);
});
