import { request as ask } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issuerKeys } from "../../gateway/identity/keySource.ts";
import { openFront, type OpenFront } from "../gateway/frontDoor.ts";
import { telling } from "../gateway/frontWorld.ts";
import { attacks, borrowed } from "./attacks.ts";
import { authorizationOf, providerKeys, strangersKeys, token, type Places } from "./forge.ts";
import { doors, provider, server, type Server } from "./servers.ts";

let front: OpenFront;
let [identity, attacker]: Server[] = [];
let places: Places;

beforeAll(async () => {
  identity = await provider(() => providerKeys);
  // It would answer as a provider, with keys that fit: whoever asks is lost.
  attacker = await server((_request, response) => response.end(JSON.stringify(strangersKeys)));
  places = { issuer: identity.url, attacker: attacker.url };
  const policy = { issuer: identity.url, audience: "mekenjai", keys: issuerKeys(identity.url) };
  front = await openFront(telling, { policy });
});
afterAll(async () => {
  await front.close();
  await Promise.all([identity?.stop(), attacker?.stop()]);
});

const refused = { status: 401, code: "UNAUTHENTICATED", seen: null };
const good = () => token({ name: "good" }, places);

describe.each(Object.keys(doors))("over %s", (door) => {
  const knock = (headers: Readonly<Record<string, string>>) => doors[door]!(front.url, headers);

  test("a good token lets its bearer in, and without one he is anonymous", async () => {
    expect(await knock({ authorization: `Bearer ${good()}` })).toMatchObject({
      status: 200,
      seen: { caller: { role: "citizen" } },
    });
    expect(await knock({})).toMatchObject({ status: 200, seen: { caller: { role: "anonymous" } } });
  });

  test.each(attacks.map((attack) => [attack.name, attack] as const))(
    "%s is refused",
    async (_name, attack) => {
      expect(await knock({ authorization: authorizationOf(attack, places) })).toEqual(refused);
    },
  );

  test.each(borrowed.map((row) => [row.name, row] as const))(
    "%s is what the token says",
    async (_name, row) => {
      const authorization = `Bearer ${token(row, places)}`;
      const { status, seen } = await knock({ authorization, ...row.headers });
      expect(status).toBe(200);
      expect({ ...seen, role: (seen?.["caller"] as { role: string }).role }).toMatchObject(row.seen);
    },
  );
});

test("the attacker's server was never asked, and the provider only for what it is asked for", () => {
  expect(attacker?.asked).toEqual([]);
  expect(new Set(identity?.asked)).toEqual(new Set(["/.well-known/openid-configuration", "/keys"]));
});

describe("a token in another place than the header", () => {
  const body = JSON.stringify({ query: "{ whoAmI }" });
  const json = { "content-type": "application/json" };
  const roleSeen = async (response: Response) => {
    const { data } = (await response.json()) as { data: { whoAmI: string } };
    return (JSON.parse(data.whoAmI) as { caller: { role: string } }).caller.role;
  };

  test("in the address is none", async () => {
    for (const name of ["access_token", "token", "authorization"]) {
      const url = `${front.url}/graphql?${name}=${good()}`;
      expect(await roleSeen(await fetch(url, { method: "POST", headers: json, body }))).toBe("anonymous");
    }
  });

  test("in the body, or in a cookie, is none", async () => {
    const carrying = JSON.stringify({ query: "{ whoAmI }", access_token: good(), authorization: good() });
    const headers = { ...json, cookie: `access_token=${good()}`, "x-authorization": `Bearer ${good()}` };
    expect(await roleSeen(await front.post(carrying, headers))).toBe("anonymous");
  });
});

test("two Authorization headers are refused, whichever of them is good", async () => {
  const broken = authorizationOf(attacks[0]!, places);
  const sent = (given: string[]) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = [
        "host",
        "gateway",
        "content-type",
        "application/json",
        ...given.flatMap((one) => ["authorization", one]),
      ];
      const asking = ask(`${front.url}/graphql`, { method: "POST", headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asking.on("error", reject);
      asking.end(JSON.stringify({ query: "{ whoAmI }" }));
    });
  const bearer = `Bearer ${good()}`;
  expect(await sent([bearer, broken])).toBe(401);
  expect(await sent([broken, bearer])).toBe(401);
  expect(await sent([bearer, bearer])).toBe(401);
});

test("of a claim that stands twice the last counts, as RFC 7519 (4) has it", async () => {
  const now = Math.floor(Date.now() / 1_000);
  const payload = `{"iss":"${places.issuer}","aud":"mekenjai","exp":${now + 60},"role":"analyst","iin":"850101012347","role":"citizen"}`;
  const authorization = `Bearer ${token({ name: "twice", payload }, places)}`;
  expect(await doors["POST"]!(front.url, { authorization })).toMatchObject({
    seen: { caller: { role: "citizen" } },
  });
});

test("what is refused leaves no trace of the token in the log", async () => {
  expect(front.log).toEqual([]);
});
