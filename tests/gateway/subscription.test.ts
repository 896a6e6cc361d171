import { parse } from "graphql";
import { describe, expect, test } from "vitest";
import type { EngineResult } from "../../gateway/engine/engine.ts";
import { RegisterSilent } from "../../subgraphs/shared/register.ts";
import { four } from "./registers.ts";
import { answerOf, callOf, world, type Answer, type Invented } from "./world.ts";

const isEvents = (result: object): result is AsyncIterableIterator<EngineResult> =>
  Symbol.asyncIterator in result;

async function events(result: AsyncIterableIterator<EngineResult> | EngineResult): Promise<Answer[]> {
  if (!isEvents(result)) throw new Error("the subscription did not begin");
  const seen: Answer[] = [];
  for await (const event of result) seen.push(answerOf(event));
  return seen;
}

const changed = parse(
  "subscription ($id: ID!) { changed(id: $id) { id person { name ownedDwellings { rka } } } }",
);

describe("a subscription", () => {
  test("each event is completed from the other registers", async () => {
    const { engine } = world(four);
    const seen = await events(
      await engine.subscribe({ document: changed, variables: { id: "2" }, call: callOf() }),
    );
    expect(seen).toMatchObject([
      { data: { changed: { id: "2", person: { name: "Bolat", ownedDwellings: [{ rka: "flat" }] } } } },
      {
        data: { changed: { id: "3", person: { name: null, ownedDwellings: [{ rka: "house" }] } } },
        errors: [{ path: ["changed", "person", "name"], extensions: { code: "HIDDEN" } }],
      },
    ]);
  });

  test("with a malformed variable does not begin", async () => {
    const { engine } = world(four);
    const result = await engine.subscribe({ document: changed, variables: {}, call: callOf() });
    expect(result).toMatchObject({
      badVariables: true,
      errors: [{ extensions: { code: "BAD_USER_INPUT" } }],
    });
  });

  test("to a silent register answers once, with the reason", async () => {
    const { engine } = world(four, {
      registration: () => ({
        prepare: () => () => Promise.reject(new RegisterSilent("registration")),
        subscribe: () => () => Promise.reject(new RegisterSilent("registration")),
        ready: () => Promise.resolve(),
        close: () => Promise.resolve(),
      }),
    });
    const result = await engine.subscribe({ document: changed, variables: { id: "1" }, call: callOf() });
    if (isEvents(result)) throw new Error("it began");
    expect(answerOf(result)).toMatchObject({
      data: null,
      errors: [{ path: ["changed"], extensions: { code: "REGISTER_UNAVAILABLE", register: "registration" } }],
    });
  });

  test("that breaks in the middle ends with one error", async () => {
    const broken: Invented = {
      sdl: "type Query { x: Int } type Subscription { tick: Int }",
      resolvers: {
        Subscription: {
          tick: {
            subscribe: async function* () {
              yield await Promise.resolve({ tick: 1 });
              throw new Error("lost the connection to 10.0.0.5");
            },
          },
        },
      },
    };
    const { engine } = world({ a: broken });
    const seen = await events(
      await engine.subscribe({ document: parse("subscription { tick }"), call: callOf() }),
    );
    expect(seen).toMatchObject([
      { data: { tick: 1 } },
      { data: { tick: null }, errors: [{ path: ["tick"] }] },
    ]);
    expect(JSON.stringify(seen)).not.toContain("10.0.0.5");
  });

  test("that the client leaves is let go at once, even while nothing happens", async () => {
    let left = false;
    const quiet: AsyncIterableIterator<unknown> = {
      next: () => new Promise(() => undefined),
      return: () => {
        left = true;
        return Promise.resolve({ done: true, value: undefined });
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
    const { engine } = world({
      a: {
        sdl: "type Query { x: Int } type Subscription { tick: Int }",
        resolvers: { Subscription: { tick: { subscribe: () => quiet } } },
      },
    });
    const result = await engine.subscribe({ document: parse("subscription { tick }"), call: callOf() });
    if (!isEvents(result)) throw new Error("the subscription did not begin");
    void result.next();
    await result.return?.();
    expect(left).toBe(true);
  });
});
