import { spawn } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as ask, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { registerNames, type RegisterName } from "../../subgraphs/shared/call.ts";
import { databaseAddresses } from "../../subgraphs/shared/database/addresses.ts";
import { withDatabase } from "../../subgraphs/shared/database/connect.ts";
import { testCluster } from "../database/cluster.ts";
import { seedPersons } from "../journeys/people.ts";
import { freePort, untilReady } from "../journeys/program.ts";
import { stackAt } from "../journeys/stack.ts";
import { ownPrefix, type OpenStack } from "../journeys/together.ts";
import { wayToDatabase, type WayToDatabase } from "../journeys/wayToDatabase.ts";

/** Gateway and registers as five processes of which everything is kept that leaves them beside their answers. */
export interface Watched extends OpenStack {
  /** By where it came from: standard output and error, addresses asked, headers. */
  readonly left: ReadonlyMap<string, string>;
  /** The database of population, which can be lost. */
  readonly populationDatabase: WayToDatabase;
  /** Starts the registration register anew, with these settings besides. */
  restartRegistration(settings?: Readonly<Record<string, string>>): Promise<void>;
  /** Runs the import command to its end. */
  importPersons(lines: readonly string[]): Promise<void>;
}

const root = resolve(import.meta.dirname, "../..");

export async function openWatched(): Promise<Watched> {
  const left = new Map<string, string>();
  const keep = (where: string, text: string) => void left.set(where, `${left.get(where) ?? ""}${text}\n`);
  const dataDir = mkdtempSync(join(tmpdir(), "mekenjai-watched-"));
  const databaseUrl = withDatabase(testCluster(), await ownPrefix());
  const addresses = await databaseAddresses(registerNames, { databaseUrl, dataDir });
  const populationDatabase = await wayToDatabase(addresses.of("population"));
  const databases = { DATABASE_URL: databaseUrl, POPULATION_DATABASE_URL: populationDatabase.url };

  const ports = new Map<RegisterName, number>();
  const overhearing: Server[] = [];
  const urls: Record<string, string> = {};
  for (const register of registerNames) {
    ports.set(register, await freePort());
    const listener = overhear(ports.get(register) ?? 0, (text) => keep(`asked of ${register}`, text));
    listener.listen(0, "127.0.0.1");
    await once(listener, "listening");
    overhearing.push(listener);
    const address = listener.address();
    urls[`${register.toUpperCase()}_URL`] =
      `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  }
  // With a provider of messages of its own a register is as in production, where it makes no keys for itself.
  const AUDIT_KEY = join(dataDir, "audit.pem");
  writeFileSync(
    AUDIT_KEY,
    generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }),
  );
  const keys = { INTERNAL_KEY: randomBytes(32).toString("hex"), AUDIT_KEY };
  const shared = { DATA_DIR: dataDir, SEED_PERSONS: String(seedPersons), ...keys, ...urls };
  const registers = new Map<RegisterName, ReturnType<typeof watch>>();
  const start = async (register: RegisterName, settings: Readonly<Record<string, string>> = {}) => {
    const port = String(ports.get(register));
    const one = watch(
      ["gateway/cli/register.ts", register],
      { ...shared, ...databases, ...settings, PORT: port },
      (text) => keep(`said by ${register}`, text),
    );
    registers.set(register, one);
    await untilReady(`http://127.0.0.1:${port}`, one);
  };
  const port = String(await freePort());
  const gateway = watch(["gateway/main.ts"], { ...shared, PORT: port }, (text) =>
    keep("said by the gateway", text),
  );
  await Promise.all(registerNames.map((register) => start(register)));
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, gateway);

  return {
    ...stackAt({
      url,
      registrationDatabase: addresses.of("registration"),
      silence: async (register) => registers.get(register)?.signal("SIGKILL"),
      restore: async (register) => {
        await registers.get(register)?.signal("SIGKILL");
        await start(register);
      },
    }),
    left,
    populationDatabase,
    async restartRegistration(settings) {
      await registers.get("registration")?.signal("SIGTERM");
      await start("registration", settings);
    },
    async importPersons(lines) {
      const file = join(dataDir, "persons.ndjson");
      writeFileSync(file, lines.join("\n"));
      const told = (text: string) => keep("said by the import", text);
      await watch(
        ["gateway/cli/import.ts", "population", file],
        { DATA_DIR: dataDir, ...keys, ...databases },
        told,
      ).ended;
    },
    async close() {
      await Promise.all([gateway, ...registers.values()].map((one) => one.signal("SIGTERM")));
      for (const one of overhearing) one.close().closeAllConnections();
      populationDatabase.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Runs a program; every word of it is told. */
function watch(
  script: readonly string[],
  environment: Readonly<Record<string, string>>,
  tell: (text: string) => void,
) {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, script, {
    cwd: root,
    env: { PATH, HOME, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (some: Buffer) => {
      said += some.toString();
      tell(some.toString());
    });
  const ended = once(child, "exit");
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid ?? 0,
    said: () => said,
    hasEnded,
    ended,
    async signal(name: NodeJS.Signals) {
      if (hasEnded()) return;
      child.kill(name);
      await ended;
    },
  };
}

/** Stands between whoever asks and a register: keeps addresses and headers, the signed call and the bodies apart. */
function overhear(port: number, keep: (text: string) => void): Server {
  return createServer((incoming, response) => {
    const { authorization: _call, ...headers } = incoming.headers;
    // The telephone simulator of development is asked by its number; production has none.
    const address = incoming.url?.replace(/^\/dev\/.*/, "/dev");
    keep(`${incoming.method} ${address} ${JSON.stringify(headers)}`);
    const { method, url: path, headers: given } = incoming;
    const on = ask({ host: "127.0.0.1", port, method, path, headers: given }, (answer) => {
      keep(JSON.stringify(answer.headers));
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      answer.on("error", () => response.destroy());
    });
    on.on("error", () => response.destroy());
    response.on("close", () => on.destroy());
    incoming.pipe(on);
  });
}
