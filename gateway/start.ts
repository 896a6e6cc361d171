import { mkdirSync } from "node:fs";
import { registerSdl } from "../subgraphs/shared/sdl.ts";
import { registerNames } from "../subgraphs/shared/call.ts";
import { listen, type Listening } from "../subgraphs/shared/http/listen.ts";
import { keptInternalKey } from "../subgraphs/shared/keys.ts";
import { lineLog } from "../subgraphs/shared/log.ts";
import type { Log } from "../subgraphs/shared/register.ts";
import { whereabouts } from "../subgraphs/shared/whereabouts.ts";
import { scalars } from "../subgraphs/shared/scalars.ts";
import { callersFrom, type ReadToken, type TokenPolicy } from "./caller.ts";
import type { Config } from "./config.ts";
import { developmentDoors } from "./dev/doors.ts";
import { seedWhatIsEmpty } from "./dev/seed.ts";
import { openDoors, type Doors } from "./doors.ts";
import { createEngine } from "./engine/engine.ts";
import { plannerHere } from "./engine/planner.ts";
import { joinRegisters, type Joined } from "./extraRegisters.ts";
import { createFront, type Front } from "./http.ts";
import { issuerKeys } from "./identity/keySource.ts";
import { plannerProcess } from "./planner/plannerProcess.ts";
import { registerDoors, registerPath } from "./registerDoors.ts";
import { openRegisters, type Registers } from "./registers.ts";
import { addressBehind } from "./safety/address.ts";
import { readManifest } from "./safety/manifest.ts";
import { noLimits, rateLimits, type RateLimits } from "./safety/rateLimits.ts";
import { composeSupergraph } from "./supergraph.ts";
import { createMetrics, type Metrics } from "./telemetry/metrics.ts";
import type { Transport } from "./transport/transport.ts";
import { tellWhere } from "./whereRunning.ts";

export interface Overrides {
  /** The present instant of the registers; tokens go by the machine's own clock. */
  readonly clock?: () => Date;
  readonly log?: Log;
  /** This process is one of several that answer at one address. */
  readonly oneOfSeveral?: OneOfSeveral;
}

/** What the processes of one gateway have in common. */
export interface OneOfSeveral {
  readonly metrics: Metrics;
  /** The metrics of all of them, as text. */
  metricsOfAll(): Promise<string>;
  /** The limits that all of them count for. */
  readonly limits: RateLimits;
}

/** A gateway that answers. */
export interface Gateway {
  readonly url: string;
  /** Finishes what was begun, closes the registers, stops the database. */
  close(): Promise<void>;
}

/**
 * Starts everything the configuration asks for; answers from the first moment, with 503 until all is ready. One of
 * several is silent till then: the others answer.
 */
export async function startGateway(config: Config, overrides: Overrides = {}): Promise<Gateway> {
  const log = overrides.log ?? lineLog((line) => void process.stdout.write(`${line}\n`));
  const clock = overrides.clock ?? (() => new Date());
  const {
    oneOfSeveral,
    oneOfSeveral: { metrics, limits } = { metrics: createMetrics(), limits: rateLimits() },
  } = overrides;
  const front = createFront({ metrics, log, metricsOfAll: oneOfSeveral?.metricsOfAll });
  mkdirSync(config.dataDir, { recursive: true });
  let server: Promise<Listening> | undefined;
  const listening = () => (server ??= listen(front.listener, config.host, config.port, front.upgrade));
  if (!oneOfSeveral) await listening();
  try {
    const key = config.internalKey ?? keptInternalKey(config.dataDir);
    const registers = await openRegisters(config, { key, clock, log });
    const tell = oneOfSeveral ? () => () => undefined : tellWhere;
    const built = { config, key, listening, tell, front, metrics, limits, registers, clock, log };
    return await furnish(built).catch(async (error: unknown) => {
      await registers.close();
      throw error;
    });
  } catch (error) {
    await server?.then((open) => open.close(0));
    throw error;
  }
}

interface Built {
  readonly config: Config;
  readonly key: Uint8Array;
  /** The server; begins to listen when it does not yet. */
  readonly listening: () => Promise<Listening>;
  /** Tells commands where this gateway is. */
  readonly tell: typeof tellWhere;
  readonly front: Front;
  readonly metrics: Metrics;
  readonly limits: RateLimits;
  readonly registers: Registers;
  readonly clock: () => Date;
  readonly log: Log;
}

/** Furnishes the opened house: the schema, the caller, the doors; and takes all of it down again. */
async function furnish(built: Built): Promise<Gateway> {
  const { config, key, listening, tell, front, registers, clock, log } = built;
  const { development } = config;
  if (development)
    await seedWhatIsEmpty(registers.databases, { persons: config.seedPersons, now: clock(), key, log });
  const dev = development
    ? await developmentDoors({ origin: (await listening()).url, config, registers })
    : null;
  const readCaller = callersFrom(dev?.policy ?? issuerPolicy(config));
  const joined = await joinRegisters(config.extraRegisters, key);
  const doors = await doorsOf({ ...built, joined, readCaller }).catch(async (error: unknown) => {
    await joined.close();
    throw error;
  });
  built.metrics.smsLinks(() => registers.opened.get("registration")?.smsLinks?.() ?? {});
  const ready = () => Promise.all([registers.ready(), joined.ready()]).then(() => undefined);
  // A register that runs alone asks those of this process here.
  const apart = development || Object.keys(config.registerUrls).length > 0;
  const routes = { ...dev?.routes, ...(apart && registerDoors(registers.opened, key, log)) };
  front.open({ ...doors, routes, ready });
  const server = await listening();
  const forget = tell(config, server.url);
  const places = development ? whereabouts(config.dataDir) : null;
  for (const name of registers.opened.keys()) places?.tell(name, `${server.url}${registerPath(name)}`);
  return {
    url: server.url,
    async close() {
      front.drain();
      places?.takeBack();
      doors.endStreams();
      await server.close();
      await doors.close();
      await joined.close();
      await registers.close();
      forget();
    },
  };
}

async function doorsOf(built: Built & { joined: Joined; readCaller: ReadToken }): Promise<Doors> {
  const { config, registers, joined, readCaller, metrics, limits, log } = built;
  const { development } = config;
  const { engine, supergraphSdl } = await engineOf(registers, joined, log);
  const doors = await openDoors({
    ...{ engine, supergraphSdl, readCaller, development, metrics, log },
    addressOf: addressBehind(config.limits.trustedProxies),
    limits: config.limits.rateLimits ? limits : noLimits,
    registered: config.registeredDocuments === null ? undefined : readManifest(config.registeredDocuments),
  });
  return {
    ...doors,
    async close() {
      await doors.close();
      await engine.close();
    },
  };
}

async function engineOf(registers: Registers, joined: Joined, log: Log) {
  const ours = registerNames.map((name) => ({
    name,
    sdl: registerSdl(name),
    url: `http://${name}/graphql`,
  }));
  const supergraphSdl = composeSupergraph([...ours, ...joined.parts]);
  const transports = (service: string) => transportOf(registers, joined, service);
  // Our own graph does the planner no harm, a guard of our schema sees to that; of what joins we do not know.
  const planner =
    joined.parts.length > 0 ? await plannerProcess(supergraphSdl, { log }) : plannerHere(supergraphSdl);
  return { engine: createEngine({ supergraphSdl, scalars, transports, planner }), supergraphSdl };
}

function issuerPolicy({ identity }: Config): TokenPolicy {
  if (!identity) throw new Error("nobody signs tokens: neither OIDC_ISSUER nor the local identity provider");
  return { ...identity, keys: issuerKeys(identity.issuer) };
}

function transportOf({ transports }: Registers, joined: Joined, service: string) {
  const all = new Map<string, Transport>([...transports, ...joined.transports]);
  const transport = all.get(service.toLowerCase());
  if (!transport) throw new Error("the supergraph names a register that this gateway does not have");
  return transport;
}
