import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { registerNames, type RegisterName } from "../../subgraphs/shared/call.ts";
import { databaseAddresses } from "../../subgraphs/shared/database/addresses.ts";
import { withDatabase } from "../../subgraphs/shared/database/connect.ts";
import { testCluster } from "../database/cluster.ts";
import { seedPersons } from "./people.ts";
import { freePort, run, untilReady } from "./program.ts";
import { stackAt } from "./stack.ts";
import { type OpenStack, ownPrefix } from "./together.ts";

/** Registers as processes; a frozen one holds its connections and answers nothing. */
export interface StackOfProcesses extends OpenStack {
  freeze(register: RegisterName): Promise<void>;
  thaw(register: RegisterName): Promise<void>;
}

type Running = ReturnType<typeof run>;

/** Gateway and registers as five processes over HTTP, as they run on five machines. A silent register was killed. */
export async function openApart(): Promise<StackOfProcesses> {
  const dataDir = mkdtempSync(join(tmpdir(), "mekenjai-apart-"));
  const databaseUrl = withDatabase(testCluster(), await ownPrefix());
  // Made beforehand: the registers then need no more than to find them.
  const addresses = await databaseAddresses(registerNames, { databaseUrl, dataDir });
  const places = new Map<RegisterName, string>();
  for (const register of registerNames) places.set(register, String(await freePort()));
  const urls = [...places].map(([register, port]) => [
    `${register.toUpperCase()}_URL`,
    `http://127.0.0.1:${port}`,
  ]);
  const shared = { DATA_DIR: dataDir, SEED_PERSONS: String(seedPersons), ...Object.fromEntries(urls) };

  const registers = new Map<RegisterName, Running>();
  const start = async (register: RegisterName) => {
    const port = places.get(register) ?? "";
    const environment = { ...shared, PORT: port, DATABASE_URL: databaseUrl };
    const running = run(["gateway/cli/register.ts", register], environment);
    registers.set(register, running);
    await untilReady(`http://127.0.0.1:${port}`, running);
  };
  const port = String(await freePort());
  // The first process makes the key that all of them share.
  const gateway = run(["gateway/main.ts"], { ...shared, PORT: port });
  await Promise.all(registerNames.map(start));
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
    freeze: async (register) => registers.get(register)?.signal("SIGSTOP"),
    thaw: async (register) => registers.get(register)?.signal("SIGCONT"),
    async close() {
      await Promise.all([gateway, ...registers.values()].map((one) => one.signal("SIGTERM")));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
