import { createClient } from "graphql-sse";
import { SignJWT, generateKeyPair } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openFront, type OpenFront } from "./frontDoor.ts";
import { telling } from "./frontWorld.ts";

const issuer = "https://idp.example.kz";
const audience = "mekenjai";
let front: OpenFront;
let sign: (until: number) => Promise<string>;

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  sign = (until) =>
    new SignJWT({ role: "analyst" })
      .setProtectedHeader({ alg: "ES256" })
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime(until)
      .sign(privateKey);
  front = await openFront(telling, {
    policy: { issuer, audience, keys: { keyFor: () => publicKey, edition: () => 0 } },
  });
});
afterAll(() => front.close());

const events = (query: string, headers: Record<string, string> = {}) =>
  createClient({ url: `${front.url}/graphql/stream`, headers, retryAttempts: 0 }).iterate({ query });

describe("a stream", () => {
  test("brings events as they come, to the library's own client", async () => {
    const seen: unknown[] = [];
    for await (const { data } of events("subscription { ticks(every: 5) }")) {
      seen.push(data);
      if (seen.length === 3) break;
    }
    expect(seen).toEqual([{ ticks: 0 }, { ticks: 1 }, { ticks: 2 }]);
    await expect
      .poll(async () => (await fetch(`${front.url}/metrics`)).text())
      .toContain("mekenjai_open_streams 0");
    // What a stream would be told at its end is no error before that.
    expect(await (await fetch(`${front.url}/metrics`)).text()).not.toContain("UNAUTHENTICATED");
  });

  test("answers a query once", async () => {
    const seen = [];
    for await (const result of events("{ __typename }")) seen.push(result.data);
    expect(seen).toEqual([{ __typename: "Query" }]);
  });

  test("of a document at fault tells the fault, masked, and ends", async () => {
    const seen = [];
    for await (const result of events(`{ greet(iin: "850101012340") }`)) seen.push(result);
    expect(seen).toMatchObject([{ errors: [{ extensions: { code: "BAD_USER_INPUT", argument: "iin" } }] }]);
    expect(JSON.stringify(seen)).not.toContain("850101012340");
  });

  test("with a broken token does not begin", async () => {
    const response = await fetch(`${front.url}/graphql/stream`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream", authorization: "Bearer x" },
      body: JSON.stringify({ query: "subscription { ticks(every: 5) }" }),
    });
    expect(response.status).toBe(401);
  });

  test("ends within 5 seconds of its token's end, and says why", async () => {
    // Between one second and two: time to come in with it.
    const until = Math.floor(Date.now() / 1_000) + 2;
    let last: unknown;
    for await (const result of events("subscription { ticks(every: 50) }", {
      authorization: `Bearer ${await sign(until)}`,
    }))
      last = result;
    expect(Date.now()).toBeLessThan((until + 5) * 1_000 + 500);
    expect(last).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });

  test("breaks off when the gateway closes, without the word that nothing more can come", async () => {
    const closing = await openFront(telling);
    const client = createClient({ url: `${closing.url}/graphql/stream`, retryAttempts: 0 });
    let count = 0;
    const watching = (async () => {
      for await (const _event of client.iterate({ query: "subscription { ticks(every: 5) }" })) {
        count += 1;
        if (count === 2) void closing.close();
      }
    })();
    await expect(watching).rejects.toThrow("Connection closed while having active streams");
    expect(count).toBeGreaterThanOrEqual(2);
  });
});
