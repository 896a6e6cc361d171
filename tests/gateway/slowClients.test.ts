import { createClient } from "graphql-sse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { answer } from "../../subgraphs/shared/http/answer.ts";
import { listen, type Listening } from "../../subgraphs/shared/http/listen.ts";
import { openFront, type OpenFront } from "./frontDoor.ts";
import { telling } from "./frontWorld.ts";
import { connectRaw } from "./rawHttp.ts";

/** Longer than anybody may be silent who is not listening to a stream. */
const longSilence = 18_000;
const timeout = 60_000;

let front: OpenFront;
let library: Listening;
let unread = 0;
beforeAll(async () => {
  front = await openFront(telling);
  library = await listen(
    (_request, response) => {
      unread += 1;
      response.on("close", () => (unread -= 1));
      answer(response, 200, "a long book ".repeat(4_000_000));
    },
    "127.0.0.1",
    0,
  );
});
afterAll(async () => {
  await front.close();
  await library.close(0);
});

describe("a client", { concurrent: true, timeout }, () => {
  test("that says its headers drop by drop is cut off", async () => {
    const connection = await connectRaw(front.url);
    connection.say("POST /graphql HTTP/1.1\r\nhost: g\r\n");
    const began = Date.now();
    await connection.drip("x: x\r\n", 500);
    expect(Date.now() - began).toBeLessThan(25_000);
    expect(connection.said()).toMatch(/^HTTP\/1.1 408 /);
  });

  test("that says its body drop by drop is cut off, and no fault of ours", async () => {
    const connection = await connectRaw(front.url);
    connection.say(
      "POST /graphql HTTP/1.1\r\nhost: g\r\ncontent-type: application/json\r\ncontent-length: 999\r\n\r\n",
    );
    await connection.drip(" ", 500);
    expect(connection.said()).toMatch(/^HTTP\/1.1 408 /);
    expect(front.log).toEqual([]);
  });

  test("that connects and says nothing is cut off", async () => {
    const connection = await connectRaw(front.url);
    await expect.poll(connection.closed, { timeout }).toBe(true);
  });

  test("that does not read what it asked for is cut off", async () => {
    const connection = await connectRaw(library.url);
    connection.stopReading();
    connection.say("GET / HTTP/1.1\r\nhost: g\r\n\r\n");
    await expect.poll(() => unread, { timeout }).toBe(1);
    await expect.poll(() => unread, { timeout }).toBe(0);
  });

  test("that listens to a stream in which nothing happens is not", async () => {
    const client = createClient({ url: `${front.url}/graphql/stream`, retryAttempts: 0 });
    const seen: unknown[] = [];
    for await (const { data } of client.iterate({ query: `subscription { ticks(every: ${longSilence}) }` })) {
      seen.push(data);
      if (seen.length === 2) break;
    }
    expect(seen).toEqual([{ ticks: 0 }, { ticks: 1 }]);
  });

  test("that has a socket open and waits is not", async () => {
    const socket = new WebSocket(`${front.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
    socket.on("open", () => socket.send('{"type":"connection_init"}'));
    const openFor = new Promise((resolve) => {
      const began = Date.now();
      socket.on("close", () => resolve(Date.now() - began));
      setTimeout(() => socket.close(), longSilence);
    });
    expect(await openFor).toBeGreaterThanOrEqual(longSilence);
  });
});
