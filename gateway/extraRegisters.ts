import { setTimeout as sleep } from "node:timers/promises";
import type { Call } from "../subgraphs/shared/call.ts";
import { signCall } from "../subgraphs/shared/internalToken.ts";
import type { SubgraphPart } from "./supergraph.ts";
import { overHttp } from "./transport/overHttp.ts";
import type { Transport } from "./transport/transport.ts";

/** The registers beyond our four that the configuration names: their shares of the graph, and the ways to them. */
export interface Joined {
  readonly parts: readonly SubgraphPart[];
  readonly transports: ReadonlyMap<string, Transport>;
  ready(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Lets registers join the graph. Each is asked for its SDL once, at start, by the same signed calls that carry who asks
 * in every request; it is asked again until it answers, for so long as one may take to start.
 */
export async function joinRegisters(
  addresses: Readonly<Record<string, string>>,
  key: Uint8Array,
): Promise<Joined> {
  const sign = (call: Call, register: string) => signCall(call, register, key);
  const registers = Object.entries(addresses).map(([name, address]) => {
    const url = `${address}/graphql`;
    return { name, url, transport: overHttp({ register: name, url, sign }) };
  });
  const close = async () => {
    await Promise.all(registers.map(({ transport }) => transport.close()));
  };
  try {
    const parts = registers.map(async ({ name, url, transport }) => ({
      name,
      url,
      sdl: await sdlOf(name, transport),
    }));
    return {
      parts: await Promise.all(parts),
      transports: new Map(registers.map(({ name, transport }) => [name, transport])),
      ready: async () => {
        await Promise.all(registers.map(({ transport }) => transport.ready()));
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** How long a register that joins is waited for at start, and how often it is asked, in milliseconds. */
const patience = 30_000;
const pause = 500;

async function sdlOf(name: string, transport: Transport): Promise<string> {
  const ask = transport.prepare("{ _service { sdl } }", undefined, "query");
  const end = Date.now() + patience;
  for (;;) {
    const answer = await Promise.resolve(ask({}, nobodysCall())).catch(() => undefined);
    const { sdl } = (answer?.data?.["_service"] ?? {}) as { sdl?: unknown };
    if (typeof sdl === "string") return sdl;
    if (Date.now() >= end)
      throw new Error(
        `the register ${name} of EXTRA_REGISTERS gives no schema: does it run there, with the same INTERNAL_KEY?`,
      );
    await sleep(pause);
  }
}

/** The schema is asked for in nobody's name. */
function nobodysCall(): Call {
  return {
    caller: { role: "anonymous" },
    purpose: null,
    case: null,
    requestId: "schema",
    language: "EN",
    deadline: Date.now() + 2_000,
    signal: new AbortController().signal,
  };
}
