import { setTimeout as sleep } from "node:timers/promises";
import { createClient as overEvents } from "graphql-sse";
import { createClient as overSocket } from "graphql-ws";
import { afterEach, describe, expect, test } from "vitest";
import { addressBehind } from "../../gateway/safety/address.ts";
import { createLoad } from "../../gateway/safety/load.ts";
import { budgets, rateLimits, type Budgets } from "../../gateway/safety/rateLimits.ts";
import { invented, openFront, type OpenFront } from "./frontDoor.ts";
import { telling } from "./frontWorld.ts";

const another = "860202012348"; // invented: its seventh digit is 0
const few = { points: 3, seconds: 60 };
const plenty = { points: 1_000, seconds: 60 };
const all = (budget: typeof few): Budgets["requests"] => ({
  citizen: budget,
  leb_officer: budget,
  service_centre_operator: budget,
  analyst: budget,
  service: budget,
  anonymous: budget,
});
const generous: Budgets = {
  requests: all(plenty),
  mutations: all(plenty),
  refusedTokens: plenty,
  connections: { signedIn: 100, anonymous: 100 },
};

let front: OpenFront;
const opened: OpenFront[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});
const openWith = async (options: Parameters<typeof openFront>[1] = {}) => {
  front = await openFront(telling, options);
  opened.push(front);
};
const open = async (change: Partial<Budgets>, proxies = 0) => {
  const limits = rateLimits({ ...generous, ...change });
  await openWith({ limits, addressOf: addressBehind(proxies) });
};
const as = async (claims: object) => ({
  authorization: `Bearer ${await front.identity.issue({ ...claims })}`,
});
const citizen = (iin = invented.iin) => as({ role: "citizen", iin });
const statuses = async (times: number, headers: Record<string, string>, query = "{ whoAmI }") => {
  const seen: number[] = [];
  for (let i = 0; i < times; i += 1) seen.push((await front.post({ query }, headers)).status);
  return seen;
};

describe("requests", () => {
  test("of a citizen beyond his budget are told when to come again; others come in", async () => {
    await open({ requests: all(few) });
    expect(await statuses(3, await citizen())).toEqual([200, 200, 200]);
    const refused = await front.post({ query: "{ whoAmI }" }, await citizen());
    const { errors } = (await refused.json()) as { errors: { extensions: Record<string, number> }[] };
    expect(refused.status).toBe(429);
    expect(errors).toMatchObject([{ extensions: { code: "RATE_LIMITED", what: "requests", limit: 3 } }]);
    const { retryAfter } = errors[0]!.extensions;
    expect(refused.headers.get("retry-after")).toBe(String(retryAfter));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(60);
    expect(await statuses(1, await citizen(another))).toEqual([200]);
    expect(await statuses(1, await as({ role: "leb_officer", ...invented }))).toEqual([200]);
    expect(await statuses(1, {})).toEqual([200]);
    expect(front.log.join()).not.toContain(invented.iin);
  });

  test("of one citizen by several tokens, addresses and doors are counted together", async () => {
    await open({ requests: all(few) }, 1);
    const next = (() => {
      let last = 0;
      return async () => ({ ...(await citizen()), "x-forwarded-for": `198.51.100.${(last += 1)}` });
    })();
    expect(await statuses(1, await next())).toEqual([200]);
    const stream = overEvents({ url: `${front.url}/graphql/stream`, headers: next, retryAttempts: 0 });
    for await (const { data } of stream.iterate({ query: "{ whoAmI }" })) expect(data).toBeDefined();
    expect(await statuses(2, await next())).toEqual([200, 429]);
  });

  test("of nobody in particular are counted by address, whatever he says of it himself", async () => {
    await open({ requests: all(few) });
    const lie = (last: number) => ({ "x-forwarded-for": `198.51.100.${last}` });
    for (const last of [1, 2, 3]) expect(await statuses(1, lie(last))).toEqual([200]);
    expect(await statuses(1, lie(4))).toEqual([429]);
  });

  test("come from whom the operator's own proxy has seen", async () => {
    await open({ requests: all(few) }, 1);
    const by = (seen: string) => ({ "x-forwarded-for": `203.0.113.9, ${seen}` });
    expect(await statuses(4, by("198.51.100.1"))).toEqual([200, 200, 200, 429]);
    expect(await statuses(1, by("198.51.100.2"))).toEqual([200]);
  });
});

test("mutations have a budget of their own, whichever door they come by", async () => {
  await open({ mutations: all(few) });
  const headers = await citizen();
  const note = 'mutation { note(text: "a") }';
  expect(await statuses(2, headers, note)).toEqual([200, 200]);
  const socket = overSocket({ url: `${front.url.replace("http", "ws")}/graphql`, connectionParams: headers });
  const codes: unknown[] = [];
  for (let i = 0; i < 2; i += 1)
    for await (const { errors } of socket.iterate({ query: note }))
      codes.push(errors?.[0]?.extensions?.["code"]);
  await socket.dispose();
  expect(codes).toEqual([undefined, "RATE_LIMITED"]);
  const refused = await front.post({ query: note }, headers);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await statuses(1, headers)).toEqual([200]);
});

test("refused tokens of an address end its tries, and shut out nobody who is known", async () => {
  await open({ refusedTokens: few });
  const known = await citizen();
  expect(await statuses(1, known)).toEqual([200]);
  const broken = { authorization: "Bearer broken" };
  expect(await statuses(4, broken)).toEqual([401, 401, 401, 429]);
  expect(await statuses(1, known)).toEqual([200]);
  expect(await statuses(1, await citizen(another))).toEqual([429]);
  expect(await statuses(1, {})).toEqual([200]);
});

describe("what stays open", () => {
  test("operations of a socket are counted one by one", async () => {
    await open({ requests: all(few) });
    const connectionParams = await citizen();
    const url = `${front.url.replace("http", "ws")}/graphql`;
    const socket = overSocket({ url, connectionParams, lazy: false, onNonLazyError: () => undefined });
    const told: unknown[] = [];
    for (let i = 0; i < 3; i += 1)
      try {
        for await (const { data } of socket.iterate({ query: "{ whoAmI }" })) told.push(data && "answered");
      } catch (errors) {
        told.push((errors as { extensions: object }[])[0]?.extensions);
      }
    await socket.dispose();
    // The first message was one, too.
    expect(told).toEqual(["answered", "answered", expect.objectContaining({ code: "RATE_LIMITED" })]);
  });

  test("sockets and streams are counted together, and one that is left makes room", async () => {
    await open({ connections: { signedIn: 2, anonymous: 1 } });
    const headers = await citizen();
    const ticks = (signal: AbortSignal, by = headers) =>
      fetch(`${front.url}/graphql/stream`, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "text/event-stream", ...by },
        body: JSON.stringify({ query: "subscription { ticks(every: 20) }" }),
        signal,
      });
    const [one, two] = [new AbortController(), new AbortController()];
    expect((await ticks(one.signal)).status).toBe(200);
    expect((await ticks(two.signal)).status).toBe(200);
    const third = await ticks(new AbortController().signal);
    expect([third.status, third.headers.get("retry-after")]).toEqual([429, "5"]);
    const closed = new Promise((resolve) => {
      const lost = (event: unknown) => resolve((event as { code: number; reason: string }).reason);
      const url = `${front.url.replace("http", "ws")}/graphql`;
      overSocket({ url, connectionParams: headers, lazy: false, retryAttempts: 0, onNonLazyError: lost });
    });
    expect(await closed).toBe("RATE_LIMITED");
    one.abort();
    await expect.poll(async () => (await ticks(one.signal).catch(() => null)) === null).toBe(true);
    const again = new AbortController();
    await expect.poll(async () => (await ticks(again.signal)).status).toBe(200);
    for (const left of [two, again]) left.abort();
  });
});

test("who is not counted is not refused", async () => {
  await openWith();
  expect(new Set(await statuses(40, {}))).toEqual(new Set([200]));
});

test("the budgets hold what the service is for: twenty requests in a second of one citizen, lists of an official", () => {
  const perSecond = ({ points, seconds }: { points: number; seconds: number }) => points / seconds;
  expect(perSecond(budgets.requests.citizen)).toBeGreaterThanOrEqual(20);
  expect(perSecond(budgets.requests.leb_officer)).toBeGreaterThanOrEqual(100);
});

describe("a gateway that carries too much", () => {
  test("says so at once, and goes on with what it has", async () => {
    await openWith({ most: { mostCarried: 2, mostLate: 60_000 } });
    const leaving = new AbortController();
    const slow = [1, 2].map(() =>
      fetch(`${front.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: "{ slow }" }),
        signal: leaving.signal,
      }).catch(() => null),
    );
    await expect.poll(async () => (await front.post({ query: "{ whoAmI }" })).status).toBe(503);
    const shed = await front.post({ query: "{ whoAmI }" });
    expect(shed.headers.get("retry-after")).toBe("2");
    expect(await shed.json()).toMatchObject({ errors: [{ extensions: { code: "OVERLOADED" } }] });
    expect((await fetch(`${front.url}/livez`)).status).toBe(200);
    leaving.abort();
    await Promise.all(slow);
    await expect.poll(async () => (await front.post({ query: "{ whoAmI }" })).status).toBe(200);
  });

  test("is one whose loop comes late again and again, not one that paused once", async () => {
    const load = createLoad({ mostCarried: 10, mostLate: 150 });
    const pause = (milliseconds: number) => {
      const end = performance.now() + milliseconds;
      while (performance.now() < end);
    };
    pause(300);
    await sleep(5);
    expect(() => load.admit()).not.toThrow();
    for (let i = 0; i < 8; i += 1) {
      pause(400);
      await sleep(5);
    }
    expect(() => load.admit()).toThrow(/overloaded/);
    await expect.poll(() => load.admit(), { timeout: 10_000 }).toBeUndefined();
    load.stop();
  });
});

test.each<[what: string, proxies: number, forwarded: string | undefined, peer: string, address: string]>([
  ["without a proxy the peer counts", 0, "198.51.100.1", "192.0.2.1", "192.0.2.1"],
  ["behind one the last of the list", 1, "198.51.100.1, 198.51.100.2", "192.0.2.1", "198.51.100.2"],
  ["behind two the last but one", 2, "198.51.100.1,198.51.100.2", "192.0.2.1", "198.51.100.1"],
  ["who has come round a proxy is the peer", 2, "198.51.100.1", "192.0.2.1", "192.0.2.1"],
  ["who says nothing is the peer", 1, undefined, "192.0.2.1", "192.0.2.1"],
  ["a word is no address", 1, "unknown", "192.0.2.1", "192.0.2.1"],
  ["an IPv4 address in IPv6 is itself", 0, undefined, "::ffff:192.0.2.1", "192.0.2.1"],
  ["of IPv6 the network counts", 0, undefined, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["however it is written", 0, undefined, "2001:0db8:0001:0002::1", "2001:db8:1:2"],
  ["with the zeros in the middle", 0, undefined, "2001:db8::5:6:7:8", "2001:db8:0:0"],
  ["of this machine", 0, undefined, "::1", "0:0:0:0"],
  ["with a zone", 0, undefined, "fe80::1%eth0", "fe80:0:0:0"],
])("an address: %s", (_what, proxies, forwarded, remoteAddress, address) => {
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  expect(addressBehind(proxies)({ headers, socket: { remoteAddress } as never })).toBe(address);
});
