import type { FetchNode, PlanNode } from "@graphql-hive/router-query-planner";
import { compileBatchFetch, compileEntityFetch } from "./entityFetch.ts";
import { compileRootFetch } from "./fetch.ts";
import type { PlanSetting, Step } from "./run.ts";

/** A plan compiled to one closure a node. */
export function compilePlan(node: PlanNode, setting: PlanSetting): Step {
  switch (node.kind) {
    case "Sequence":
      return inSequence(node.nodes.map((each) => compilePlan(each, setting)));
    case "Parallel":
      return inParallel(node.nodes.map((each) => compilePlan(each, setting)));
    case "Condition": {
      const { condition, ifClause, elseClause } = node;
      const met = ifClause && compilePlan(ifClause, setting);
      const unmet = elseClause && compilePlan(elseClause, setting);
      return (run) => (run.variables[condition] === true ? met?.(run) : unmet?.(run));
    }
    case "Flatten":
      if (node.node.kind !== "Fetch") throw new Error(`a plan flattened a ${node.node.kind} node`);
      return compileEntityFetch(node.node, node.path, setting);
    case "Fetch":
      return compileRootFetch(node, setting);
    case "BatchFetch":
      return compileBatchFetch(node, setting);
    case "Subscription":
    case "Defer":
      throw new Error(`a plan had a ${node.kind} node where none can stand`);
  }
}

function inSequence(steps: readonly Step[]): Step {
  return async (run) => {
    for (const step of steps) await step(run);
  };
}

function inParallel(steps: readonly Step[]): Step {
  return (run) => {
    const pending = steps.map((step) => step(run)).filter((step) => step !== undefined);
    return pending.length > 0 ? Promise.all(pending).then(() => undefined) : undefined;
  };
}

/** The fetch a subscription listens to, and what is to be asked after each event. */
export function splitSubscription(node: PlanNode, setting: PlanSetting) {
  const [first, ...rest] = node.kind === "Sequence" ? node.nodes : [node];
  if (first?.kind !== "Subscription") throw new Error("a subscription was planned without its source");
  const source: Omit<FetchNode, "kind"> = first.primary;
  return { source, afterEvent: inSequence(rest.map((each) => compilePlan(each, setting))) };
}
