import { setTimeout as sleep } from "node:timers/promises";
import { getIntrospectionQuery, GraphQLScalarType } from "graphql";
import { createClient } from "graphql-sse";
import { createClient as createSocketClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { freePort, run } from "../journeys/program.ts";
import { openSubgraph, supergraphFile, type StrangersSubgraph } from "./supergraphFile.ts";
import type { Invented } from "./world.ts";

/** Two registers of another country, which know nothing of ours. Their Date is not our Date. */
const vehicles: Invented = {
  sdl: `
    scalar Date
    scalar Colour
    type Query { vehicle(plate: ID!): Vehicle  since(day: Date!): Date  paint(colour: Colour!): Colour }
    type Subscription { keeperChanged: Keeper }
    type Vehicle @key(fields: "plate") { plate: ID!  keeper: Keeper }
    type Keeper @key(fields: "number") { number: ID! }
  `,
  resolvers: {
    Date: new GraphQLScalarType({ name: "Date" }) as never,
    Query: {
      vehicle: (_: never, { plate }: { plate: string }) => ({ plate, keeper: { number: "k1" } }),
      since: (_: never, { day }: { day: unknown }) => day,
      paint: (_: never, { colour }: { colour: unknown }) => colour,
    },
    Subscription: {
      keeperChanged: {
        subscribe: async function* () {
          for (let at = 1; ; at += 1) {
            yield { keeperChanged: { number: `k${at}` } };
            await sleep(100);
          }
        },
      },
    },
  },
};
const keepers: Invented = {
  sdl: `
    type Keeper @key(fields: "number") { number: ID!  name: String  fines: Int }
  `,
  resolvers: {
    Keeper: {
      name: ({ number }: { number: string }) => `Keeper ${number}`,
      fines: () => {
        throw Object.assign(new Error("the fines ledger of 1998 is lost"), {
          extensions: { code: "LEDGER_LOST", year: 1998 },
        });
      },
    },
  },
};

let [first, second]: StrangersSubgraph[] = [];
let supergraph: ReturnType<typeof supergraphFile>;
let gateway: ReturnType<typeof run>;
let url: string;

beforeAll(async () => {
  first = await openSubgraph(vehicles, "/v2/registry?tenant=7");
  second = await openSubgraph(keepers, "/");
  supergraph = supergraphFile({
    vehicles: { sdl: vehicles.sdl, url: first.url },
    keepers: { sdl: keepers.sdl, url: second.url },
  });
  const port = String(await freePort());
  gateway = run(["gateway/main.ts", "--supergraph", supergraph.file], { PORT: port });
  url = `http://127.0.0.1:${port}`;
  await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), 20_000);
});
afterAll(async () => {
  await gateway.signal("SIGTERM");
  first?.close();
  second?.close();
  supergraph.remove();
});

interface Answer {
  data?: Record<string, unknown>;
  errors?: Record<string, unknown>[];
}

async function ask(query: string, variables = {}, headers = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

const over = '{ vehicle(plate: "A1") { plate keeper { number name } } }';
const whole = { vehicle: { plate: "A1", keeper: { number: "k1", name: "Keeper k1" } } };

describe("any supergraph, as its file says", () => {
  test("a query over both subgraphs, at whatever path each of them is", async () => {
    expect(await ask(over)).toEqual({ data: whole });
  });

  test("the subgraphs get no token of ours, nor the client's", async () => {
    await ask(over, {}, { authorization: "Bearer somebody" });
    expect(first?.headers["content-type"]).toBe("application/json");
    expect(first?.headers.authorization).toBeUndefined();
    expect(second?.headers.authorization).toBeUndefined();
  });

  test("a scalar of its own goes through as it is, also one whose name we have too", async () => {
    const { data } = await ask(
      'query ($c: Colour!) { since(day: "Tuesday") paint(colour: $c) x: paint(colour: {r: 1, g: [2]}) }',
      { c: { red: 1 } },
    );
    expect(data).toEqual({ since: "Tuesday", paint: { red: 1 }, x: { r: 1, g: [2] } });
  });

  test("a subgraph's error keeps its message and extensions, at the client's path", async () => {
    const { data, errors } = await ask('{ car: vehicle(plate: "A1") { keeper { owes: fines name } } }');
    expect(data).toEqual({ car: { keeper: { owes: null, name: "Keeper k1" } } });
    expect(errors).toEqual([
      {
        message: "the fines ledger of 1998 is lost",
        extensions: { code: "LEDGER_LOST", year: 1998 },
        path: ["car", "keeper", "owes"],
        locations: [{ line: 1, column: 40 }],
      },
    ]);
  });

  test("what is not a subgraph's fault is told in our own words", async () => {
    const { errors } = await ask("{ vehicles }", {}, { "accept-language": "en" });
    expect(errors).toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
  });

  test("introspection, health and metrics are there; sign-in is not", async () => {
    const { data } = await ask(getIntrospectionQuery());
    expect(JSON.stringify(data)).toContain('"Vehicle"');
    expect(JSON.stringify(data)).not.toContain("join__");
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain("mekenjai_requests_total");
    expect((await fetch(`${url}/dev/token`, { method: "POST" })).status).toBe(404);
  });
});

interface Watched {
  keeperChanged: { number: string; name: string };
}
const watching = () =>
  createClient({ url: `${url}/graphql/stream`, retryAttempts: 0 }).iterate<Watched>({
    query: "subscription { keeperChanged { number name } }",
  });

describe("the file changes while it is served", () => {
  test("a new supergraph takes over under load, and no request is lost", { timeout: 60_000 }, async () => {
    let asking = true;
    let answered = 0;
    const client = async () => {
      for (; asking; answered += 1) expect(await ask(over)).toEqual({ data: whole });
    };
    if (first) first.pause = 20;
    const clients = Array.from({ length: 8 }, client);
    for (const field of ["one", "two"]) {
      supergraph.write(supergraph.composed(`\nextend type Keeper { ${field}: Int }`));
      await expect.poll(() => known("Keeper"), { timeout: 10_000 }).toContain(field);
    }
    asking = false;
    await Promise.all(clients);
    expect(answered).toBeGreaterThan(20);
    if (first) first.pause = 0;
  });

  test("a request that began before the change is answered after it by the supergraph it began with", async () => {
    if (first) first.pause = 3_000;
    const begun = ask(over);
    supergraph.write(supergraph.composed("\nextend type Keeper { three: Int }"));
    await expect.poll(() => known("Keeper"), { timeout: 10_000 }).toContain("three");
    expect(await begun).toEqual({ data: whole });
    if (first) first.pause = 0;
  });

  test("a stream goes on over the change, each event completed by the other subgraph", async () => {
    const seen: (Watched | null | undefined)[] = [];
    for await (const { data } of watching()) {
      seen.push(data);
      if (seen.length === 2) supergraph.write(supergraph.composed("\nextend type Keeper { streamed: Int }"));
      if (seen.length > 2 && (await known("Keeper")).includes("streamed")) break;
    }
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual(
      seen.map((_, at) => ({ keeperChanged: { number: `k${at + 1}`, name: `Keeper k${at + 1}` } })),
    );
  });

  test("so does a socket", async () => {
    const client = createSocketClient({ url: `${url.replace("http", "ws")}/graphql`, retryAttempts: 0 });
    const query = "subscription { keeperChanged { number name } }";
    let seen = 0;
    for await (const { data, errors } of client.iterate<Watched>({ query })) {
      expect(errors).toBeUndefined();
      expect(data?.keeperChanged.name).toBe(`Keeper k${(seen += 1)}`);
      if (seen === 2) supergraph.write(supergraph.composed("\nextend type Keeper { socketed: Int }"));
      if (seen > 2 && (await known("Keeper")).includes("socketed") && seen > 8) break;
    }
    await client.dispose();
  });

  test("a file that is no supergraph is refused and said once, and the one before serves on", async () => {
    const refusals = () => gateway.said().split('"event":"supergraph.refused"').length - 1;
    supergraph.write("type Query {");
    await expect.poll(refusals, { timeout: 10_000 }).toBe(1);
    supergraph.write("type Query { nobody: Int }");
    await expect.poll(refusals, { timeout: 10_000 }).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(refusals()).toBe(2);
    expect(gateway.said()).toContain("it names no subgraph");
    expect(await ask(over)).toEqual({ data: whole });
    supergraph.write(supergraph.composed("\nextend type Keeper { four: Int }"));
    await expect.poll(() => known("Keeper"), { timeout: 10_000 }).toContain("four");
  });
});

async function known(type: string): Promise<string[]> {
  const { data } = await ask(`{ __type(name: "${type}") { fields { name } } }`);
  const { fields } = data?.["__type"] as { fields: { name: string }[] };
  return fields.map(({ name }) => name);
}

test("a subgraph that is down leaves its own fields empty, and its address untold", async () => {
  second?.close();
  const { data, errors } = await ask(over);
  expect(data).toEqual({ vehicle: { plate: "A1", keeper: { number: "k1", name: null } } });
  expect(errors).toMatchObject([
    {
      path: ["vehicle", "keeper", "name"],
      extensions: { code: "REGISTER_UNAVAILABLE", register: "keepers" },
    },
  ]);
  expect(JSON.stringify(errors)).not.toContain("127.0.0.1");
});

test("a file that cannot be served from the beginning ends the command in plain words", async () => {
  const broken = run(["gateway/main.ts", "--supergraph", "README.md"], { PORT: "0" });
  await expect.poll(() => broken.said(), { timeout: 10_000 }).toMatch(/README\.md cannot be served: /);
  const none = run(["gateway/main.ts", "--supergraph", "nowhere.graphql"], { PORT: "0" });
  await expect.poll(() => none.said(), { timeout: 10_000 }).toMatch(/nowhere\.graphql cannot be read/);
});
