import type { PlanNode, RequiresSelection } from "@graphql-hive/router-query-planner";
import { describe, expect, test } from "vitest";
import { compilePlan } from "../../../gateway/engine/plan.ts";
import { compileRepresentation } from "../../../gateway/engine/representations.ts";
import type { Run } from "../../../gateway/engine/run.ts";
import type { Transport } from "../../../gateway/transport/transport.ts";
import { callOf } from "../world.ts";

/** A register that answers each of its operations with the same data, and notes that it was asked. */
function register(answers: Record<string, Record<string, unknown>>) {
  const asked: string[] = [];
  const transport: Transport = {
    prepare: (operation) => () => {
      asked.push(operation);
      return { data: structuredClone(answers[operation] ?? null) };
    },
    subscribe: () => () => Promise.reject(new Error("no subscription")),
    ready: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return { asked, transports: () => transport };
}

const isA = (typename: string, conditions: readonly string[]) => conditions.includes(typename);
const fetching = (operation: string): PlanNode => ({ kind: "Fetch", serviceName: "a", operation });

async function run(node: PlanNode, answers: Record<string, Record<string, unknown>>, variables = {}) {
  const { asked, transports } = register(answers);
  const done: Run = { data: {}, variables, call: callOf(), stray: [] };
  await compilePlan(node, { isA, transports })(done);
  return { asked, data: done.data };
}

/** The engine carries conditions out before planning, so that today's planner writes none of these. */
describe("a condition in a plan", () => {
  const [yes, no] = [fetching("{yes}"), fetching("{no}")];
  const answers = { "{yes}": { x: "yes" }, "{no}": { x: "no" } };

  test.each<[sentence: string, node: PlanNode, variables: Record<string, unknown>, data: object]>([
    ["met", { kind: "Condition", condition: "v", ifClause: yes, elseClause: no }, { v: true }, { x: "yes" }],
    [
      "not met",
      { kind: "Condition", condition: "v", ifClause: yes, elseClause: no },
      { v: false },
      { x: "no" },
    ],
    [
      "not met, and nothing else to do",
      { kind: "Condition", condition: "v", ifClause: yes },
      { v: false },
      {},
    ],
    ["met, and nothing to do then", { kind: "Condition", condition: "v", elseClause: no }, { v: true }, {}],
    ["whose variable has no value is not met", { kind: "Condition", condition: "v", ifClause: yes }, {}, {}],
  ])("%s", async (_sentence, node, variables, data) => {
    expect((await run(node, answers, variables)).data).toEqual(data);
  });

  test("stands in a sequence and in parallel", async () => {
    const condition: PlanNode = { kind: "Condition", condition: "v", ifClause: yes };
    const { asked } = await run(
      { kind: "Sequence", nodes: [condition, { kind: "Parallel", nodes: [condition, no] }] },
      answers,
      { v: true },
    );
    expect(asked).toEqual(["{yes}", "{yes}", "{no}"]);
  });
});

describe("a condition in what a fetch requires", () => {
  const fragment = (condition: { skipIf?: string; includeIf?: string }): RequiresSelection => ({
    kind: "InlineFragment",
    typeCondition: "P",
    selections: [{ kind: "Field", name: "extra" }],
    ...condition,
  });
  const key: RequiresSelection = { kind: "Field", name: "id" };
  const entity = { __typename: "P", id: "1", extra: 5 };

  test.each([
    ["skipped", { skipIf: "v" }, { v: true }, { __typename: "P", id: "1" }],
    ["not skipped", { skipIf: "v" }, { v: false }, { __typename: "P", id: "1", extra: 5 }],
    ["included", { includeIf: "v" }, { v: true }, { __typename: "P", id: "1", extra: 5 }],
    ["not included", { includeIf: "v" }, {}, { __typename: "P", id: "1" }],
  ])("%s", (_sentence, condition, variables, representation) => {
    const represent = compileRepresentation([key, fragment(condition)], [], isA);
    expect(represent(entity, variables)).toEqual(representation);
  });
});

test.each<[what: string, node: PlanNode]>([
  ["deferred parts", { kind: "Defer", primary: {}, deferred: [] }],
  [
    "a subscription in the middle",
    { kind: "Subscription", primary: { kind: "Fetch", serviceName: "a", operation: "" } },
  ],
  [
    "a path over something else than a fetch",
    { kind: "Flatten", path: [], node: { kind: "Sequence", nodes: [] } },
  ],
])("a plan with %s is refused when it is compiled", (_what, node) => {
  expect(() => compilePlan(node, { isA, transports: register({}).transports })).toThrow(/a plan/);
});
