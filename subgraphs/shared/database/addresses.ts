import { type RegisterName } from "../call.ts";
import type { Log } from "../register.ts";
import { withDatabase } from "./connect.ts";
import { startEmbedded } from "./embedded.ts";
import { provisionRegister } from "./provision.ts";

export interface AddressOptions {
  /** One server for all registers (`DATABASE_URL`). */
  readonly databaseUrl?: string | undefined;
  /** A register's own database (`<REGISTER>_DATABASE_URL`), used as it is. */
  readonly registerUrls?: Partial<Record<RegisterName, string>>;
  /** Where the embedded server keeps its data, when some register has neither. */
  readonly dataDir: string;
  readonly log?: Log;
}

/** Where each register's database is, and how to leave the server behind it. */
export interface Addresses {
  readonly of: (register: RegisterName) => string;
  readonly stop: () => Promise<void>;
}

/** Finds or makes the database of each of these registers: its own, one on the operator's server, or an embedded one. */
export async function databaseAddresses(
  registers: readonly RegisterName[],
  { databaseUrl, registerUrls = {}, dataDir, log }: AddressOptions,
): Promise<Addresses> {
  const unsettled = registers.filter((register) => !registerUrls[register]);
  const server =
    unsettled.length === 0 ? nothing : databaseUrl ? operated(databaseUrl) : await embedded(dataDir, log);
  const made = unsettled.map(async (register) => [register, await server.make(register)] as const);
  const addresses = new Map<RegisterName, string>([
    ...registers.flatMap((register) =>
      registerUrls[register] ? [[register, registerUrls[register]] as const] : [],
    ),
    ...(await Promise.all(made)),
  ]);
  return {
    of: (register) => {
      const address = addresses.get(register);
      if (!address) throw new Error(`no database was asked for the ${register} register`);
      return address;
    },
    stop: server.stop,
  };
}

interface Server {
  readonly make: (register: RegisterName) => Promise<string>;
  readonly stop: () => Promise<void>;
}

const nothing: Server = {
  make: (register) => Promise.reject(new Error(`no server for the ${register} register`)),
  stop: () => Promise.resolve(),
};

/** On the operator's server a register connects as the operator's user and takes its own role on: no password to keep. */
function operated(admin: string): Server {
  const named = decodeURIComponent(new URL(admin).pathname.slice(1));
  const prefix = named === "" || named === "postgres" ? "mekenjai" : named;
  return {
    make: async (register) => {
      const name = await provisionRegister(admin, { register, prefix, login: false });
      const url = new URL(withDatabase(admin, name));
      url.searchParams.set("options", `-c role=${name}`);
      return url.href;
    },
    stop: () => Promise.resolve(),
  };
}

async function embedded(dataDir: string, log: Log | undefined): Promise<Server> {
  const cluster = await startEmbedded({ dataDir, ...(log && { log }) });
  return {
    make: async (register) => {
      const name = await provisionRegister(cluster.url("postgres"), { register, login: true });
      return cluster.url(name, name);
    },
    stop: () => cluster.stop(),
  };
}
