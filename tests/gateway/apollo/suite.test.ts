import type { IncomingMessage } from "node:http";
import { ApolloServer, type BaseContext, type ContextThunk } from "@apollo/server";
import { defineIntegrationTestSuite } from "@apollo/server-integration-testsuite";
import { describe, expect, test, type RunnerTask } from "vitest";
import { createFront, type House } from "../../../gateway/http.ts";
import { bringsJson, RefusedAtDoor } from "../../../gateway/http/entry.ts";
import { graphqlDoor, type Rules } from "../../../gateway/http/graphql.ts";
import { refuse } from "../../../gateway/http/refusal.ts";
import { readJson } from "../../../gateway/http/request.ts";
import { createMetrics } from "../../../gateway/telemetry/metrics.ts";
import { listen } from "../../../subgraphs/shared/http/listen.ts";

/**
 * Apollo's own tests for whatever stands between HTTP and Apollo Server, through our front and its door. Each test brings
 * an Apollo Server of its own and expects its words. Our rules (`gateway/http/rules.ts`) are stricter and have words of
 * their own: they are tested in `front.test.ts`, and here the door has none.
 */
defineIntegrationTestSuite(async (options, { context } = {}) => {
  const server = new ApolloServer(options);
  await server.start();
  const front = createFront({ metrics: createMetrics(), log: () => undefined });
  const listening = await listen(
    (request, response) => {
      // The suite asks at the root.
      request.url = (request.url ?? "").replace(/^\//, "/graphql");
      front.listener(request, response);
    },
    "127.0.0.1",
    0,
  );
  front.open({ ...closedDoors, graphql: graphqlDoor(server, noRules(context)) });
  return { server, url: listening.url, extraCleanup: () => listening.close(0) };
});

/** Only what cannot be read is turned away. */
function noRules(context: ContextThunk = () => Promise.resolve({})): Rules<BaseContext> {
  return {
    admit: async (request) => ({ body: await bodyOf(request), context, leave: (given) => given }),
    refuse: (response, refusal) => refuse(response, refusal, () => [{ message: "Bad Request" }]),
  };
}

function bodyOf(request: IncomingMessage): unknown {
  if (request.method !== "POST" || !bringsJson(request.headers)) return undefined;
  return readJson(request).catch((error: unknown) => Promise.reject(new RefusedAtDoor(error)));
}

/** The suite comes by one door only. */
const closedDoors: Omit<House, "graphql"> = {
  stream: () => Promise.reject(new Error("nobody comes this way")),
  socket: () => undefined,
  routes: {},
  ready: () => Promise.resolve(),
};

describe("Apollo's suite", () => {
  test("was run whole: 246 tests; 24 more wait for graphql 17", ({ task }) => {
    const all = testsIn(task.file.tasks).filter(({ id }) => id !== task.id);
    expect({
      run: all.filter(({ mode, result }) => mode === "run" && result !== undefined).length,
      waiting: all.filter(({ mode }) => mode === "skip").length,
    }).toEqual({ run: 246, waiting: 24 });
  });
});

function testsIn(tasks: readonly RunnerTask[]): RunnerTask[] {
  return tasks.flatMap((task) => (task.type === "suite" ? testsIn(task.tasks) : [task]));
}
