import { generateKeyPairSync } from "node:crypto";
import type { ServerResponse } from "node:http";
import { errors, exportJWK, SignJWT, type JWTPayload } from "jose";
import { afterEach, expect, test } from "vitest";
import { callersFrom } from "../../gateway/caller.ts";
import { IdentityProviderSilent, issuerKeys } from "../../gateway/identity/keySource.ts";
import { provider, server, type Server } from "./servers.ts";

const pairs = { one: pair(), two: pair() } as const;
type Kid = keyof typeof pairs;
function pair() {
  return generateKeyPairSync("ec", { namedCurve: "P-256" });
}
const publicKeys = async (...kids: Kid[]) => ({
  keys: await Promise.all(
    kids.map(async (kid) => ({ ...(await exportJWK(pairs[kid].publicKey)), kid, alg: "ES256" })),
  ),
});

const minute = 60_000;
/** A clock of the provider's keys, which a test moves. */
let now = Date.now();
const clock = () => now;
const running: Server[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});

/** A provider whose keys and health a test changes, and a gateway's way of reading its tokens. */
async function issuing(keys: object) {
  const state = { keys, broken: null as ((response: ServerResponse) => void) | null };
  const it = await server((request, response, url) => {
    if (state.broken) return state.broken(response);
    const metadata = { issuer: url, jwks_uri: `${url}/keys` };
    response.end(JSON.stringify(request.url === "/keys" ? state.keys : metadata));
  });
  running.push(it);
  const read = callersFrom({ issuer: it.url, audience: "mekenjai", keys: issuerKeys(it.url, clock) });
  const token = (kid: Kid, named: string = kid, claims: JWTPayload = {}) =>
    new SignJWT({ role: "analyst", jti: Math.random().toString(), ...claims })
      .setProtectedHeader({ alg: "ES256", kid: named })
      .setIssuer(it.url)
      .setAudience("mekenjai")
      .setExpirationTime("5m")
      .sign(pairs[kid].privateKey);
  return {
    state,
    token,
    asked: () => it.asked.filter((path) => path === "/keys").length,
    said: async (bearer: string) =>
      read(`Bearer ${bearer}`).then(
        ({ caller }) => caller.role,
        (error: unknown) => (error as { extensions: { code: string } }).extensions.code,
      ),
  };
}

test("keys are read once for many callers", async () => {
  const { token, said, asked } = await issuing(await publicKeys("one"));
  const tokens = await Promise.all(Array.from({ length: 50 }, () => token("one")));
  expect(new Set(await Promise.all(tokens.map(said)))).toEqual(new Set(["analyst"]));
  expect(asked()).toBe(1);
});

test("a new key is found when the first token names it", async () => {
  const { state, token, said, asked } = await issuing(await publicKeys("one"));
  expect(await said(await token("one"))).toBe("analyst");
  now += minute;
  state.keys = await publicKeys("one", "two");
  expect(await said(await token("two"))).toBe("analyst");
  expect(asked()).toBe(2);
});

test("a flood of unknown keys asks the provider once in ten seconds", async () => {
  const { token, said, asked } = await issuing(await publicKeys("one"));
  await said(await token("one"));
  now += minute;
  for (let i = 0; i < 200; i += 1)
    expect(await said(await token("two", `unknown-${i}`))).toBe("UNAUTHENTICATED");
  expect(asked()).toBe(2);
  now += 11_000;
  await said(await token("two", "unknown"));
  expect(asked()).toBe(3);
});

test("a key that was taken back is trusted ten minutes at most, by remembered tokens too", async () => {
  const { state, token, said } = await issuing(await publicKeys("one"));
  const remembered = await token("one");
  expect(await said(remembered)).toBe("analyst");
  state.keys = await publicKeys("two");
  now += 9 * minute;
  expect(await said(remembered)).toBe("analyst");
  now += 2 * minute;
  // This one only sees that it is time; the keys are read behind it.
  await said(remembered);
  await expect.poll(() => said(remembered)).toBe("UNAUTHENTICATED");
  expect(await said(await token("one"))).toBe("UNAUTHENTICATED");
  expect(await said(await token("two"))).toBe("analyst");
});

test("while the provider is down its known keys stay good, and unknown ones are no refusal", async () => {
  const { state, token, said } = await issuing(await publicKeys("one"));
  await said(await token("one"));
  state.broken = (response) => void response.writeHead(500).end();
  now += 60 * minute;
  for (let i = 0; i < 5; i += 1) expect(await said(await token("one"))).toBe("analyst");
  expect(await said(await token("two"))).toBe("IDENTITY_PROVIDER_UNAVAILABLE");
  state.broken = null;
  now += minute;
  expect(await said(await token("two"))).toBe("UNAUTHENTICATED");
});

test("keys that nobody could take back for a day are trusted no longer", async () => {
  const { state, token, said } = await issuing(await publicKeys("one"));
  const remembered = await token("one");
  await said(remembered);
  state.broken = (response) => void response.destroy();
  now += 25 * 60 * minute;
  expect(await said(remembered)).toBe("IDENTITY_PROVIDER_UNAVAILABLE");
});

test("while there are no keys the provider is asked every two seconds, whoever waits", async () => {
  const { state, token, said } = await issuing(await publicKeys("one"));
  let tries = 0;
  state.broken = (response) => {
    tries += 1;
    response.destroy();
  };
  const bearer = await token("one");
  for (let i = 0; i < 20; i += 1) expect(await said(bearer)).toBe("IDENTITY_PROVIDER_UNAVAILABLE");
  // undici asks once more by itself when a connection breaks.
  expect(tries).toBeLessThanOrEqual(2);
  state.broken = null;
  now += 3_000;
  expect(await said(bearer)).toBe("analyst");
});

test.each<[what: string, broken: (response: ServerResponse) => void]>([
  ["an error page", (response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>")],
  ["a redirect", (response) => response.writeHead(302, { location: "http://127.0.0.1:9/keys" }).end()],
  ["not found", (response) => response.writeHead(404).end("{}")],
  ["a list", (response) => response.end("[]")],
  ["null", (response) => response.end("null")],
  [
    "another issuer's metadata",
    (response) => response.end('{"issuer":"https://example.com","jwks_uri":"x"}'),
  ],
  ["half an answer", (response) => void response.writeHead(200, { "content-length": "100" }).write("{")],
  [
    "a flood",
    (response) => {
      const more = () => {
        if (!response.destroyed) response.write("x".repeat(65_536), more);
      };
      more();
    },
  ],
])("a provider that answers with %s is one that does not answer", async (_what, broken) => {
  const { state, token, said } = await issuing({});
  state.broken = broken;
  expect(await said(await token("one"))).toBe("IDENTITY_PROVIDER_UNAVAILABLE");
});

test("keys that come with too much beside them are none, and neither are those that lie elsewhere", async () => {
  const known = await publicKeys("one");
  const padded = await issuing({ ...known, padding: "x".repeat(300_000) });
  expect(await padded.said(await padded.token("one"))).toBe("IDENTITY_PROVIDER_UNAVAILABLE");
  const elsewhere = await provider(() => known);
  running.push(elsewhere);
  const moved = await issuing(known);
  moved.state.broken = (response) => response.writeHead(302, { location: `${elsewhere.url}/keys` }).end();
  expect(await moved.said(await moved.token("one"))).toBe("IDENTITY_PROVIDER_UNAVAILABLE");
  expect(elsewhere.asked).toEqual([]);
});

test.each([{}, { keys: "none" }, { keys: [1] }, []])("keys that are %j are none", async (keys) => {
  const { token, said } = await issuing(keys);
  expect(await said(await token("one"))).toBe("IDENTITY_PROVIDER_UNAVAILABLE");
});

test("a secret among the provider's keys opens nothing", async () => {
  const secret = Buffer.from("a secret of thirty-two bytes, here");
  const { token, said, state } = await issuing(await publicKeys("one"));
  const known = await publicKeys("one");
  state.keys = { keys: [...known.keys, { kty: "oct", kid: "secret", k: secret.toString("base64url") }] };
  expect(await said(await token("one"))).toBe("analyst");
  const forged = new SignJWT({ role: "analyst" }).setProtectedHeader({ alg: "HS256", kid: "secret" });
  expect(await said(await forged.setExpirationTime("5m").sign(secret))).toBe("UNAUTHENTICATED");
});

test("a name that ends in a slash is the issuer's whole name", async () => {
  const known = await publicKeys("one");
  const it = await server((request, response, url) => {
    const metadata = { issuer: `${url}/`, jwks_uri: `${url}/keys` };
    response.end(JSON.stringify(request.url === "/keys" ? known : metadata));
  });
  running.push(it);
  await expect(issuerKeys(`${it.url}/`).keyFor({ alg: "ES256", kid: "one" }, never)).resolves.toBeDefined();
  await expect(issuerKeys(it.url).keyFor({ alg: "ES256", kid: "one" }, never)).rejects.toBeInstanceOf(
    IdentityProviderSilent,
  );
});
const never = { payload: "", signature: "" };

test("keys at an address without TLS are not taken from an issuer with it", async () => {
  const asked: string[] = [];
  const original = globalThis.fetch;
  globalThis.fetch = async (input) => {
    asked.push(input as string);
    return Response.json({ issuer: "https://idp.example.kz", jwks_uri: "http://idp.example.kz/keys" });
  };
  try {
    await expect(issuerKeys("https://idp.example.kz").keyFor({ alg: "ES256" }, never)).rejects.toBeInstanceOf(
      IdentityProviderSilent,
    );
  } finally {
    globalThis.fetch = original;
  }
  expect(asked).toEqual(["https://idp.example.kz/.well-known/openid-configuration"]);
});

test("a slow provider is waited for three seconds", { timeout: 15_000 }, async () => {
  const { state, token, said } = await issuing({});
  state.broken = () => undefined;
  const began = performance.now();
  expect(await said(await token("one"))).toBe("IDENTITY_PROVIDER_UNAVAILABLE");
  expect(performance.now() - began).toBeLessThan(6_000);
});

test("an unknown key of a provider that answers is the token's fault", async () => {
  const it = await provider(() => ({ keys: [] }));
  running.push(it);
  await expect(issuerKeys(it.url).keyFor({ alg: "ES256", kid: "x" }, never)).rejects.toBeInstanceOf(
    errors.JWKSNoMatchingKey,
  );
});

test("a clock that is five seconds behind lets nobody in late, and nobody out early", async () => {
  const { token, said } = await issuing(await publicKeys("one"));
  const second = Math.floor(Date.now() / 1_000);
  expect(await said(await token("one", "one", { nbf: second + 4, iat: second + 4 }))).toBe("analyst");
  expect(await said(await token("one", "one", { nbf: second + 8 }))).toBe("UNAUTHENTICATED");
  expect(await said(await token("one", "one", { iat: second + 8 }))).toBe("UNAUTHENTICATED");
});
