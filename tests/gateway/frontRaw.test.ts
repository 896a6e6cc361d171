import { randomUUID } from "node:crypto";
import type { Duplex } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refuseUpgrade } from "../../gateway/subscriptions/socket.ts";
import { listen, type UpgradeListener } from "../../subgraphs/shared/http/listen.ts";
import { openFront, type OpenFront } from "./frontDoor.ts";
import { left, telling } from "./frontWorld.ts";
import { connectRaw, posted } from "./rawHttp.ts";

let front: OpenFront;
beforeAll(async () => {
  front = await openFront(telling);
});
afterAll(() => front.close());

const number = "850101012347";
const metrics = async () => (await fetch(`${front.url}/metrics`)).text();
/** Machines may be busy. */
const eventually = <T>(value: () => T) => expect.poll(value, { timeout: 10_000 });
const asked = (query: string) => JSON.stringify({ query });

/** What comes back for these bytes, as soon as it matches. */
async function answerTo(bytes: string | Uint8Array, expected: RegExp): Promise<string> {
  const connection = await connectRaw(front.url);
  connection.say(bytes);
  await eventually(connection.said).toMatch(expected);
  connection.vanish();
  return connection.said();
}

describe("on the wire", () => {
  test("a client that leaves in the middle of its request is no fault of ours", async () => {
    for (const length of [1_000, 100_000_000]) {
      const connection = await connectRaw(front.url);
      connection.say(
        `POST /graphql HTTP/1.1\r\nhost: g\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n{"qu`,
      );
      if (length > 1_000) await eventually(connection.said).toContain("QUERY_TOO_LARGE");
      connection.vanish();
    }
    await eventually(metrics).toMatch(/mekenjai_requests_total\{route="\/graphql",status="499"\} 1/);
    expect(await metrics()).not.toContain("INTERNAL");
    expect(front.log).toEqual([]);
  });

  test("an address that is none is refused, and no fault of ours", async () => {
    await answerTo("GET //[ HTTP/1.1\r\nhost: g\r\n\r\n", /^HTTP\/1.1 400 /);
    expect(front.log).toEqual([]);
  });

  test.each([
    ["two lengths", "content-length: 4\r\ncontent-length: 5"],
    ["a length and pieces", "content-length: 4\r\ntransfer-encoding: chunked"],
    ["pieces of an unknown kind", "transfer-encoding: chunked, identity"],
    ["a folded header", "x-case: a\r\n b\r\ncontent-length: 4"],
    ["a space before a colon", "content-length : 4"],
  ])("%s, which another server could read otherwise, end the connection", async (_what, headers) => {
    const connection = await connectRaw(front.url);
    connection.say(
      `POST /graphql HTTP/1.1\r\nhost: g\r\ncontent-type: application/json\r\n${headers}\r\n\r\n0\r\n\r\n`,
    );
    connection.say("GET /livez HTTP/1.1\r\nhost: g\r\n\r\n");
    await eventually(connection.closed).toBe(true);
    expect(connection.said()).toMatch(/^HTTP\/1.1 400 /);
    expect(connection.said()).not.toContain("live");
  });

  test("headers of more than 16 KiB are refused", async () => {
    await answerTo(`GET /livez HTTP/1.1\r\nhost: g\r\nx: ${"x".repeat(17_000)}\r\n\r\n`, /^HTTP\/1.1 431 /);
  });

  test("a text that is no UTF-8 is refused, not written down as another one", async () => {
    const garbled = Buffer.from(asked('mutation { note(text: "Aigul\xff") }'), "latin1");
    expect(await answerTo(posted("/graphql", garbled), /\}\]\}$/)).toMatch(
      /^HTTP\/1.1 400 .*BAD_USER_INPUT/s,
    );
  });

  test("a parameter nobody knows is not repeated to anybody", async () => {
    const twice = `GET /graphql?${number}=1&${number}=2 HTTP/1.1\r\nhost: g\r\n\r\n`;
    expect(await answerTo(twice, /\}\]\}$/)).not.toContain(number);
  });

  test("variables nested a hundred thousand times are answered", async () => {
    const nested = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    await answerTo(posted("/graphql", `{"query":"{ whoAmI }","variables":{"a":${nested}}}`), /"whoAmI":/);
  });

  test("requests one after another on a connection are answered in their order", async () => {
    const fields = Array.from({ length: 100 }, (_, at) => `f${at}`);
    const all = Buffer.concat(fields.map((name) => posted("/graphql", asked(`{ ${name}: whoAmI }`))));
    const said = await answerTo(all, /"f99"/);
    expect([...said.matchAll(/"data":\{"(f\d+)"/g)].map(([, name]) => name)).toEqual(fields);
  });

  test("when their client leaves, those that wait for their turn end too", async () => {
    const connection = await connectRaw(front.url);
    const ids = [randomUUID(), randomUUID()];
    for (const id of ids) connection.say(posted("/graphql", asked("{ slow }"), `x-request-id: ${id}`));
    const stream = posted(
      "/graphql/stream",
      asked("subscription { ticks(every: 20) }"),
      "accept: text/event-stream",
    );
    connection.say(stream);
    connection.say(stream);
    await eventually(metrics).toContain("mekenjai_open_streams 2");
    connection.vanish();
    await eventually(metrics).toContain("mekenjai_open_streams 0");
    await eventually(() => left).toEqual(expect.arrayContaining(ids));
  });

  test("a client that asks for a socket and does not hang up holds up neither us nor our closing", async () => {
    const kept: Duplex[] = [];
    const upgrade: UpgradeListener = (request, socket) => {
      kept.push(socket);
      if (request.url === "/refused") refuseUpgrade(socket, 404);
    };
    const server = await listen(() => undefined, "127.0.0.1", 0, upgrade);
    for (const path of ["/refused", "/kept"]) {
      const connection = await connectRaw(server.url, { hangsUp: false });
      connection.say(`GET ${path} HTTP/1.1\r\nhost: g\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`);
      await eventually(() => kept.length).toBe(path === "/refused" ? 1 : 2);
    }
    await eventually(() => kept.map(({ closed }) => closed)).toEqual([true, false]);
    await server.close(50);
    expect(kept.map(({ destroyed }) => destroyed)).toEqual([true, true]);
  });

  test("five hundred connections that say nothing keep nobody waiting", async () => {
    const silent = await Promise.all(Array.from({ length: 500 }, () => connectRaw(front.url)));
    expect((await front.ask("{ whoAmI }")).status).toBe(200);
    for (const connection of silent) connection.vanish();
  });
});
