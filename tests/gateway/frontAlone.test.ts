import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { overHttp } from "../../gateway/transport/overHttp.ts";
import type { RegisterAnswer, Transport } from "../../gateway/transport/transport.ts";
import { askInProcess, askOverHttp, askWhereItLives, type RemoteAsk } from "../../subgraphs/shared/ask.ts";
import type { RegisterName } from "../../subgraphs/shared/call.ts";
import { forbidden } from "../../subgraphs/shared/errors.ts";
import { listen, type Listening } from "../../subgraphs/shared/http/listen.ts";
import { signCall } from "../../subgraphs/shared/internalToken.ts";
import { RegisterSilent, type Register } from "../../subgraphs/shared/register.ts";
import { standalone } from "../../subgraphs/shared/standalone.ts";
import { callOf, registerOf } from "./world.ts";

const key = new Uint8Array(32).fill(7);
const sign = (call: Parameters<typeof signCall>[0], register: RegisterName) => signCall(call, register, key);
const log = () => undefined;
let ended = 0;

const register: Register = registerOf("rental", {
  sdl: `
    type Query { sum(numbers: [Int!]!): Int  refused: Int  never: Int }
    type Mutation { count: Int }
    type Subscription { ticks: Int  refused: Int }
  `,
  resolvers: {
    Query: {
      sum: (_: never, { numbers }: { numbers: number[] }) => numbers.reduce((a, b) => a + b, 0),
      refused: () => {
        throw forbidden();
      },
      never: () => sleep(60_000, 0, { ref: false }),
    },
    Subscription: {
      ticks: {
        subscribe: async function* () {
          try {
            for (let tick = 0; ; tick += 1) {
              yield { ticks: tick };
              await sleep(2);
            }
          } finally {
            ended += 1;
          }
        },
      },
      refused: {
        subscribe: () => {
          throw forbidden();
        },
      },
    },
  },
});

const closing = new AbortController();
let server: Listening;
let way: Transport;
let remote: RemoteAsk;

beforeAll(async () => {
  server = await listen(standalone({ register, key, log, closing: closing.signal }), "127.0.0.1", 0);
  way = overHttp({ register: "rental", url: `${server.url}/graphql`, sign });
  remote = askOverHttp((name) => (name === "rental" ? server.url : undefined), sign);
});
afterAll(async () => {
  await way.close();
  await remote.close();
  await server.close(200);
});

describe("a register alone, reached by the gateway's own transport", () => {
  test("brings events, and its source ends when the listener leaves", async () => {
    const client = new AbortController();
    const events = await way.subscribe("subscription { ticks }", undefined)(
      {},
      callOf({ signal: client.signal }),
    );
    const seen: RegisterAnswer[] = [];
    for await (const event of events) {
      seen.push(event);
      if (seen.length === 3) break;
    }
    expect(seen).toEqual([{ data: { ticks: 0 } }, { data: { ticks: 1 } }, { data: { ticks: 2 } }]);
    client.abort();
    await expect.poll(() => ended).toBe(1);
  });

  test("tells why a subscription does not begin", async () => {
    const events = await way.subscribe("subscription { refused }", undefined)({}, callOf());
    const seen: RegisterAnswer[] = [];
    for await (const event of events) seen.push(event);
    expect(seen).toMatchObject([{ data: null, errors: [{ extensions: { code: "FORBIDDEN" } }] }]);
  });

  test("answers nothing after the deadline", async () => {
    const asked = way.prepare("{ never }", undefined, "query")({}, callOf({ deadline: Date.now() + 100 }));
    await expect(asked).rejects.toBeInstanceOf(RegisterSilent);
  });
});

describe("what registers ask each other", () => {
  const document = "query ($numbers: [Int!]!) { sum(numbers: $numbers) }";
  const opened = new Map<RegisterName, Register>([["rental", register]]);

  test.each<[where: string, ask: () => RemoteAsk["ask"]]>([
    ["in process", () => askInProcess(opened, log)],
    ["over HTTP", () => remote.ask],
    [
      "where it lives, here",
      () => askWhereItLives(opened, log, () => Promise.reject(new Error("not asked"))),
    ],
    ["where it lives, elsewhere", () => askWhereItLives(new Map(), log, remote.ask)],
  ])("%s is answered whole or not at all", async (_where, ask) => {
    expect(await ask()("rental", document, { numbers: [1, 2, 3] }, callOf())).toEqual({ sum: 6 });
    for (const bad of ["{ refused }", "{ nothing }", "{ never }"])
      await expect(ask()("rental", bad, {}, callOf({ deadline: Date.now() + 200 }))).rejects.toMatchObject({
        name: "RegisterSilent",
        register: "rental",
      });
  });

  test("a register nobody opened is silent", async () => {
    await expect(askInProcess(new Map(), log)("rental", document, {}, callOf())).rejects.toBeInstanceOf(
      RegisterSilent,
    );
    await expect(remote.ask("property", document, {}, callOf())).rejects.toBeInstanceOf(RegisterSilent);
  });
});

test("a register that closes breaks its streams off: what would have come is unknown", async () => {
  const events = await way.subscribe("subscription { ticks }", undefined)({}, callOf());
  let seen = 0;
  const watching = (async () => {
    for await (const _event of events) if (++seen === 2) closing.abort();
  })();
  await expect(watching).rejects.toBeInstanceOf(RegisterSilent);
  expect(seen).toBeGreaterThanOrEqual(2);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
});
