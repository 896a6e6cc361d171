import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../gateway/config.ts";
import { startGateway } from "../../gateway/start.ts";
import { registerNames, type RegisterName } from "../../subgraphs/shared/call.ts";
import { databaseAddresses } from "../../subgraphs/shared/database/addresses.ts";
import { connect, withDatabase } from "../../subgraphs/shared/database/connect.ts";
import { testCluster } from "../database/cluster.ts";
import { type WayToDatabase, wayToDatabase } from "./wayToDatabase.ts";
import { seedPersons } from "./people.ts";
import { stackAt, type Stack } from "./stack.ts";

/** A stack that a test file has to itself, and ends. */
export interface OpenStack extends Stack {
  close(): Promise<void>;
}

/** A name for databases that nobody else on the cluster has, with the database of that name: a server's address ends in one. */
export async function ownPrefix(): Promise<string> {
  const prefix = `journeys_${randomBytes(4).toString("hex")}`;
  const sql = connect(testCluster(), { max: 1 });
  await sql`create database ${sql(prefix)} template template0`.finally(() => sql.end());
  return prefix;
}

/** Everything in this process, as `npm start` runs it, on databases of its own. A silent register has lost its database. */
export async function openTogether(): Promise<OpenStack> {
  const dataDir = mkdtempSync(join(tmpdir(), "mekenjai-journeys-"));
  const prefix = await ownPrefix();
  const addresses = await databaseAddresses(registerNames, {
    databaseUrl: withDatabase(testCluster(), prefix),
    dataDir,
  });
  const ways = new Map<RegisterName, WayToDatabase>();
  for (const register of registerNames) ways.set(register, await wayToDatabase(addresses.of(register)));
  const config = readConfig({
    PORT: "0",
    DATA_DIR: dataDir,
    SEED_PERSONS: String(seedPersons),
    ...Object.fromEntries(
      [...ways].map(([register, { url }]) => [`${register.toUpperCase()}_DATABASE_URL`, url]),
    ),
  });
  const gateway = await startGateway(config, { log: () => undefined });
  const stack = stackAt({
    url: gateway.url,
    registrationDatabase: addresses.of("registration"),
    silence: async (register) => ways.get(register)?.close(),
    restore: async (register) => ways.get(register)?.open(),
  });
  return {
    ...stack,
    async close() {
      await gateway.close();
      for (const way of ways.values()) way.close();
      await addresses.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
