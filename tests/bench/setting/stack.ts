import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { registerNames, type RegisterName } from "../../../subgraphs/shared/call.ts";
import { startEmbedded } from "../../../subgraphs/shared/database/embedded.ts";
import { connect } from "../../../subgraphs/shared/database/connect.ts";
import { freePort, run, untilReady } from "../../journeys/program.ts";
import { nodeFlags } from "./nodeFlags.ts";
import { manifestOf } from "../manifest.ts";
import { operations } from "../operations.ts";

type Running = ReturnType<typeof run>;

/** The system under measurement: one PostgreSQL, on it the whole system in one process, and the registers apart. */
export interface Stack {
  /** The gateway with all registers in its process. */
  readonly together: Served;
  /** The gateway with the registers behind HTTP. */
  readonly apart: Served;
  readonly registers: ReadonlyMap<RegisterName, Served>;
  readonly internalKey: Uint8Array;
  /** Of PostgreSQL's first process. */
  readonly postgres: number;
  /** The superuser's address of a register's database. */
  databaseOf(register: RegisterName): string;
  /** Another gateway with all registers in its process, started as `node <script> …`. */
  another(
    name: string,
    script: readonly string[],
    settings: Readonly<Record<string, string>>,
  ): Promise<Served>;
  /** A token of the local identity provider of this gateway. */
  token(gateway: Served, claims: object): Promise<string>;
  close(): Promise<void>;
}

export interface Served {
  readonly url: string;
  readonly pid: number;
  /** Where a register tells how often it was asked (`inside.ts`). */
  readonly inside?: string;
  /** Seconds from its start until it was ready. */
  readonly ready: number;
}

const database = "bench";

/** Opens the stack on a folder that is kept: a second run finds its country there. */
export async function openStack(folder: string, persons: number): Promise<Stack> {
  const dataDir = resolve(folder);
  mkdirSync(dataDir, { recursive: true });
  const embedded = await startEmbedded({ dataDir });
  await ensureDatabase(embedded.url("postgres"));
  const key = Buffer.alloc(32, "bench");
  const shared = {
    DATABASE_URL: embedded.url(database),
    INTERNAL_KEY: key.toString("hex"),
    SEED_PERSONS: String(persons),
  };
  const started: Running[] = [];
  const start = async (script: readonly string[], own: Record<string, string>): Promise<Served> => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const running = run([...nodeFlags, ...script], { ...shared, ...own, PORT: String(port) });
    started.push(running);
    const from = performance.now();
    await untilReady(url, running);
    return { url, pid: running.pid, ready: (performance.now() - from) / 1000 };
  };
  // As a gateway is run that knows its clients.
  const REGISTERED_DOCUMENTS = resolve(dataDir, "documents.json");
  writeFileSync(REGISTERED_DOCUMENTS, manifestOf(operations.map(({ document }) => document)));
  const together = await start(["gateway/main.ts"], {
    DATA_DIR: resolve(dataDir, "together"),
    REGISTERED_DOCUMENTS,
  });
  const registers = await startRegisters(start, dataDir);
  const apart = await start(["gateway/main.ts"], {
    DATA_DIR: resolve(dataDir, "gateway"),
    REGISTERED_DOCUMENTS,
    ...addressesOf(registers),
  });
  return {
    together,
    apart,
    registers,
    internalKey: key,
    postgres: Number(readFileSync(resolve(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]),
    databaseOf: (register) => embedded.url(`${database}_${register}`),
    another: (name, script, settings) =>
      start(script, { ...settings, DATA_DIR: resolve(dataDir, name), REGISTERED_DOCUMENTS }),
    token: tokens(),
    async close() {
      await Promise.all(started.map((one) => one.signal("SIGTERM")));
      await embedded.stop();
    },
  };
}

type Start = (script: readonly string[], own: Record<string, string>) => Promise<Served>;

async function startRegisters(start: Start, dataDir: string): Promise<Map<RegisterName, Served>> {
  const own = resolve(dataDir, "apart");
  rmSync(resolve(own, "registers"), { recursive: true, force: true });
  const served = await Promise.all(
    registerNames.map(async (name) => {
      const port = String(await freePort());
      const script = ["--import", "./tests/bench/setting/inside.ts", "gateway/cli/register.ts", name];
      const one = await start(script, { DATA_DIR: own, INSIDE_PORT: port });
      return [name, { ...one, inside: `http://127.0.0.1:${port}` }] as const;
    }),
  );
  return new Map(served);
}

const addressesOf = (registers: ReadonlyMap<RegisterName, Served>) =>
  Object.fromEntries([...registers].map(([name, { url }]) => [`${name.toUpperCase()}_URL`, url]));

async function ensureDatabase(server: string): Promise<void> {
  const sql = connect(server, { max: 1 });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${database}`;
    if (!found) await sql`create database ${sql(database)} template template0`;
  } finally {
    await sql.end();
  }
}

/** Every operation is asked by much the same people: each gets one token of each gateway. Analysts are told apart by theirs. */
function tokens() {
  const given = new Map<string, Promise<string>>();
  return ({ url }: Served, claims: object): Promise<string> => {
    const body = JSON.stringify(claims);
    if ("role" in claims && claims.role === "analyst") return newToken(url, body);
    const key = `${url} ${body}`;
    const token = given.get(key) ?? newToken(url, body);
    given.set(key, token);
    return token;
  };
}

async function newToken(url: string, body: string): Promise<string> {
  const response = await fetch(`${url}/dev/token`, { method: "POST", body });
  if (!response.ok) throw new Error(`no token: ${response.status}`);
  return response.text();
}
