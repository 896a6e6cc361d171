import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "mekenjai-check-"));
afterAll(() => rmSync(folder, { recursive: true }));
const committed = readFileSync("schema/supergraph.graphql", "utf8");

interface Told {
  readonly code: number;
  readonly told: string;
}

function check(against: string): Promise<Told> {
  const command = ["gateway/cli/checkSupergraph.ts", "--against", against];
  return new Promise((resolve) => {
    execFile(process.execPath, command, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, told: stdout + stderr });
    });
  });
}

/** The command against the committed supergraph with one change planted in it, as if clients relied on that. */
function checkAgainst(planted: string): Promise<Told> {
  const file = join(folder, "supergraph.graphql");
  writeFileSync(file, planted);
  return check(file);
}

const described = /\n {2}"""\n.*\n {2}"""\n {2}age: Int @join__field\(graph: POPULATION\)/;
const age = /\n {2}age: Int @join__field\(graph: POPULATION\)/;

test("nothing changes for clients against the supergraph that is committed", async () => {
  const { code, told } = await checkAgainst(committed);
  expect(told).toMatch(/compose.*nothing changes/);
  expect(code).toBe(0);
});

test.each<[what: string, planted: string, code: number, shows: RegExp]>([
  [
    "a field that clients could ask and now cannot breaks them",
    committed.replace(age, (line) => `${line}\n  weight: Int @join__field(graph: POPULATION)`),
    1,
    /Breaks clients:\n- Field '?weight'? .*removed from object type '?Person'?/,
  ],
  [
    "a field that answers something else breaks them",
    committed.replace(age, (line) => line.replace("Int", "Int!")),
    1,
    /Breaks clients:\n- Field '?Person\.age'? changed type from '?Int!'? to '?Int'?/,
  ],
  [
    "a new field breaks nobody",
    committed.replace(described, ""),
    0,
    /New or only reworded:\n- Field '?age'? was added/,
  ],
  [
    "a key between registers is not the clients' matter",
    committed.replace(age, (line) => `${line}\n  weight: Int @join__field(graph: POPULATION) @inaccessible`),
    0,
    /nothing changes[\s\S]*Between the registers something does/,
  ],
])("%s", async (_what, planted, expected, shows) => {
  expect(planted).not.toBe(committed);
  const { code, told } = await checkAgainst(planted);
  expect(told).toMatch(shows);
  expect(code).toBe(expected);
});

test.each([
  ["a file that is not there", "nowhere.graphql", /^nowhere\.graphql cannot be read\n$/],
  ["a file that is no supergraph", "README.md", /^README\.md is no supergraph: /],
])("%s is told in plain words", async (_what, file, words) => {
  const { code, told } = await check(file);
  expect(told).toMatch(words);
  expect(told).not.toMatch(/ at .*\.ts:/);
  expect(code).toBe(1);
});
