import { createHash } from "node:crypto";
import type { QueryPlan } from "@graphql-hive/router-query-planner";
import { coded } from "../../subgraphs/shared/errors.ts";
import type { Log } from "../../subgraphs/shared/log.ts";
import type { Planner } from "../engine/planner.ts";
import type { Planned } from "./child.ts";
import { beginLife, PlannerEnded, type Life } from "./life.ts";

interface Options {
  readonly log: Log;
  /** How long one plan may take, in milliseconds; most take less than one. */
  readonly patience?: number;
}

/** How long the planner may read a supergraph, and how long an operation may wait for others to be planned. */
const patienceAtStart = 30_000;
const longestWait = 5_000;

/**
 * The planner in a process of its own. On graphs of others it (0.0.38) can abort the process it runs in, or plan
 * without end; then that operation has no plan, and all others are planned by the next process. Throws when the text is
 * no supergraph.
 */
export async function plannerProcess(supergraphSdl: string, options: Options): Promise<Planner> {
  const { log, patience = 3_000 } = options;
  const first = await begin(supergraphSdl);
  let life = first.life;
  let closed = false;
  const isClosed = () => closed;
  const deadly = deadlyOperations();

  /** The answer about one operation, from a process that lives. */
  async function told(planned: Planned): Promise<QueryPlan> {
    if (isClosed()) throw coded("OVERLOADED");
    const key = deadly.keyOf(planned);
    const known = deadly.get(key);
    if (known) throw known;
    if (life.hasEnded()) ({ life } = await begin(supergraphSdl));
    if (isClosed()) await life.end();
    try {
      const answer = await life.tell(planned, patience);
      if ("plan" in answer) return answer.plan;
      throw new Error("failed" in answer ? answer.failed : "the planner answered something else");
    } catch (error) {
      if (error instanceof PlannerEnded && !isClosed()) {
        log("planner.ended", { how: error.how });
        deadly.add(key, error);
      }
      throw error;
    }
  }

  const inTurn = oneAfterAnother();
  return {
    consumerSchema: first.consumerSchema,
    plan: (document, operationName) => inTurn(() => told({ document, operationName })),
    async close() {
      closed = true;
      await life.end();
    },
  };
}

async function begin(supergraphSdl: string): Promise<{ life: Life; consumerSchema: string }> {
  const life = beginLife();
  const answer = await life.tell({ supergraphSdl }, patienceAtStart);
  if ("consumerSchema" in answer) return { life, consumerSchema: answer.consumerSchema };
  await life.end();
  throw new Error("failed" in answer ? answer.failed : "the planner answered something else");
}

/** What was being planned when the process ended is what ended it, so nothing is planned beside it. */
function oneAfterAnother() {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(plan: () => Promise<Result>): Promise<Result> => {
    const asked = Date.now();
    const planned = last.then(() => {
      if (Date.now() - asked > longestWait) throw coded("OVERLOADED");
      return plan();
    });
    last = planned.catch(() => undefined);
    return planned;
  };
}

/** Operations remembered; whoever has more of them costs the others a new process each time. */
const mostRemembered = 10_000;

/** The operations that have ended a planner: none of them is planned a second time. */
function deadlyOperations() {
  const ends = new Map<string, PlannerEnded>();
  return {
    keyOf: ({ document, operationName = "" }: Planned) =>
      createHash("sha256").update(`${operationName}\n${document}`).digest("base64"),
    get: (key: string) => ends.get(key),
    add(key: string, end: PlannerEnded) {
      if (ends.size >= mostRemembered) ends.clear();
      ends.set(key, end);
    },
  };
}
