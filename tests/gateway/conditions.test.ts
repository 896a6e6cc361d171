import { parse } from "graphql";
import { describe, expect, test } from "vitest";
import { compileFor } from "../../subgraphs/shared/execute.ts";
import { four } from "./registers.ts";
import { schemaOf, world } from "./world.ts";

describe("@skip and @include", () => {
  test("what the client leaves out is not asked of any register", async () => {
    const { ask, asked } = world(four);
    const query = `query ($no: Boolean!) {
      me @include(if: $no) { spouse { spouse { name } } }
      person(ref: "secret") { a: strictName @include(if: $no) applications @include(if: $no) { id } }
    }`;
    expect(await ask(query, { no: false })).toEqual({ data: { person: {} } });
    expect(asked.map(({ operation }) => operation).join()).not.toMatch(/strictName|spouse|applications/);
  });

  test("each choice has a plan of its own, made once", () => {
    const { engine } = world(four);
    const operation = engine.prepare(parse("query ($a: Boolean!) { me { name @skip(if: $a) } }"));
    expect(operation.planFor({ a: true })).toBe(operation.planFor({ a: true }));
    expect(operation.planFor({ a: true })).not.toBe(operation.planFor({ a: false }));
  });
});

test.each([
  [
    "a fragment spread in two places",
    "{ _e0: people { ... on Person @include(if: $no) { ...a } } me { ...a } } fragment a on Person { name }",
    { _e0: [{}, {}, {}, {}], me: { name: "Aigul" } },
  ],
  [
    "a fragment inside a field under a condition",
    "{ me { spouse @include(if: $no) { ... on Person { strictName } } spouse { name } } }",
    { me: { spouse: { name: "Bolat" } } },
  ],
  [
    "a fragment deep inside fields under conditions",
    "{ me { s: spouse @include(if: $no) { friends @skip(if: $no) { ... on Person { name } } } name } }",
    { me: { name: "Aigul" } },
  ],
])("a register asked by another router honours conditions: %s", async (_where, selection, expected) => {
  const compile = compileFor(schemaOf(four["population"] ?? { sdl: "" }), "population", () => undefined);
  const { data } = await compile(`query ($no: Boolean! = false) ${selection}`)({ no: false }, {});
  expect(data).toEqual(expected);
});
