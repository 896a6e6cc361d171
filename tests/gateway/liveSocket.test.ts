import { once } from "node:events";
import { request } from "node:http";
import { createClient, type Client } from "graphql-ws";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { IdentityProviderSilent } from "../../gateway/identity/keySource.ts";
import { openFront, invented, type OpenFront } from "./frontDoor.ts";
import { left, telling } from "./frontWorld.ts";
import { liveWorld, signing, type LiveWorld } from "./liveWorld.ts";

const { policy, authorization } = await signing();
const watch = 'subscription { applicationChanged(id: "7") { status } }';
let it: LiveWorld;
let front: OpenFront;
const open: Client[] = [];
const sockets: WebSocket[] = [];

beforeEach(async () => {
  it = liveWorld();
  front = await openFront(it.engine, { policy });
});
afterEach(async () => {
  for (const client of open.splice(0)) void client.dispose();
  for (const socket of sockets.splice(0)) socket.terminate();
  await front.close();
});

const address = () => `${front.url.replace("http", "ws")}/graphql`;

/** The official client, which does not come back by itself. */
function client(payload: Record<string, unknown> = {}): Client {
  const one = createClient({ url: address(), connectionParams: payload, retryAttempts: 0 });
  open.push(one);
  return one;
}

/** Everything an operation was told; a refusal as what was thrown. */
async function told(query: string, by = client()): Promise<unknown> {
  try {
    const results = [];
    for await (const result of by.iterate({ query })) results.push(result);
    return results;
  } catch (error) {
    return error;
  }
}

/** The protocol spoken by hand, for what no official client does. */
async function byHand(headers: Record<string, string> = {}, payload?: object) {
  const socket = new WebSocket(address(), "graphql-transport-ws", { headers });
  sockets.push(socket);
  const messages: { type: string; id?: string; payload?: never }[] = [];
  socket.on(
    "message",
    (data: Buffer) => void messages.push(JSON.parse(data.toString()) as (typeof messages)[0]),
  );
  const closed = once(socket, "close").then(([code, reason]) => [Number(code), String(reason)] as const);
  await once(socket, "open");
  const say = (message: object) => socket.send(JSON.stringify(message));
  say({ type: "connection_init", payload });
  return { socket, messages, closed, say };
}

const ask = (id: number | string, query: string) => ({
  id: String(id),
  type: "subscribe",
  payload: { query },
});

describe("over WebSocket", () => {
  test("queries and mutations are answered, and the next event tells of the change", async () => {
    const by = client();
    expect(await told("{ status }", by)).toEqual([{ data: { status: "AWAITING_SIGNATURE" } }]);
    const events = by.iterate({ query: watch });
    await events.next();
    expect(await told('mutation { advance(to: "REGISTERED") }', by)).toEqual([
      { data: { advance: "REGISTERED" } },
    ]);
    expect((await events.next()).value).toEqual({ data: { applicationChanged: { status: "REGISTERED" } } });
    await events.return?.();
    await expect.poll(() => it.watching()).toBe(0);
    await expect
      .poll(async () => (await fetch(`${front.url}/metrics`)).text())
      .toContain("mekenjai_open_streams 0");
  });

  const officer = { role: "leb_officer", ...invented };
  const known = { role: "leb_officer", purpose: "RENTAL_TENANT_CHECK", case: "A/1", language: "RU" };
  test.each<[where: string, payload: object, headers: Record<string, string>]>([
    ["the first message", { purpose: "RENTAL_TENANT_CHECK", case: "A/1", language: "ru" }, {}],
    [
      "the first message, as headers",
      { "X-Purpose": "RENTAL_TENANT_CHECK", "X-Case": "A/1", "Accept-Language": "ru" },
      {},
    ],
    [
      "the upgrade's headers",
      {},
      { "x-purpose": "RENTAL_TENANT_CHECK", "x-case": "A/1", "accept-language": "ru" },
    ],
  ])(
    "who asks, for what, under which case and in which language is read from %s",
    async (where, payload, headers) => {
      const token = { authorization: await authorization(officer) };
      const inHeaders = where.startsWith("the upgrade");
      const { messages, say } = await byHand(
        { ...headers, ...(inHeaders && token) },
        { ...payload, ...(!inHeaders && token) },
      );
      await expect.poll(() => messages).toHaveLength(1);
      say(ask(1, "{ whoAmI }"));
      await expect.poll(() => messages).toHaveLength(3);
      const { data } = messages[1]?.payload as unknown as { data: { whoAmI: string } };
      expect(JSON.parse(data.whoAmI)).toEqual(known);
    },
  );

  test("without a token one asks as nobody in particular", async () => {
    expect(await told("{ whoAmI }")).toMatchObject([
      { data: { whoAmI: expect.stringContaining('"anonymous"') } },
    ]);
  });

  test.each<[what: string, payload: object, code: number, reason: string]>([
    ["a broken token", { authorization: "Bearer x" }, 4403, "UNAUTHENTICATED"],
    ["a token that is no text", { authorization: 5 }, 4403, "UNAUTHENTICATED"],
    ["a malformed case", { case: "<script>" }, 4400, "BAD_USER_INPUT"],
  ])("%s closes the connection with a code and a word", async (_what, payload, code, reason) => {
    const { closed, messages } = await byHand({}, payload);
    expect(await closed).toEqual([code, reason]);
    expect(messages).toEqual([]);
  });

  test("a silent identity provider is no refusal: the client is told to come back later", async () => {
    await front.close();
    const keys = { keyFor: () => Promise.reject(new IdentityProviderSilent()), edition: () => 0 };
    front = await openFront(it.engine, { policy: { ...policy, keys } });
    const { closed } = await byHand({}, { authorization: await authorization() });
    expect(await closed).toEqual([1013, "IDENTITY_PROVIDER_UNAVAILABLE"]);
  });

  test("S20: the connection ends within 5 seconds of its token's end, and everything on it", async () => {
    const until = Math.ceil(Date.now() / 1_000) * 1_000 + 1_000;
    const { closed, messages, say } = await byHand(
      {},
      { authorization: await authorization(undefined, until) },
    );
    await expect.poll(() => messages).toHaveLength(1);
    say(ask(1, watch));
    await expect.poll(() => it.watching()).toBe(1);
    expect(await closed).toEqual([4403, "UNAUTHENTICATED"]);
    expect(Date.now()).toBeLessThan(until + 5_000);
    expect(Date.now()).toBeGreaterThanOrEqual(until);
    await expect.poll(() => it.watching()).toBe(0);
  });

  test("the official client comes back with a new token, and goes on", async () => {
    const until = Math.ceil(Date.now() / 1_000) * 1_000 + 1_000;
    const tokens = [await authorization(undefined, until), await authorization()];
    const closes: unknown[] = [];
    const by = createClient({
      url: address(),
      connectionParams: () => ({ authorization: tokens.shift() }),
      retryWait: () => Promise.resolve(),
      on: { closed: (event) => void closes.push((event as CloseEvent).code) },
    });
    open.push(by);
    const events = by.iterate({ query: watch });
    await events.next();
    expect((await events.next()).value).toEqual({
      data: { applicationChanged: { status: "AWAITING_SIGNATURE" } },
    });
    expect([closes, tokens]).toEqual([[4403], []]);
    it.change({ status: "REGISTERED" });
    expect((await events.next()).value).toEqual({ data: { applicationChanged: { status: "REGISTERED" } } });
  });

  test("a connection has at most 50 operations at once; one that is left makes room", async () => {
    const { messages, say } = await byHand();
    await expect.poll(() => messages).toHaveLength(1);
    for (let id = 1; id <= 51; id += 1) say(ask(id, watch));
    await expect.poll(() => messages).toHaveLength(52);
    expect(messages.filter(({ type }) => type === "error")).toMatchObject([
      { id: "51", payload: [{ extensions: { code: "RATE_LIMITED", limit: 50 } }] },
    ]);
    expect(it.watching()).toBe(50);
    say({ id: "1", type: "complete" });
    await expect.poll(() => it.watching()).toBe(49);
    say(ask(52, watch));
    await expect.poll(() => it.watching()).toBe(50);
  });

  test.each<[what: string, query: string, expected: object]>([
    ["that does not parse", "{ 850101012347", { code: "GRAPHQL_PARSE_FAILED" }],
    ["that does not fit the schema", "{ nothing }", { code: "GRAPHQL_VALIDATION_FAILED" }],
    [
      "that is too deep",
      `${"{ a ".repeat(30)}${"}".repeat(30)}`,
      { code: "QUERY_TOO_COMPLEX", what: "depth" },
    ],
    ["with two operations and no name", "query A { status } query B { status }", { code: "BAD_USER_INPUT" }],
  ])("a document %s is refused, masked", async (_what, query, expected) => {
    const errors = await told(query);
    expect(errors).toMatchObject([{ extensions: { ...expected, requestId: expect.any(String) as string } }]);
    expect(JSON.stringify(errors)).not.toContain("850101012347");
  });

  test("a message over 1 MB closes the connection", async () => {
    const { closed, socket, messages } = await byHand();
    await expect.poll(() => messages).toHaveLength(1);
    socket.send("x".repeat(1_048_577));
    expect((await closed)[0]).toBe(1009);
  });

  test("a client that does not read what it asked for is cut off", async () => {
    const { closed, socket, messages, say } = await byHand();
    await expect.poll(() => messages).toHaveLength(1);
    socket.pause();
    const payload = { text: "x".repeat(1_000_000) };
    for (let count = 0; count < 60; count += 1) say({ type: "ping", payload });
    await expect.poll(() => socket.bufferedAmount, { timeout: 5_000 }).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.resume();
    expect((await closed)[0]).toBe(1006);
    expect(messages.length).toBeLessThan(60);
  });

  test.each<[what: string, said: string, code: number]>([
    ["no JSON", "{", 4400],
    ["no message of the protocol", '{"type":"start"}', 4400],
  ])("what is %s closes the connection", async (_what, said, code) => {
    const { closed, socket, messages } = await byHand();
    await expect.poll(() => messages).toHaveLength(1);
    socket.send(said);
    expect((await closed)[0]).toBe(code);
  });

  test("nobody asks before it is known who asks", async () => {
    const socket = new WebSocket(address(), "graphql-transport-ws");
    sockets.push(socket);
    await once(socket, "open");
    socket.send(JSON.stringify(ask(1, "{ status }")));
    expect((await once(socket, "close"))[0]).toBe(4401);
  });

  test("another protocol is not spoken", async () => {
    const socket = new WebSocket(address(), "graphql-ws");
    sockets.push(socket);
    await expect(once(socket, "open").then(() => once(socket, "close"))).rejects.toThrow(/subprotocol/i);
  });

  test("a query that the client does not wait for is given up, down to the register", async () => {
    await front.close();
    front = await openFront(telling, { policy });
    const { messages, say } = await byHand();
    await expect.poll(() => messages).toHaveLength(1);
    const before = left.length;
    say(ask(1, "{ slow }"));
    await new Promise((resolve) => setTimeout(resolve, 50));
    say({ id: "1", type: "complete" });
    await expect.poll(() => left.length).toBe(before + 1);
    say(ask(1, '{ greet(iin: "850101012347") }'));
    await expect.poll(() => messages.map(({ type }) => type)).toEqual(["connection_ack", "next", "complete"]);
    await expect
      .poll(async () => (await fetch(`${front.url}/metrics`)).text())
      .toContain("mekenjai_open_streams 0");
  });

  test("a client that vanishes leaves nothing behind", async () => {
    const { messages, say, socket } = await byHand();
    await expect.poll(() => messages).toHaveLength(1);
    for (let id = 1; id <= 10; id += 1) say(ask(id, watch));
    await expect.poll(() => it.watching()).toBe(10);
    socket.terminate();
    await expect.poll(() => it.watching()).toBe(0);
  });

  test("a closing gateway sends its clients away to come back, and is closed at once", async () => {
    const { closed, messages, say } = await byHand();
    await expect.poll(() => messages).toHaveLength(1);
    say(ask(1, watch));
    await expect.poll(() => it.watching()).toBe(1);
    const began = Date.now();
    await front.close();
    expect(await closed).toEqual([1012, "restarting"]);
    expect(messages.map(({ type }) => type)).not.toContain("complete");
    expect(it.watching()).toBe(0);
    expect(Date.now() - began).toBeLessThan(2_000);
    front = await openFront(it.engine, { policy });
  });
});

describe("what asks to become something else", () => {
  test("another path becomes no WebSocket", async () => {
    const socket = new WebSocket(address().replace("/graphql", "/metrics"), "graphql-transport-ws");
    const [error] = (await once(socket, "error")) as [Error];
    expect(error.message).toContain("404");
  });

  test("a request that offers HTTP/2 is answered as the request it is", async () => {
    const asked = request(`${front.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", connection: "Upgrade, HTTP2-Settings", upgrade: "h2c" },
    });
    asked.end(JSON.stringify({ query: "{ status }" }));
    const [response] = (await once(asked, "response")) as [NodeJS.ReadableStream & { statusCode: number }];
    let text = "";
    for await (const some of response) text += some.toString();
    expect([response.statusCode, text]).toEqual([200, '{"data":{"status":"AWAITING_SIGNATURE"}}']);
  });
});
