import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { registerNames, type RegisterName } from "../../../subgraphs/shared/call.ts";
import { startEmbedded } from "../../../subgraphs/shared/database/embedded.ts";
import { openTelephone, type Telephone } from "../../../subgraphs/registration/sms/telephone/telephone.ts";
import { openDatabases, type Databases } from "../operations.ts";
import { freePort, run } from "../../journeys/program.ts";
import { nodeFlags } from "./nodeFlags.ts";

/**
 * The system as `npm start` runs it: one process, on a data folder of its own, with the PostgreSQL in that folder. The
 * telephone network is somebody else's: it runs in the benchmark's own process, and is not counted.
 */
export interface Country {
  readonly url: string;
  readonly pid: number;
  /** Of PostgreSQL's first process. */
  readonly postgres: number;
  /** Where the process tells what it holds and how often it was asked (`inside.ts`). */
  readonly inside: string;
  /** Seconds from its start until it was ready, and until it had answered a first question. */
  readonly started: { readonly ready: number; readonly answered: number };
  readonly databases: Databases;
  readonly telephone: Pick<Telephone, "inbox" | "reply">;
  databaseOf(register: RegisterName): string;
  /** A token of its local identity provider. */
  token(claims: object): Promise<string>;
  /** Stops its process where it stands, without a share of the processor, until it goes on. */
  pause(): Promise<void>;
  goOn(): Promise<void>;
  close(): Promise<void>;
}

/** Starts it; in an empty folder it first makes its database and its people. `flags` are Node's own. */
export async function openCountry(
  dataDir: string,
  persons: number,
  flags: readonly string[] = [],
): Promise<Country> {
  const [port, insidePort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const from = performance.now();
  const since = () => (performance.now() - from) / 1000;
  const inside = ["inside", "telephoneElsewhere"].flatMap((one) => [
    "--import",
    `./tests/bench/setting/${one}.ts`,
  ]);
  const telephone = await openTelephone(resolve(dataDir, "telephone"));
  const running = run([...nodeFlags, ...flags, ...inside, "gateway/main.ts"], {
    DATA_DIR: dataDir,
    SEED_PERSONS: String(persons),
    PORT: String(port),
    INSIDE_PORT: String(insidePort),
    TELEPHONE: JSON.stringify(telephone.address),
  });
  await until(() => answers(`${url}/readyz`), running);
  const ready = since();
  await until(() => answers(`${url}/graphql`, '{"query":"{ service { name } }"}'), running);
  const answered = since();
  const embedded = await startEmbedded({ dataDir });
  const databaseOf = (register: RegisterName) => embedded.url(`mekenjai_${register}`);
  const databases = openDatabases(databaseOf);
  return {
    ...{ url, pid: running.pid, inside: `http://127.0.0.1:${insidePort}`, databases, databaseOf, telephone },
    postgres: Number(readFileSync(resolve(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]),
    started: { ready, answered },
    token: async (claims) => {
      const response = await fetch(`${url}/dev/token`, { method: "POST", body: JSON.stringify(claims) });
      if (!response.ok) throw new Error(`no token: ${response.status}`);
      return response.text();
    },
    pause: () => running.signal("SIGSTOP"),
    async goOn() {
      await running.signal("SIGCONT");
      // As long as it stood still it takes itself for overloaded.
      await sleep(2_000);
    },
    async close() {
      await Promise.all(registerNames.map((register) => databases[register].end()));
      await running.signal("SIGTERM");
      await telephone.close();
      await embedded.stop();
    },
  };
}

async function answers(url: string, body?: string): Promise<boolean> {
  const asked =
    body === undefined ? {} : { method: "POST", headers: { "content-type": "application/json" }, body };
  const response = await fetch(url, asked).catch(() => null);
  await response?.arrayBuffer();
  return response?.ok === true;
}

/** Looks every ten milliseconds, for it is times that are told; gives up after ten minutes, or when the process ends. */
async function until(
  fits: () => Promise<boolean>,
  { said, hasEnded }: ReturnType<typeof run>,
): Promise<void> {
  const end = Date.now() + 600_000;
  while (!(await fits())) {
    if (hasEnded() || Date.now() > end) throw new Error(`does not answer: ${said()}`);
    await new Promise((resolved) => setTimeout(resolved, 10));
  }
}
