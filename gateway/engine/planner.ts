import { QueryPlanner, type QueryPlan } from "@graphql-hive/router-query-planner";

/** What makes plans of operations: native code, in this process or in one of its own (`gateway/planner/`). */
export interface Planner {
  /** The schema clients see, as SDL. */
  readonly consumerSchema: string;
  /** The plan of one operation of a document; throws or rejects when there is none. */
  plan(document: string, operationName: string | undefined): QueryPlan | Promise<QueryPlan>;
  close(): Promise<void>;
}

/** The planner in this process: at once, and right for graphs that are known to do it no harm. */
export function plannerHere(supergraphSdl: string): Planner {
  const planner = new QueryPlanner(supergraphSdl);
  return {
    consumerSchema: planner.consumerSchema,
    plan: (document, operationName) => planner.plan(document, operationName, new Set(), 0),
    close: () => Promise.resolve(),
  };
}
