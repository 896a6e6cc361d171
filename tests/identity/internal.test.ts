import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listen, type Listening } from "../../subgraphs/shared/http/listen.ts";
import { signCall } from "../../subgraphs/shared/internalToken.ts";
import type { Call } from "../../subgraphs/shared/call.ts";
import { standalone } from "../../subgraphs/shared/standalone.ts";
import { callOf, registerOf } from "../gateway/world.ts";
import { internalAttacks, type InternalAttack } from "./internalAttacks.ts";

const key = new Uint8Array(32).fill(7);
const anotherKey = new Uint8Array(32).fill(8);
const publicPair = generateKeyPairSync("ec", { namedCurve: "P-256" });

/** What the register was asked while it should have said nothing. */
let reached = 0;
const register = registerOf("rental", {
  sdl: `type Query { who: String }  type Subscription { ticks: String }`,
  resolvers: {
    Query: { who: (_source: never, _args: never, { call }: { call: Call }) => seen(call) },
    Subscription: {
      ticks: {
        subscribe: async function* (_source: never, _args: never, { call }: { call: Call }) {
          yield { ticks: seen(call) };
        },
      },
    },
  },
});
function seen({ caller }: Call): string {
  reached += 1;
  return JSON.stringify(caller);
}

let server: Listening;
beforeAll(async () => {
  const closing = new AbortController().signal;
  server = await listen(standalone({ register, key, log: () => undefined, closing }), "127.0.0.1", 0);
});
afterAll(() => server.close(100));

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** What a row sends as `Authorization`. */
function authorizationOf({ header, claims, signedBy = "the shared key", sent }: InternalAttack): string {
  const good = signCall(callOf(), "rental", key);
  const now = Math.floor(Date.now() / 1_000);
  const [head = "", body = ""] = good.split(".");
  const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as object;
  const timed = Object.entries({ ...read(body), ...claims }).flatMap(([name, value]) => {
    const by = /^now([+-]\d+)$/.exec(String(value))?.[1];
    return value === null ? [] : [[name, by === undefined ? value : now + Number(by)]];
  });
  const signed = `${base64({ ...read(head), ...header })}.${base64(Object.fromEntries(timed) as object)}`;
  return (sent ?? "Bearer {token}")
    .replaceAll("{token}", `${signed}.${signatureOf(signed, signedBy, header?.["alg"])}`)
    .replaceAll("{good}", good);
}

function signatureOf(signed: string, by: NonNullable<InternalAttack["signedBy"]>, alg: unknown): string {
  if (by === "nobody") return "";
  const { privateKey } = publicPair;
  if (by === "the public provider's key")
    return sign("sha256", Buffer.from(signed), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString(
      "base64url",
    );
  return createHmac(alg === "HS512" ? "sha512" : "sha256", by === "another key" ? anotherKey : key)
    .update(signed)
    .digest("base64url");
}

const questions: Readonly<Record<string, string>> = {
  "/graphql": "{ who }",
  "/internal": "{ who }",
  "/graphql/stream": "subscription { ticks }",
};

describe.each(Object.entries(questions))("a register alone at %s", (path, query) => {
  const knock = async (headers: Readonly<Record<string, string>>, asked = query) => {
    const response = await fetch(`${server.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "*/*", ...headers },
      body: JSON.stringify({ query: asked }),
    });
    return { status: response.status, text: await response.text() };
  };

  test("answers a call that is signed for it", async () => {
    const { status, text } = await knock({ authorization: `Bearer ${signCall(callOf(), "rental", key)}` });
    expect(status).toBe(200);
    expect(text).toContain("role");
  });

  test.each(internalAttacks.map((row) => [row.name, row] as const))(
    "says nothing to %s",
    async (_name, row) => {
      const before = reached;
      const { status, text } = await knock({ authorization: authorizationOf(row) });
      expect(status).toBe(401);
      expect(text).toContain("UNAUTHENTICATED");
      expect(reached).toBe(before);
    },
  );

  test("says nothing to a call without a token, its schema included", async () => {
    for (const asked of [query, "{ _service { sdl } }", "{ __schema { types { name } } }", "not GraphQL"]) {
      const { status, text } = await knock({}, asked);
      expect(status).toBe(401);
      expect(text).not.toMatch(/type Query|rental/);
    }
  });
});
