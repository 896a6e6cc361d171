import { generateKeyPairSync } from "node:crypto";
import { exportJWK, SignJWT, UnsecuredJWT, type JWTPayload } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languageOf } from "../../gateway/context.ts";
import { issuerKeys } from "../../gateway/identity/keySource.ts";
import { invented, openFront, type OpenFront } from "./frontDoor.ts";
import { issuerServer, telling } from "./frontWorld.ts";

const pairs = {
  ES256: generateKeyPairSync("ec", { namedCurve: "P-256" }),
  RS256: generateKeyPairSync("rsa", { modulusLength: 2048 }),
  EdDSA: generateKeyPairSync("ed25519"),
} as const;
type Algorithm = keyof typeof pairs;
const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" });
const keys = async () => ({
  keys: await Promise.all(
    Object.entries(pairs).map(async ([alg, { publicKey }]) => ({
      ...(await exportJWK(publicKey)),
      alg,
      kid: alg,
    })),
  ),
});

const audience = "mekenjai";
const citizen = { role: "citizen", iin: invented.iin };
let issuer: Awaited<ReturnType<typeof issuerServer>>;
let front: OpenFront;

beforeAll(async () => {
  const known = await keys();
  issuer = await issuerServer(() => known);
  const policy = { issuer: issuer.url, audience, keys: issuerKeys(issuer.url) };
  front = await openFront(telling, { policy });
});
afterAll(async () => {
  await front.close();
  await issuer.stop();
});

interface Token {
  readonly claims?: JWTPayload;
  readonly alg?: Algorithm;
  readonly key?: Parameters<SignJWT["sign"]>[0];
  readonly from?: string;
  readonly to?: string;
  readonly until?: string | number | null;
}

function token({
  claims = citizen,
  alg = "ES256",
  key,
  from = issuer.url,
  to = audience,
  until = "5m",
}: Token = {}) {
  const jwt = new SignJWT(claims).setProtectedHeader({ alg, kid: alg }).setIssuer(from).setAudience(to);
  if (until !== null) jwt.setExpirationTime(until);
  return jwt.sign(key ?? pairs[alg].privateKey);
}

const seenBy = async (authorization: string, headers: Record<string, string> = {}) => {
  const answer = await front.ask("{ whoAmI }", { authorization, ...headers });
  return {
    status: answer.status,
    code: answer.errors?.[0]?.extensions["code"],
    seen: answer.data && JSON.parse(answer.data["whoAmI"] ?? "null"),
  };
};

describe("a token", () => {
  test.each(Object.keys(pairs) as Algorithm[])("signed with %s names its caller", async (alg) => {
    const { status, seen } = await seenBy(`Bearer ${await token({ alg })}`);
    expect(status).toBe(200);
    expect(seen.caller).toEqual({ role: "citizen", iin: invented.iin });
  });

  test.each<[who: string, claims: JWTPayload, caller: object]>([
    ["an officer", { role: "leb_officer", ...invented }, { role: "leb_officer", ...invented }],
    [
      "an operator",
      { role: "service_centre_operator", iin: invented.iin },
      { role: "service_centre_operator", iin: invented.iin },
    ],
    ["an analyst, whose number nobody needs", { role: "analyst", iin: invented.iin }, { role: "analyst" }],
  ])("of %s is read", async (_who, claims, caller) => {
    expect((await seenBy(`Bearer ${await token({ claims })}`)).seen.caller).toEqual(caller);
  });

  test.each<[what: string, authorization: () => Promise<string> | string]>([
    ["expired", async () => `Bearer ${await token({ until: Math.floor(Date.now() / 1000) - 60 })}`],
    ["without an end", async () => `Bearer ${await token({ until: null })}`],
    ["of another issuer", async () => `Bearer ${await token({ from: "https://elsewhere.example" })}`],
    ["for another audience", async () => `Bearer ${await token({ to: "somebody" })}`],
    ["signed by a stranger", async () => `Bearer ${await token({ key: stranger.privateKey })}`],
    [
      "signed by nobody",
      () =>
        `Bearer ${new UnsecuredJWT(citizen).setIssuer(issuer.url).setAudience(audience).setExpirationTime("5m").encode()}`,
    ],
    ["changed after signing", async () => `Bearer ${(await token()).replace(/\.[^.]{4}/, ".AAAA")}`],
    ["of an unknown role", async () => `Bearer ${await token({ claims: { ...citizen, role: "minister" } })}`],
    [
      "of a register, which callers are not",
      async () => `Bearer ${await token({ claims: { ...citizen, role: "service" } })}`,
    ],
    ["without a role", async () => `Bearer ${await token({ claims: { iin: invented.iin } })}`],
    [
      "with a malformed IIN",
      async () => `Bearer ${await token({ claims: { ...citizen, iin: "850101012340" } })}`,
    ],
    [
      "of an officer without a territory",
      async () =>
        `Bearer ${await token({ claims: { role: "leb_officer", iin: invented.iin, bin: invented.bin } })}`,
    ],
    ["that is no token", () => "Bearer nonsense"],
    ["of another scheme", () => "Basic dXNlcjpwYXNz"],
    ["empty", () => "Bearer"],
  ])("%s is 401, never anonymous", async (_what, authorization) => {
    const { status, code, seen } = await seenBy(await authorization());
    expect({ status, code, seen }).toEqual({ status: 401, code: "UNAUTHENTICATED", seen: undefined });
  });

  test("absent: the caller is anonymous", async () => {
    const { data } = await front.ask("{ whoAmI }");
    expect(JSON.parse(data?.["whoAmI"] ?? "null")).toMatchObject({
      caller: { role: "anonymous" },
      purpose: null,
      case: null,
      language: "EN",
    });
  });
});

describe("an identity provider that does not answer", () => {
  test("is 503 while its keys were never seen; nobody is refused", async () => {
    const silent = "http://127.0.0.1:9";
    const closed = await openFront(telling, {
      policy: { issuer: silent, audience, keys: issuerKeys(silent) },
    });
    const response = await closed.post(
      { query: "{ whoAmI }" },
      { authorization: `Bearer ${await token({ from: silent })}` },
    );
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("2");
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: "IDENTITY_PROVIDER_UNAVAILABLE" } }],
    });
    await closed.close();
  });

  test("signs nobody out whose key is known", async () => {
    const known = await keys();
    const own = await issuerServer(() => known);
    const other = await openFront(telling, {
      policy: { issuer: own.url, audience, keys: issuerKeys(own.url) },
    });
    const bearer = async () => ({
      authorization: `Bearer ${await token({ from: own.url, claims: { ...citizen, jti: Math.random().toString() } })}`,
    });
    expect((await other.ask("{ whoAmI }", await bearer())).status).toBe(200);
    await own.stop();
    expect((await other.ask("{ whoAmI }", await bearer())).status).toBe(200);
    await other.close();
  });
});

describe("purpose and case", () => {
  const officer = async () => `Bearer ${await token({ claims: { role: "leb_officer", ...invented } })}`;

  test("of an officer reach the registers", async () => {
    const { seen } = await seenBy(await officer(), {
      "x-purpose": "RENTAL_TENANT_CHECK",
      "x-case": "2025/17-A",
    });
    expect(seen).toMatchObject({ purpose: "RENTAL_TENANT_CHECK", case: "2025/17-A" });
  });

  test("a purpose of another role, or of nobody, counts as none", async () => {
    for (const purpose of ["SERVICE_CENTRE_RECEPTION", "RESIDENCE_REGISTRATION", "CURIOSITY"])
      expect(
        (await seenBy(await officer(), { "x-purpose": purpose, "x-case": "1" })).seen.purpose,
      ).toBeNull();
  });

  test("a citizen states none", async () => {
    const { seen } = await seenBy(`Bearer ${await token()}`, {
      "x-purpose": "RENTAL_TENANT_CHECK",
      "x-case": "1",
    });
    expect(seen).toMatchObject({ purpose: null, case: null });
  });

  test("a malformed case names the header", async () => {
    const { errors } = await front.ask("{ whoAmI }", {
      authorization: await officer(),
      "x-case": "a".repeat(65),
    });
    expect(errors).toMatchObject([
      { extensions: { code: "BAD_USER_INPUT", argument: "X-Case", expected: "CASE" } },
    ]);
  });
});

test.each<[accepted: string | undefined, language: string]>([
  [undefined, "KK"],
  ["", "KK"],
  ["ru", "RU"],
  ["ru-KZ, kk;q=0.9", "RU"],
  ["en;q=0.2, ru;q=0.8, kk;q=0.5", "RU"],
  ["de, fr;q=0.9", "KK"],
  ["de, en;q=0.1", "EN"],
  ["ru;q=0, en;q=0.1", "EN"],
  ["ru;q=nonsense, en;q=0.1", "EN"],
  ["*", "KK"],
])("a reader of %j is answered in %s", (accepted, language) => {
  expect(languageOf(accepted)).toBe(language);
});
