import { execFileSync } from "node:child_process";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { parse, type GraphQLError } from "graphql";
import { createEngine, type Engine } from "../../gateway/engine/engine.ts";
import { plannerProcess } from "../../gateway/planner/plannerProcess.ts";
import type { Log } from "../../subgraphs/shared/log.ts";
import { freePort, run } from "../journeys/program.ts";
import { deadly, endless, supergraphInFile, supergraphOf, type Harm } from "./plannerHarm.ts";
import { openSubgraph, type StrangersSubgraph } from "./supergraphFile.ts";
import { answerOf, callOf } from "./world.ts";

/** The processes that a process has started. */
function childrenOf(pid: number): number[] {
  try {
    return execFileSync("pgrep", ["-P", String(pid)], { encoding: "utf8" })
      .split("\n")
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The planner's processes among our own children; a test runner may have others. */
const planners = (before: readonly number[]) =>
  childrenOf(process.pid).filter((pid) => !before.includes(pid));

const ended: string[] = [];
const open: Engine[] = [];
afterEach(async () => {
  ended.length = 0;
  for (const engine of open.splice(0)) await engine.close();
});

async function engineBehind({ registers, patience }: Harm) {
  const supergraphSdl = supergraphOf(registers);
  const log: Log = (_event, fields) => void ended.push(String(Object.values(fields ?? {})[0]));
  const planner = await plannerProcess(supergraphSdl, { log, patience });
  const asked: string[] = [];
  const transports = () => ({
    prepare: (operation: string) => () => (asked.push(operation), { data: { fine: 1 } }),
    subscribe: () => () => Promise.reject(new Error("not asked here")),
    ready: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
  const engine = createEngine({ supergraphSdl, scalars: {}, transports, planner });
  open.push(engine);
  const ask = async (query: string) => {
    const asking = engine.execute({ document: parse(query), call: callOf() });
    // What is thrown is told by the doors in the same form.
    return answerOf(await asking.catch((error: unknown) => ({ errors: [error as GraphQLError] })));
  };
  return { engine, ask, asked };
}

const internal = { errors: [{ extensions: { code: "INTERNAL" } }] };

describe.each([
  ["aborts its process", deadly, "aborted"],
  ["has no end", endless, "late"],
])("an operation whose plan %s", (_what, harm, how) => {
  const { query } = harm;

  test("is answered with one masked error, and the next one with its data", async () => {
    const { ask, asked } = await engineBehind(harm);
    expect(await ask("{ fine }")).toEqual({ data: { fine: 1 } });
    const answer = await ask(query);
    expect(answer).toMatchObject(internal);
    expect(answer.data).toBeUndefined();
    expect(await ask("{ again: fine }")).toMatchObject({ data: {} });
    expect([asked.length, ended]).toEqual([2, [how]]);
  });

  test("ends the planner once, however often it is asked", async () => {
    const { ask } = await engineBehind(harm);
    const answers = await Promise.all([ask(query), ask(query), ask("{ fine }")]);
    expect(answers).toMatchObject([internal, internal, { data: { fine: 1 } }]);
    expect(await ask(query)).toMatchObject(internal);
    expect(ended).toEqual([how]);
  });

  test("leaves no process behind when the engine is closed over it", async () => {
    const before = childrenOf(process.pid);
    const { engine, ask } = await engineBehind(harm);
    expect(planners(before)).toHaveLength(1);
    const answer = ask(query);
    await engine.close();
    expect(await answer).toMatchObject({ errors: [{}] });
    expect(planners(before)).toEqual([]);
  });
});

test("a fault of its own the planner tells in words, and lives on", async () => {
  const { engine, ask } = await engineBehind(deadly);
  const planned = await engine
    .prepare(parse("{ nothing }"))
    .planFor({})
    .catch(() => undefined);
  expect(planned?.failure?.cause).toBeInstanceOf(Error);
  expect(await ask("{ fine }")).toEqual({ data: { fine: 1 } });
  expect(ended).toEqual([]);
});

test("who has waited too long for a plan is told so, and may ask again", async () => {
  const { ask } = await engineBehind(endless);
  const many = Array.from({ length: 7 }, (_, at) => ask(endless.query.replace("y:", `y${at}:`)));
  const late = await ask("{ fine }");
  expect(late).toMatchObject({ errors: [{ extensions: { code: "OVERLOADED" } }] });
  await Promise.all(many);
  expect(await ask("{ fine }")).toEqual({ data: { fine: 1 } });
});

test("a text that is no supergraph is refused in the planner's words", async () => {
  await expect(plannerProcess("type Query {", { log: vi.fn() })).rejects.toThrow(/./);
});

describe("a gateway with --supergraph", () => {
  let subgraph: StrangersSubgraph;
  let file: ReturnType<typeof supergraphInFile>;
  let gateway: ReturnType<typeof run>;
  let url: string;

  beforeAll(async () => {
    subgraph = await openSubgraph(
      { sdl: "type Query { fine: Int }", resolvers: { Query: { fine: () => 1 } } },
      "/",
    );
    file = supergraphInFile(endless, subgraph.url);
  });
  afterAll(() => {
    subgraph.close();
    file.remove();
  });
  async function start() {
    const port = String(await freePort());
    gateway = run(["gateway/main.ts", "--supergraph", file.file], { PORT: port });
    url = `http://127.0.0.1:${port}`;
    await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), 20_000);
  }
  async function ask(query: string) {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, answer: (await response.json()) as object };
  }

  test("answers on, says once that the planner has ended, and takes it along when it stops", async () => {
    await start();
    expect(await ask(endless.query)).toMatchObject({ status: 500, answer: internal });
    expect(await ask(endless.query)).toMatchObject({ status: 500, answer: internal });
    expect(await ask("{ fine }")).toEqual({ status: 200, answer: { data: { fine: 1 } } });
    expect(gateway.said().split('"event":"planner.ended"')).toHaveLength(2);
    expect(gateway.said()).not.toContain(endless.field);
    const [planner = 0] = childrenOf(gateway.pid);
    expect(lives(planner)).toBe(true);
    await gateway.signal("SIGTERM");
    expect(lives(planner)).toBe(false);
  });

  test.each(["while it waits", "while it plans without end"])(
    "killed, leaves no planner behind: %s",
    async (when) => {
      await start();
      const [planner = 0] = childrenOf(gateway.pid);
      if (when !== "while it waits") {
        void ask(endless.query).catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      expect(lives(planner)).toBe(true);
      await gateway.signal("SIGKILL");
      await vi.waitFor(() => expect(lives(planner)).toBe(false), 3_000);
    },
  );
});
