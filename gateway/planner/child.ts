import { QueryPlanner, type QueryPlan } from "@graphql-hive/router-query-planner";

/** What the planner's process is told: first the supergraph, then one operation after another. */
export type Told = { readonly supergraphSdl: string } | Planned;
export interface Planned {
  readonly document: string;
  readonly operationName: string | undefined;
}

/** What it answers. Its own faults it tells in words; by those that end it, it tells nothing. */
export type Answered =
  { readonly consumerSchema: string } | { readonly plan: QueryPlan } | { readonly failed: string };

let planner: QueryPlanner | undefined;

async function answerTo(told: Told): Promise<Answered> {
  try {
    if ("supergraphSdl" in told) {
      planner = new QueryPlanner(told.supergraphSdl);
      return { consumerSchema: planner.consumerSchema };
    }
    if (!planner) throw new Error("asked for a plan before there is a supergraph");
    // On a thread of its own: this one has to see the parent go, also while a plan has no end.
    return { plan: await planner.planAsync(told.document, told.operationName, new Set(), 0) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : "the planner failed" };
  }
}

process.on("message", (told: Told) => {
  void answerTo(told).then((answered) => process.send?.(answered));
});
// An exit in good order would wait for a plan that has no end.
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
// A terminal's Ctrl-C reaches this process too. It goes when the gateway has answered its last requests.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
