import { createClient as overEvents } from "graphql-sse";
import { createClient as overSocket } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openFront, type OpenFront } from "./frontDoor.ts";
import { telling } from "./frontWorld.ts";

let front: OpenFront;
beforeAll(async () => {
  front = await openFront(telling);
});
afterAll(() => front.close());

/** Every way a document comes in; each gives the errors it was answered with. */
const ways: Readonly<Record<string, (query: string) => Promise<unknown>>> = {
  // As Apollo Client asks when it is ready for an answer in parts.
  "over HTTP": async (query) => {
    const accept = "multipart/mixed;deferSpec=20220824,application/json";
    return (await front.ask(query, { accept })).errors;
  },
  "over server-sent events": async (query) => {
    const headers = { "accept-language": "en" };
    const client = overEvents({ url: `${front.url}/graphql/stream`, retryAttempts: 0, headers });
    for await (const { errors } of client.iterate({ query })) return errors;
    return undefined;
  },
  "over WebSocket": async (query) => {
    const url = `${front.url.replace("http", "ws")}/graphql`;
    const client = overSocket({ url, retryAttempts: 0, connectionParams: { language: "en" } });
    try {
      for await (const { errors } of client.iterate({ query })) return errors;
      return undefined;
    } catch (refused) {
      return refused;
    }
  },
};

describe.each(Object.entries(ways))("%s an answer comes whole", (_name, ask) => {
  test.each([
    ["@defer", "{ whoAmI ... @defer { greet(iin: 1) } }"],
    ["@stream", "{ whoAmI @stream }"],
  ])("%s is refused in words, whatever else the document holds", async (argument, query) => {
    expect(await ask(query)).toMatchObject([
      {
        message: `The value of “${argument}” is not valid: a query without @defer and @stream: an answer always comes whole.`,
        extensions: { code: "BAD_USER_INPUT", argument, expected: "WHOLE_ANSWER" },
      },
    ]);
  });
});
