import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportJWK, SignJWT } from "jose";
import { seedRegister } from "../../seeds/seed.ts";
import { openTelephone } from "../../subgraphs/registration/sms/telephone/telephone.ts";
import { registerNames } from "../../subgraphs/shared/call.ts";
import { databaseAddresses } from "../../subgraphs/shared/database/addresses.ts";
import { connect, withDatabase } from "../../subgraphs/shared/database/connect.ts";
import { kazakhstanDay } from "../../subgraphs/shared/domain/calendar.ts";
import { testCluster } from "../database/cluster.ts";
import { provider } from "../identity/servers.ts";
import { seedPersons } from "./people.ts";
import { freePort, run, untilReady } from "./program.ts";
import { stackAt, type Stack } from "./stack.ts";
import { ownPrefix } from "./together.ts";

/** A gateway of several processes, as production runs it: its own identity provider, network of 1414 and audit key. */
export interface StackOfWorkers extends Stack {
  readonly program: ReturnType<typeof run>;
  readonly environment: Readonly<Record<string, string>>;
  /** The processes that could do registration's own work, the one that does it first. */
  competitors(): Promise<readonly number[]>;
  close(): Promise<void>;
}

export async function openWorkers(workers: number): Promise<StackOfWorkers> {
  const dataDir = mkdtempSync(join(tmpdir(), "mekenjai-workers-"));
  const [network, identity] = [await openTelephone(networkFolder(dataDir)), await identityProvider()];
  const databaseUrl = withDatabase(testCluster(), await ownPrefix());
  const addresses = await databaseAddresses(registerNames, { databaseUrl, dataDir });
  const { systemId, password, port: smscPort } = network.address;
  const port = String(await freePort());
  const environment = {
    NODE_ENV: "production",
    ...{ WORKERS: String(workers), PORT: port, DATA_DIR: dataDir, DATABASE_URL: databaseUrl },
    ...{ OIDC_ISSUER: identity.url, OIDC_AUDIENCE: "mekenjai", INTERNAL_KEY: "w".repeat(40) },
    SMPP_URL: `smpp://${systemId}:${encodeURIComponent(password)}@127.0.0.1:${smscPort}`,
    AUDIT_KEY: auditKey(dataDir),
  };
  const program = run(["gateway/main.ts"], environment);
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, program);
  const today = kazakhstanDay(new Date());
  const seeding = (["population", "property", "rental"] as const).map(async (register) => {
    const sql = connect(addresses.of(register), { max: 1 });
    await seedRegister(register, sql, { persons: seedPersons, today }).finally(() => sql.end());
  });
  await Promise.all(seeding);
  const registration = connect(addresses.of("registration"), { max: 1 });
  const nothing = () => Promise.resolve();
  return {
    ...stackAt({
      ...{ url, registrationDatabase: addresses.of("registration"), silence: nothing, restore: nothing },
      issue: identity.issue,
    }),
    telephone: { ...network, inbox: async (phone) => network.inbox(phone) },
    program,
    environment,
    competitors: async () => {
      const rows = await registration<{ pid: number }[]>`
        select split_part(application_name, ' ', 3)::int as pid from pg_stat_activity
        where datname = current_database() and application_name like 'mekenjai owner %'
        order by exists (select from pg_locks where pid = pg_stat_activity.pid and locktype = 'advisory' and granted) desc`;
      return rows.map(({ pid }) => pid);
    },
    async close() {
      await program.signal("SIGTERM");
      await registration.end();
      await network.close();
      await identity.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function networkFolder(dataDir: string): string {
  const folder = join(dataDir, "network");
  mkdirSync(folder);
  return folder;
}

function auditKey(dataDir: string): string {
  const file = join(dataDir, "audit.pem");
  const { privateKey } = generateKeyPairSync("ed25519");
  writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  return file;
}

async function identityProvider() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: "one", alg: "ES256" }] };
  const { url, stop } = await provider(() => keys);
  const issue = (claims: object) =>
    new SignJWT({ sub: "somebody", ...claims })
      .setProtectedHeader({ alg: "ES256", kid: "one" })
      .setIssuer(url)
      .setAudience("mekenjai")
      .setExpirationTime("1h")
      .sign(privateKey);
  return { url, stop, issue };
}
