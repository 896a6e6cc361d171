import { once } from "node:events";
import { createServer, request, type IncomingMessage } from "node:http";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig, type Config } from "../../gateway/config.ts";
import { startGateway, type Gateway } from "../../gateway/start.ts";
import { openers } from "../../gateway/registers.ts";
import { startAlone, type Alone } from "../../subgraphs/shared/alone.ts";
import { registerNames, type Call, type RegisterName } from "../../subgraphs/shared/call.ts";
import { signCall } from "../../subgraphs/shared/internalToken.ts";
import { keptInternalKey } from "../../subgraphs/shared/keys.ts";
import { manifestOf } from "../bench/manifest.ts";
import { freshDatabase, type FreshDatabase } from "../database/cluster.ts";

const log = () => undefined;
const dataDir = mkdtempSync(join(tmpdir(), "start-"));
const databases = new Map<RegisterName, FreshDatabase>();
let config: Config;

beforeAll(async () => {
  for (const name of registerNames) databases.set(name, await freshDatabase());
  const addresses = [...databases].map(
    ([name, { url }]) => [`${name.toUpperCase()}_DATABASE_URL`, url] as const,
  );
  config = readConfig({
    ...Object.fromEntries(addresses),
    PORT: "0",
    DATA_DIR: dataDir,
    SEED_PERSONS: "1000",
  });
});
afterAll(async () => {
  for (const database of databases.values()) await database.drop();
  rmSync(dataDir, { recursive: true });
});

const ask = async (url: string, query: string, token?: string) => {
  const headers = {
    "content-type": "application/json",
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers,
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as {
    data?: Record<string, unknown>;
    errors?: { extensions: { code: string } }[];
  };
};
const citizenToken = async (url: string) => {
  const cast = (await import("../../seeds/cast.ts")).cast();
  return (
    await fetch(`${url}/dev/token`, {
      method: "POST",
      body: JSON.stringify({ role: "citizen", iin: cast.owner.iin }),
    })
  ).text();
};
const mine =
  "{ me { name { full } residence { dwelling { rka kind } } ownedDwellings { rka } } service { ruleSet { id } } }";

describe("a gateway with its registers in one process", () => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway(config, { log });
  });
  afterAll(() => gateway.close());

  test("is ready, seeded, and answers across registers", async () => {
    expect(await (await fetch(`${gateway.url}/readyz`)).json()).toEqual({ ready: true });
    const { data, errors } = await ask(gateway.url, mine, await citizenToken(gateway.url));
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ me: { residence: { dwelling: { kind: expect.any(String) } } } });
  });

  test("tells the command line where it runs", () => {
    expect(JSON.parse(readFileSync(join(dataDir, "running.json"), "utf8"))).toEqual({
      url: gateway.url,
      pid: process.pid,
    });
  });

  test.each<[what: string, path: string, body: object | null, told: RegExp]>([
    ["an inbox of a malformed number", "/dev/sms?to=12", null, /to: a mobile number/],
    ["an inbox of nobody", "/dev/sms", null, /to: a mobile number/],
    ["a reply without words", "/dev/sms/reply", { from: "+77010000001", text: " " }, /text/],
    ["a reply from nowhere", "/dev/sms/reply", { from: "1414", text: "ИӘ" }, /from: a mobile number/],
    [
      "an unknown mode",
      "/dev/sms/mode",
      { to: "+77010000001", mode: "off" },
      /deliver, no-report, undeliverable/,
    ],
  ])("%s is told what is expected", async (_what, path, body, told) => {
    const response = await fetch(
      gateway.url + path,
      body ? { method: "POST", body: JSON.stringify(body) } : {},
    );
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(told);
  });

  test("an inbox is read whether the plus sign arrives as itself or as a space", async () => {
    for (const to of ["+77010000001", "%2B77010000001", " 77010000001"])
      expect(await (await fetch(`${gateway.url}/dev/sms?to=${to}`)).json()).toEqual([]);
  });
});

describe("a gateway that serves registered documents", () => {
  const service = "query Service { service { ruleSet { id } } }";
  const withDocuments = (...bodies: string[]) => {
    const REGISTERED_DOCUMENTS = join(dataDir, "operations.json");
    writeFileSync(REGISTERED_DOCUMENTS, manifestOf(bodies));
    return startGateway(
      { ...config, registeredDocuments: readConfig({ REGISTERED_DOCUMENTS }).registeredDocuments },
      { log },
    );
  };

  test("answers those of its list and no others", async () => {
    const gateway = await withDocuments(service);
    expect((await ask(gateway.url, service)).data).toMatchObject({ service: { ruleSet: {} } });
    const { errors } = await ask(gateway.url, "{ service { ruleSet { id } } }");
    expect(errors).toMatchObject([{ extensions: { code: "OPERATION_NOT_ALLOWED" } }]);
    await gateway.close();
  });

  test("does not start with a list that does not fit the schema, and says which operation it is", async () => {
    await expect(withDocuments(service, "query Weather { weather }")).rejects.toThrow(
      /^The registered documents cannot be served:\n- Weather \([0-9a-f]{64}\): Cannot query field "weather"/,
    );
  });

  test("does not start without its list", () => {
    const missing = () => readConfig({ REGISTERED_DOCUMENTS: join(dataDir, "absent.json") });
    expect(missing).toThrow(
      /REGISTERED_DOCUMENTS is ".*absent\.json"\. Allowed: a file: .* Example: REGISTERED/,
    );
  });
});

test("a taken port is named, with another that may be free", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as { port: number };
  await expect(startGateway({ ...config, port }, { log })).rejects.toThrow(
    `port ${port} on 127.0.0.1 is taken`,
  );
  other.close();
});

/** Begins a request and waits until the server has taken it in; what is returned sends the body and tells the status. */
async function begin(url: string): Promise<(body: string) => Promise<number>> {
  const headers = { "content-type": "application/json", expect: "100-continue" };
  const sent = request(url, { method: "POST", headers });
  const answered = once(sent, "response") as Promise<[IncomingMessage]>;
  sent.flushHeaders();
  await once(sent, "continue");
  return async (body) => {
    sent.end(body);
    const [response] = await answered;
    response.resume();
    return response.statusCode ?? 0;
  };
}

test("closing: new clients are sent elsewhere, begun requests are finished", async () => {
  const gateway = await startGateway(config, { log });
  const begun = await Promise.all(Array.from({ length: 20 }, () => begin(`${gateway.url}/graphql`)));
  const closed = gateway.close();
  const statuses = await Promise.all(begun.map((finish) => finish('{"query":"{ service { name } }"}')));
  expect(statuses).toEqual(Array<number>(20).fill(200));
  await closed;
  await expect(fetch(`${gateway.url}/readyz`)).rejects.toThrow();
});

describe("registers as processes of their own", () => {
  const alone = new Map<RegisterName, Alone>();
  let gateway: Gateway;

  beforeAll(async () => {
    // Each must know where the others are before any of them listens.
    const ports = Object.fromEntries(
      await Promise.all(registerNames.map(async (name) => [name, await freePort()])),
    );
    const registerUrls = Object.fromEntries(
      registerNames.map((name) => [name, `http://127.0.0.1:${ports[name]}`]),
    );
    for (const name of registerNames)
      alone.set(
        name,
        await startAlone(name, openers[name], { ...config, port: ports[name], registerUrls }, { log }),
      );
    gateway = await startGateway({ ...config, registerUrls }, { log });
  });
  afterAll(async () => {
    await gateway.close();
    for (const register of alone.values()) await register.close();
  });

  test("answer the gateway as they do in one process", async () => {
    expect(await (await fetch(`${gateway.url}/readyz`)).json()).toEqual({ ready: true });
    const { data, errors } = await ask(gateway.url, mine, await citizenToken(gateway.url));
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ me: { residence: { dwelling: { kind: expect.any(String) } } } });
  });

  test("the telephone's doors lead to the registration register", async () => {
    expect(await (await fetch(`${gateway.url}/dev/sms?to=+77010000001`)).json()).toEqual([]);
    expect((await fetch(`${gateway.url}/dev/sms?to=1`)).status).toBe(400);
  });

  test.each(registerNames)("%s says nothing without a call signed for it, its SDL included", async (name) => {
    const call: Call = {
      caller: { role: "anonymous" },
      purpose: null,
      case: null,
      requestId: "test",
      language: "KK",
      deadline: Date.now() + 5_000,
      signal: new AbortController().signal,
    };
    const key = keptInternalKey(dataDir);
    const other = name === "rental" ? "property" : "rental";
    const send = (path: string, token?: string) =>
      fetch(`${alone.get(name)?.url}${path}`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query: "{ _service { sdl } }" }),
      });
    const late = signCall(call, name, key, Date.now() - 120_000);
    for (const path of ["/graphql", "/internal", "/graphql/stream"])
      for (const token of [
        undefined,
        "nonsense",
        late,
        signCall(call, other, key),
        signCall(call, name, new Uint8Array(32)),
      ]) {
        const response = await send(path, token);
        expect(response.status).toBe(401);
        expect(await response.json()).toMatchObject({
          data: null,
          errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
        });
      }
    const answered = await send("/graphql", signCall(call, name, key));
    expect(await answered.json()).toMatchObject({
      data: { _service: { sdl: expect.stringContaining("@key") } },
    });
  });

  test("a document too deep is refused by the register itself, and `data` is there", async () => {
    const call: Call = {
      caller: { role: "anonymous" },
      purpose: null,
      case: null,
      requestId: "t",
      language: "KK",
      deadline: Date.now() + 5_000,
      signal: new AbortController().signal,
    };
    const query = `${"{ a ".repeat(100)}${"}".repeat(100)}`;
    const response = await fetch(`${alone.get("rental")?.url}/graphql`, {
      method: "POST",
      headers: { authorization: `Bearer ${signCall(call, "rental", keptInternalKey(dataDir))}` },
      body: JSON.stringify({ query }),
    });
    expect(await response.json()).toMatchObject({
      data: null,
      errors: [{ extensions: { code: "QUERY_TOO_COMPLEX" } }],
    });
  });

  test("one that has ended leaves its fields unknown and the rest answered", async () => {
    await alone.get("property")?.close();
    const { data, errors } = await ask(gateway.url, mine, await citizenToken(gateway.url));
    expect(data).toMatchObject({
      me: { name: { full: expect.any(String) } },
      service: { ruleSet: { id: expect.any(String) } },
    });
    expect(errors?.map(({ extensions }) => extensions.code)).toContain("REGISTER_UNAVAILABLE");
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(503);
    alone.delete("property");
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
