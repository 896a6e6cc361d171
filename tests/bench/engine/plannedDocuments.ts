import type { QueryPlan, PlanNode } from "@graphql-hive/router-query-planner";
import type { Planner } from "../../../gateway/engine/planner.ts";
import { questions } from "./graph.ts";

/** The documents of our plans, for whoever makes the same calls by hand. */
export function documentsOf(planner: Planner) {
  const [applications = "", dwellings = "", persons = ""] = documentsIn(planned("three hops"));
  const [application = ""] = documentsIn(planned("one register"));
  return { applications, dwellings, persons, application };

  function planned(name: keyof typeof questions): PlanNode | undefined {
    const plan = planner.plan(questions[name].query, undefined) as QueryPlan;
    return plan.node;
  }
}

/** In the order they are asked. */
function documentsIn(node: PlanNode | undefined): string[] {
  switch (node?.kind) {
    case "Fetch":
    case "BatchFetch":
      return [node.operation];
    case "Flatten":
      return documentsIn(node.node);
    case "Sequence":
    case "Parallel":
      return node.nodes.flatMap(documentsIn);
    default:
      throw new Error(`the plan has a ${node?.kind ?? "missing"} node, and the floor knows none`);
  }
}
