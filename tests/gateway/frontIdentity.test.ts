import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callersFrom } from "../../gateway/caller.ts";
import { personas } from "../../gateway/identity/people.ts";
import { openLocalIdentity } from "../../gateway/identity/localIdentity.ts";
import { cast as namedCast } from "../../seeds/cast.ts";
import { cast, invented, openFront, type OpenFront } from "./frontDoor.ts";
import { telling } from "./frontWorld.ts";

let front: OpenFront;
beforeAll(async () => {
  front = await openFront(telling);
});
afterAll(() => front.close());

/** A browser as far as a sign-in needs one: it keeps cookies and follows redirects. */
function browser() {
  const cookies = new Map<string, string>();
  const go = async (
    url: string,
    init: RequestInit = {},
  ): Promise<{ url: string; status: number; text: string }> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, {
      ...init,
      redirect: "manual",
      headers: { ...(init.headers as object), cookie },
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      cookies.set(name, value);
    }
    const next = response.headers.get("location");
    return next ? go(new URL(next, url).href) : { url, status: response.status, text: await response.text() };
  };
  return go;
}

describe("the sign-in page", () => {
  test("offers the cast and the officials, and names no one but them", async () => {
    const page = await browser()(`${front.url}/dev/sign-in`, { headers: { "accept-language": "en" } });
    expect(page.status).toBe(200);
    for (const { key } of personas) expect(page.text).toContain(`value="${key}"`);
    expect(page.text).not.toMatch(/\d{12}/);
    expect(page.text).not.toMatch(/src="http|href="http/);
  });

  test("makes whoever is picked the bearer of a token that the gateway takes", async () => {
    const go = browser();
    const page = await go(`${front.url}/dev/sign-in`);
    const signedIn = await go(page.url, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "person=owner",
    });
    const token = /Bearer ([\w.-]+)/.exec(signedIn.text)?.[1] ?? "";
    expect(decodeJwt(token)).toMatchObject({
      iss: `${front.url}/oidc`,
      aud: "mekenjai",
      role: "citizen",
      iin: cast.owner.iin,
    });
    const { data } = await front.ask("{ whoAmI }", { authorization: `Bearer ${token}` });
    expect(data?.["whoAmI"]).toContain(cast.owner.iin);
  });

  test("takes nobody who is not on it", async () => {
    const go = browser();
    const page = await go(`${front.url}/dev/sign-in`);
    const form = {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "person=<script>",
    };
    const refused = await go(page.url, form);
    expect(refused.status).toBe(400);
    expect(refused.text).not.toContain("<script>");
  });
});

test("everybody on the sign-in page is in the cast", () => {
  expect(Object.keys(namedCast())).toEqual(
    expect.arrayContaining(personas.filter(({ role }) => role !== "analyst").map(({ key }) => key)),
  );
});

describe("a token from the command line's door", () => {
  const ask = (body: unknown) =>
    fetch(`${front.url}/dev/token`, { method: "POST", body: JSON.stringify(body) });

  test.each<[asked: object, claims: object]>([
    [
      { role: "citizen", iin: invented.iin },
      { role: "citizen", iin: invented.iin },
    ],
    [{ role: "officer" }, { role: "leb_officer", ...cast.officerAstana }],
    [
      { role: "leb_officer", kato: "750000000" },
      { role: "leb_officer", ...cast.officerAstana, kato: "750000000" },
    ],
    [{ role: "operator" }, { role: "service_centre_operator", ...cast.operator }],
    [{ role: "analyst" }, { role: "analyst" }],
  ])("for %j", async (asked, claims) => {
    const response = await ask(asked);
    expect(response.status).toBe(200);
    expect(decodeJwt(await response.text())).toMatchObject(claims);
  });

  test.each<[what: string, asked: unknown, told: RegExp]>([
    ["an unknown role", { role: "king" }, /citizen, officer, operator, analyst/],
    ["no role", {}, /citizen, officer, operator, analyst/],
    ["a citizen without a number", { role: "citizen" }, /--iin/],
    ["a mistyped IIN", { role: "citizen", iin: "850101012340" }, /--iin is an IIN of 12 digits/],
    ["a malformed KATO", { role: "officer", kato: "71" }, /--kato is a KATO code of 9 digits/],
    ["a malformed BIN", { role: "officer", bin: "1" }, /--bin/],
    ["a citizen with a territory", { role: "citizen", iin: invented.iin, kato: "710000000" }, /officer only/],
    ["an analyst with a number", { role: "analyst", iin: invented.iin }, /counts only/],
    ["no object", [1], /citizen, officer/],
  ])("%s is told what is expected, and nothing is repeated", async (_what, asked, told) => {
    const response = await ask(asked);
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(text).toMatch(told);
    expect(text).not.toContain("850101012340");
  });
});

test("tokens outlive a restart: the key lies in the data folder, for its owner alone", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "identity-"));
  const origin = "http://127.0.0.1:4000";
  const before = await openLocalIdentity({ origin, dataDir, cast });
  const token = await before.issue({ role: "analyst" });
  const after = await openLocalIdentity({ origin, dataDir, cast });
  expect((await callersFrom(after.policy)(`Bearer ${token}`)).caller).toEqual({ role: "analyst" });
  expect(statSync(join(dataDir, "keys", "identity.json")).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(dataDir, "keys", "identity.json"), "utf8")).toContain('"d"');
  rmSync(dataDir, { recursive: true });
});
