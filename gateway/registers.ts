import { openPopulation } from "../subgraphs/population/index.ts";
import { openProperty } from "../subgraphs/property/index.ts";
import { openWithSms } from "../subgraphs/registration/index.ts";
import { openRental } from "../subgraphs/rental/index.ts";
import type { OpenAlone } from "../subgraphs/shared/alone.ts";
import { askOverHttp, askWhereItLives } from "../subgraphs/shared/ask.ts";
import { auditOptions } from "../subgraphs/shared/audit/options.ts";
import { registerNames, type Call, type RegisterName } from "../subgraphs/shared/call.ts";
import { databaseAddresses, type Addresses } from "../subgraphs/shared/database/addresses.ts";
import { compileFor } from "../subgraphs/shared/execute.ts";
import { signCall } from "../subgraphs/shared/internalToken.ts";
import type { Log, Register } from "../subgraphs/shared/register.ts";
import type { Config } from "./config.ts";
import { forwardedTelephone } from "./dev/forwardTelephone.ts";
import type { Route } from "./http.ts";
import { inProcess } from "./transport/inProcess.ts";
import { overHttp } from "./transport/overHttp.ts";
import type { Transport } from "./transport/transport.ts";

/** The four registers, wherever each lives. */
export interface Registers {
  readonly transports: ReadonlyMap<RegisterName, Transport>;
  /** The registers in this process, and their databases. */
  readonly opened: ReadonlyMap<RegisterName, Register>;
  readonly databases: ReadonlyMap<RegisterName, string>;
  /** The doors to the telephone simulator, which lives with the registration register. */
  readonly telephone: Readonly<Record<string, Route>>;
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** How each register opens itself in a process of this project, and what it adds to HTTP. */
export const openers: Readonly<Record<RegisterName, OpenAlone>> = {
  population: async (options) => ({ register: await openPopulation(options) }),
  property: async (options) => ({ register: await openProperty(options) }),
  rental: async (options) => ({ register: await openRental(options) }),
  registration: openWithSms,
};

interface Surroundings {
  readonly key: Uint8Array;
  readonly clock: () => Date;
  readonly log: Log;
}

/** Opens the registers that live here, and the ways to those that live elsewhere. */
export async function openRegisters(config: Config, surroundings: Surroundings): Promise<Registers> {
  const { log } = surroundings;
  const here = registerNames.filter((name) => config.registerUrls[name] === undefined);
  const addresses = await databaseAddresses(here, {
    databaseUrl: config.databaseUrl ?? undefined,
    registerUrls: config.registerDatabases,
    dataDir: config.dataDir,
    log,
  });
  try {
    return await openAt(addresses, here, config, surroundings);
  } catch (error) {
    await addresses.stop();
    throw error;
  }
}

async function openAt(
  addresses: Addresses,
  here: readonly RegisterName[],
  config: Config,
  { key, clock, log }: Surroundings,
): Promise<Registers> {
  const sign = (call: Call, register: string) => signCall(call, register, key);
  const opened = new Map<RegisterName, Register>();
  const others = askOverHttp((name) => config.registerUrls[name], sign);
  const ask = askWhereItLives(opened, log, others.ask);
  const closeAll = async () => {
    await Promise.all([...opened.values()].map((register) => register.close()));
    await others.close();
  };
  const routes = await openEach(here, opened, (name) => {
    const options = { databaseUrl: addresses.of(name), ask, clock, log, audit: auditOptions(key, config) };
    return openers[name](options, config, key);
  }).catch(async (error: unknown) => {
    await closeAll();
    throw error;
  });
  const transports = new Map(registerNames.map((name) => [name, wayTo(name, opened, config, sign, log)]));
  const registrationUrl = config.registerUrls.registration;
  return {
    transports,
    opened,
    databases: new Map(here.map((name) => [name, addresses.of(name)])),
    telephone: registrationUrl === undefined ? routes : forwardedTelephone(registrationUrl),
    ready: async () => {
      await Promise.all([...transports.values()].map((transport) => transport.ready()));
    },
    async close() {
      await Promise.all([...transports.values()].map((transport) => transport.close()));
      await closeAll();
      await addresses.stop();
    },
  };
}

/** Opens registers side by side; those that did open are known even when another did not. Gives the routes they add. */
async function openEach(
  names: readonly RegisterName[],
  opened: Map<RegisterName, Register>,
  open: (name: RegisterName) => ReturnType<OpenAlone>,
): Promise<Record<string, Route>> {
  const routes: Record<string, Route> = {};
  const opening = names.map(async (name) => {
    const { register, extra } = await open(name);
    opened.set(name, register);
    Object.assign(routes, extra);
  });
  for (const one of await Promise.allSettled(opening)) if (one.status === "rejected") throw one.reason;
  return routes;
}

function wayTo(
  name: RegisterName,
  opened: ReadonlyMap<RegisterName, Register>,
  { registerUrls }: Config,
  sign: (call: Call, register: string) => string,
  log: Log,
): Transport {
  const register = opened.get(name);
  if (register) return inProcess(register, compileFor(register.schema, name, log));
  return overHttp({ register: name, url: `${registerUrls[name] ?? ""}/graphql`, sign });
}
