import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { supergraphFile } from "./supergraphFile.ts";

const folder = mkdtempSync(join(tmpdir(), "mekenjai-plan-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command on a file with this operation. */
function plan(operation: string, ...more: string[]): Promise<{ code: number; told: string }> {
  const file = join(folder, "operation.graphql");
  writeFileSync(file, operation);
  return new Promise((resolve) => {
    execFile(process.execPath, ["gateway/cli/plan.ts", file, ...more], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, told: stdout + stderr });
    });
  });
}

test("the plan says who is asked what, in which order, about whom, and how many calls that makes", async () => {
  const { told } = await plan("{ me { name { surname } ownedDwellings { rentalContract { number } } } }");
  expect(told).toBe(`1. ask population
     {
       me {
         __typename
         name {
           surname
         }
         ref
       }
     }
2. ask property about me, known by Person { ref }
     query ($representations: [_Any!]!) {
       _entities(representations: $representations) {
         ... on Person {
           ownedDwellings {
             __typename
             rka
           }
         }
       }
     }
3. ask rental about me.ownedDwellings[], known by Dwelling { rka }
     query ($representations: [_Any!]!) {
       _entities(representations: $representations) {
         ... on Dwelling {
           rentalContract {
             number
           }
         }
       }
     }

Calls: 3 (population 1, property 1, rental 1); 3 at most, one after another.
`);
});

test.each<[what: string, operation: string, more: string[], shows: RegExp]>([
  [
    "what a variable leaves out is not asked",
    "query ($all: Boolean!) { me { name { surname } ownedDwellings @include(if: $all) { rka } } }",
    ["--variables", '{"all":false}'],
    /Calls: 1 \(population 1\)/,
  ],
  [
    "calls that need nothing of each other go out at the same time",
    "{ me { name { surname } applications(first: 1) { edges { node { status } } } } }",
    [],
    /at the same time[\s\S]*Calls: 2 .*; 1 at most/,
  ],
  [
    "an event is completed by other registers",
    'subscription { applicationChanged(id: "1") { dwelling { address } } }',
    [],
    /for each event\n +ask registration[\s\S]*ask property about applicationChanged\.dwelling, known by Dwelling/,
  ],
  [
    "one of several operations is chosen by its name",
    "query A { service { name } } query B { me { name { surname } } }",
    ["--operation", "B"],
    /Calls: 1 \(population 1\)/,
  ],
  ["the schema is asked of nobody", "{ __schema { types { name } } }", [], /No register is asked/],
])("%s", async (_what, operation, more, shows) => {
  const { code, told } = await plan(operation, ...more);
  expect(told).toMatch(shows);
  expect(code).toBe(0);
});

test("an operation of another graph is planned by that graph", async () => {
  const other = supergraphFile({ shop: { sdl: "type Query { dear: Int }", url: "http://shop.example/" } });
  expect((await plan("{ dear }", "--supergraph", other.file)).told).toMatch(/^ask shop\n +\{\n +dear/);
  other.remove();
});

test("a file that is no supergraph is told in plain words", async () => {
  const { code, told } = await plan("{ dear }", "--supergraph", "README.md");
  expect(told).toMatch(/^There is no plan: .*supergraph/);
  expect(told).not.toMatch(/ at .*\.ts:/);
  expect(code).toBe(1);
});

test.each([
  ["a field nobody has", "{ nobody }", /Cannot query field "nobody"[\s\S]*operation\.graphql:1:3/],
  ["what is no GraphQL", "select *", /Syntax Error/],
  ["several operations and none chosen", "query A { __typename } query B { __typename }", /--operation/],
])("%s is told in plain words", async (_what, operation, words) => {
  const { code, told } = await plan(operation);
  expect(told).toMatch(words);
  expect(told).not.toMatch(/ at .*\.ts:/);
  expect(code).toBe(1);
});
