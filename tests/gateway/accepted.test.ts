import { ApolloServer } from "@apollo/server";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { openFront, type OpenFront } from "./frontDoor.ts";
import { telling } from "./frontWorld.ts";

// A document that Apollo Server has accepted goes straight to the engine from then on. No client can tell.

const apollo = vi.spyOn(ApolloServer.prototype, "executeHTTPGraphQLRequest");
let front: OpenFront;
beforeAll(async () => {
  front = await openFront(telling);
});
afterEach(() => apollo.mockClear());
afterAll(() => front.close());

const requestId = "0f8fad5b-d9cb-469f-a165-70867728950e";
let documents = 0;
/** A text that no test has sent before. */
const fresh = (query: string) => `${query} # ${String((documents += 1))}`;

async function told(body: object, headers: Record<string, string>) {
  const response = await front.post(body, { "x-request-id": requestId, ...headers });
  const named = Object.fromEntries([...response.headers].filter(([name]) => name !== "date"));
  return { status: response.status, headers: named, text: await response.text() };
}

const asked: [what: string, body: object][] = [
  ["data", { query: "{ whoAmI }" }],
  ["data and errors", { query: "{ whoAmI broken silent }" }],
  ["a refusal", { query: "{ forbidden }" }],
  ["an operation by its name", { query: "query A { whoAmI } query B { forbidden }", operationName: "B" }],
  ["a mutation", { query: 'mutation { note(text: "salem") }' }],
  ["variables", { query: "query ($iin: IIN!) { greet(iin: $iin) }", variables: { iin: "850101012347" } }],
  ["variables that are none", { query: "query ($iin: IIN!) { greet(iin: $iin) }", variables: { iin: "1" } }],
  ["no variables where some are needed", { query: "query ($iin: IIN!) { greet(iin: $iin) }" }],
  ["a condition", { query: "query ($no: Boolean = true) { whoAmI @skip(if: $no) greet: whoAmI }" }],
  ["an extension that is none of ours", { query: "{ whoAmI }", extensions: { clientLibrary: {} } }],
  ["introspection", { query: "{ __schema { queryType { name } } }" }],
];
const accepted = [
  "*/*",
  "application/json",
  "application/graphql-response+json",
  "application/json, application/graphql-response+json",
  "application/graphql-response+json, application/json;q=0.9",
  "application/graphql-response+json;q=0.5, application/json",
  "application/*",
];

describe("the second answer is the first one, to the byte", () => {
  test.each(asked)("%s", async (_what, body) => {
    const asking = { ...body, query: fresh((body as { query: string }).query) };
    for (const accept of accepted) {
      const again = { ...asking, query: fresh(asking.query) };
      const first = await told(again, { accept });
      const second = await told(again, { accept });
      expect(second).toEqual(first);
      expect(apollo).toHaveBeenCalledOnce();
      apollo.mockClear();
    }
  });
});

describe("Apollo Server is asked again", () => {
  const again: [what: string, body: object, times: number][] = [
    ["for a document it has refused", { query: "{ nothingOfThisName }" }, 2],
    ["for a subscription", { query: "subscription { ticks(every: 1) }" }, 2],
    ["for an operation that is not in the document", { query: "query A { whoAmI }", operationName: "C" }, 2],
    ["where the request asks for more", { query: "{ whoAmI }", extensions: { persistedQuery: {} } }, 2],
  ];
  test.each(again)("%s", async (_what, body, times) => {
    const asking = { ...body, query: fresh((body as { query: string }).query) };
    const first = await told(asking, {});
    expect(await told(asking, {})).toEqual(first);
    expect(apollo).toHaveBeenCalledTimes(times);
  });

  test("for the same words with a hash: what clients register themselves is not served", async () => {
    const query = fresh("{ whoAmI }");
    expect((await told({ query }, {})).status).toBe(200);
    expect((await told({ query, extensions: { persistedQuery: { version: 1 } } }, {})).text).toContain(
      "OPERATION_NOT_ALLOWED",
    );
  });

  test("for the same words by GET: what may be asked so is its to say", async () => {
    const query = fresh('mutation { note(text: "by GET") }');
    expect((await told({ query }, {})).status).toBe(200);
    const address = `${front.url}/graphql?query=${encodeURIComponent(query)}`;
    const response = await fetch(address, { headers: { "apollo-require-preflight": "1" } });
    expect(await response.text()).not.toContain("by GET");
    expect(apollo).toHaveBeenCalledTimes(2);
  });
});

test("who asks is looked at each time: a broken token is refused for a document that is known, too", async () => {
  const query = fresh("{ whoAmI }");
  expect((await told({ query }, {})).text).toContain("anonymous");
  expect((await told({ query }, { authorization: "Bearer broken" })).status).toBe(401);
});
