import { QueryPlanner } from "@graphql-hive/router-query-planner";
import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { ApolloServer } from "@apollo/server";
import { createClient as overEvents } from "graphql-sse";
import { createClient as overSocket } from "graphql-ws";
import { parse, print } from "graphql";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { sha256, type ListedDocument } from "../../gateway/safety/manifest.ts";
import { budgets, rateLimits } from "../../gateway/safety/rateLimits.ts";
import { errorTexts } from "../../subgraphs/shared/text/errors.ts";
import { invented, openFront, type OpenFront } from "./frontDoor.ts";
import { telling } from "./frontWorld.ts";

// Where REGISTERED_DOCUMENTS lists documents, these are served and no others, and nothing is read or planned again.

const texts = {
  who: "query Who {\n  whoAmI\n}",
  greet: "query Greet($iin: IIN!) {\n  greet(iin: $iin)\n}",
  note: "mutation Note($text: String!) {\n  note(text: $text)\n}",
  ticks: "subscription Ticks {\n  ticks(every: 1)\n}",
  both: "query First { whoAmI } query Second { forbidden }",
  nameless: "{ whoAmI forbidden }",
  chosen: "query Chosen($a: Boolean!, $b: Boolean!) { whoAmI @include(if: $a) silent @skip(if: $b) }",
};
const listed: readonly ListedDocument[] = [
  ...Object.values(texts).map((text) => ({ id: sha256(text), text })),
  { id: "portal-who", text: "query PortalWho { whoAmI }", operation: { name: "PortalWho", type: "query" } },
];
const byHash = (text: string) => `sha256:${sha256(text)}`;
const apollo = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
const aPageCouldNot = { "apollo-require-preflight": "1" };

let front: OpenFront;
const planned = vi.spyOn(QueryPlanner.prototype, "plan");
const throughApollo = vi.spyOn(ApolloServer.prototype, "executeHTTPGraphQLRequest");
beforeAll(async () => {
  front = await openFront(telling, { registered: listed });
});
afterEach(() => throughApollo.mockClear());
afterAll(() => front.close());

const address = (given: object, url = `${front.url}/graphql`) => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(given))
    if (value !== undefined) search.set(name, typeof value === "string" ? value : JSON.stringify(value));
  return `${url}?${search.toString()}`;
};
const get = (given: object, headers: Record<string, string> = aPageCouldNot, url = front.url) =>
  fetch(address(given, `${url}/graphql`), { headers });
const told = async (response: Response) => ({
  status: response.status,
  ...((await response.json()) as {
    data?: Record<string, unknown>;
    errors?: { message: string; extensions: Record<string, unknown> }[];
  }),
});

const iin = invented.iin;
const served: [how: string, body: object, data: object][] = [
  ["its text", { query: texts.greet, variables: { iin } }, { greet: "salem" }],
  ["documentId and its hash", { documentId: byHash(texts.greet), variables: { iin } }, { greet: "salem" }],
  ["its id in the list", { documentId: sha256(texts.greet), variables: { iin } }, { greet: "salem" }],
  ["a name", { documentId: "portal-who" }, { whoAmI: expect.any(String) }],
  [
    "the hash of what has a name",
    { documentId: byHash(listed.at(-1)!.text) },
    { whoAmI: expect.any(String) },
  ],
  ["Apollo's extension", { ...apollo(sha256(texts.greet)), variables: { iin } }, { greet: "salem" }],
  ["text and id", { query: texts.who, documentId: byHash(texts.who) }, { whoAmI: expect.any(String) }],
  ["text and extension", { query: texts.who, ...apollo(sha256(texts.who)) }, { whoAmI: expect.any(String) }],
  [
    "its operation too",
    { documentId: byHash(texts.both), operationName: "First" },
    { whoAmI: expect.any(String) },
  ],
  [
    "an extension of its own besides",
    { query: texts.who, extensions: { client: "portal" } },
    { whoAmI: expect.any(String) },
  ],
];

describe("a registered document is served by", () => {
  test.each(served)("%s, and goes to the engine at once", async (_how, body, data) => {
    expect(await told(await front.post(body))).toEqual({ status: 200, data });
    expect(throughApollo).not.toHaveBeenCalled();
  });

  test.each(served)("%s, in an address too", async (_how, body, data) => {
    expect(await told(await get(body))).toEqual({ status: 200, data });
  });

  test("mutations, by POST", async () => {
    const body = { documentId: byHash(texts.note), variables: { text: "salem" } };
    expect(await told(await front.post(body))).toEqual({ status: 200, data: { note: "salem" } });
  });

  test("nothing is planned that was planned at the start, whichever way it is asked and whatever is chosen", async () => {
    planned.mockClear();
    const fresh = await openFront(telling, { registered: listed });
    expect(planned).toHaveBeenCalledTimes(12);
    for (const operationName of [undefined, "Greet"]) {
      const body = { documentId: byHash(texts.greet), operationName, variables: { iin } };
      await fresh.post(body);
      await get(body, aPageCouldNot, fresh.url);
    }
    for (const a of [true, false])
      for (const b of [true, false]) {
        const { data } = await told(await fresh.post({ query: texts.chosen, variables: { a, b } }));
        expect(Object.keys(data ?? {})).toEqual([...(a ? ["whoAmI"] : []), ...(b ? [] : ["silent"])]);
      }
    expect(planned).toHaveBeenCalledTimes(12);
    await fresh.close();
  });
});

test.each([false, true])("Apollo Client sends the hash it knows (by GET: %s)", async (byGet) => {
  const persisted = new PersistedQueryLink({
    generateHash: (document) => sha256(print(document)),
    useGETForHashedQueries: byGet,
  });
  const http = new HttpLink({ uri: `${front.url}/graphql`, headers: aPageCouldNot });
  const client = new ApolloClient({ link: persisted.concat(http), cache: new InMemoryCache() });
  const { data } = await client.query({ query: parse(texts.who) });
  expect(data).toEqual({ whoAmI: expect.any(String) });
  expect(throughApollo).toHaveBeenCalledTimes(byGet ? 1 : 0);
  client.stop();
});

const strange = "query Strange { whoAmI }";
const refused: [what: string, body: object][] = [
  ["another text", { query: strange }],
  ["a registered text with a blank more", { query: `${texts.who} ` }],
  ["introspection", { query: "{ __schema { queryType { name } } }" }],
  ["a text that is no GraphQL", { query: "{" }],
  ["an id that is not listed", { documentId: "portal-what" }],
  ["a hash of another text", { documentId: byHash(strange) }],
  ["an id that is no text", { documentId: { id: sha256(texts.who) } }],
  ["a hash that Apollo's clients would register", { query: strange, ...apollo(sha256(strange)) }],
  ["a registered id with another text", { query: strange, documentId: byHash(texts.who) }],
  ["a registered id with another registered text", { query: texts.who, documentId: byHash(texts.note) }],
  ["a registered text with an id that is not listed", { query: texts.who, documentId: "portal-what" }],
  ["nothing at all", {}],
];

describe("whatever is not registered is refused", () => {
  test.each(refused)("%s: 400 under every media type, by POST and GET", async (_what, body) => {
    const code = "OPERATION_NOT_ALLOWED";
    for (const accept of ["application/json", "application/graphql-response+json"])
      for (const response of [
        await front.post(body, { accept }),
        await get(body, { accept, ...aPageCouldNot }),
      ]) {
        expect(response.headers.get("content-type")).toContain(accept);
        expect(await told(response)).toMatchObject({ status: 400, errors: [{ extensions: { code } }] });
      }
    expect(throughApollo).not.toHaveBeenCalled();
  });

  test.each(["kk", "ru", "en"] as const)("in words of the reader's language: %s", async (language) => {
    const response = await front.post({ query: strange }, { "accept-language": language });
    const { errors } = await told(response);
    expect(errors).toEqual([
      {
        message: errorTexts.OPERATION_NOT_ALLOWED[language],
        extensions: {
          code: "OPERATION_NOT_ALLOWED",
          requestId: response.headers.get("x-request-id"),
          help: "/errors/OPERATION_NOT_ALLOWED",
        },
      },
    ]);
  });
});

describe("what was refused before is refused", () => {
  const who = { documentId: byHash(texts.who) };

  test("a mutation by GET", async () => {
    const note = { documentId: byHash(texts.note), variables: { text: "by GET" } };
    expect((await get(note)).status).toBe(405);
    const stream = await fetch(address(note, `${front.url}/graphql/stream`), {
      headers: { accept: "text/event-stream" },
    });
    expect(await stream.text()).toContain("BAD_USER_INPUT");
  });

  test("a GET that any page could send", async () => {
    expect((await get(who, {})).status).toBe(400);
  });

  test("a broken token, and an answer in a form that nobody writes", async () => {
    expect((await front.post(who, { authorization: "Bearer broken" })).status).toBe(401);
    expect((await front.post(who, { accept: "text/html" })).status).toBe(406);
  });

  test("an operation that is not in the document, and a subscription by /graphql", async () => {
    const accept = "application/graphql-response+json";
    for (const body of [{ ...who, operationName: "What" }, { documentId: byHash(texts.both) }])
      expect((await front.post(body, { accept })).status).toBe(400);
    expect((await front.post({ documentId: byHash(texts.ticks) }, { accept })).status).toBe(400);
  });

  test("variables that do not fit, without their value", async () => {
    const { errors } = await told(
      await front.post({ documentId: byHash(texts.greet), variables: { iin: "850101012340" } }),
    );
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "iin" } }]);
    expect(JSON.stringify(errors)).not.toContain("850101012340");
  });
});

test("requests are counted by whatever name they come, refused ones too", async () => {
  const few = { points: 3, seconds: 60 };
  const requests = { ...budgets.requests, anonymous: few };
  const counted = await openFront(telling, {
    registered: listed,
    limits: rateLimits({ ...budgets, requests }),
  });
  const statuses = [];
  for (const body of [
    { documentId: "portal-who" },
    { query: texts.who },
    { query: strange },
    { documentId: "portal-who" },
  ])
    statuses.push((await counted.post(body)).status);
  expect(statuses).toEqual([200, 200, 400, 429]);
  await counted.close();
});

describe("a subscription", () => {
  const ticks = { query: "", documentId: byHash(texts.ticks) };
  const asked: [what: string, payload: { query: string }, allowed: boolean][] = [
    ["by its text", { query: texts.ticks }, true],
    ["by documentId", ticks, true],
    ["by Apollo's extension", { query: "", ...apollo(sha256(texts.ticks)) }, true],
    ["that is not registered", { query: "subscription { ticks(every: 2) }" }, false],
    ["whose id is not listed", { query: "", documentId: "portal-what" } as { query: string }, false],
  ];

  test.each(asked)("%s, over server-sent events", async (_what, payload, allowed) => {
    const client = overEvents({ url: `${front.url}/graphql/stream`, retryAttempts: 0 });
    const events = client.iterate(payload);
    if (allowed) expect((await events.next()).value).toEqual({ data: { ticks: 0 } });
    else await expect(events.next()).rejects.toMatchObject({ response: { status: 400 } });
    await events.return?.(undefined);
    client.dispose();
  });

  test.each(asked)("%s, over a WebSocket", async (_what, payload, allowed) => {
    const client = overSocket({ url: `${front.url.replace("http", "ws")}/graphql`, retryAttempts: 0 });
    const events = client.iterate(payload);
    const code = "OPERATION_NOT_ALLOWED";
    if (allowed) expect((await events.next()).value).toEqual({ data: { ticks: 0 } });
    else await expect(events.next()).rejects.toMatchObject([{ extensions: { code } }]);
    await events.return?.(undefined);
    await client.dispose();
  });

  test("queries and mutations that are not registered are refused there, too", async () => {
    const client = overSocket({ url: `${front.url.replace("http", "ws")}/graphql`, retryAttempts: 0 });
    for (const query of [strange, 'mutation { note(text: "salem") }'])
      await expect(client.iterate({ query }).next()).rejects.toMatchObject([
        { extensions: { code: "OPERATION_NOT_ALLOWED" } },
      ]);
    await client.dispose();
  });
});

test("where documents are not registered, an id alone names nothing, and any text is served", async () => {
  const open = await openFront(telling);
  for (const body of [{ documentId: byHash(texts.who) }, apollo(sha256(texts.who))])
    expect(await told(await open.post(body))).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: "BAD_USER_INPUT", argument: "query" } }],
    });
  expect((await told(await open.post({ query: strange }))).data).toHaveProperty("whoAmI");
  await open.close();
});
