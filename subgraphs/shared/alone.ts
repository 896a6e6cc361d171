import { askOverHttp, askWhereItLives, type AddressOf } from "./ask.ts";
import { auditOptions } from "./audit/options.ts";
import type { RegisterName } from "./call.ts";
import { readRegisterConfig, type RegisterConfig } from "./config.ts";
import { databaseAddresses } from "./database/addresses.ts";
import { listen } from "./http/listen.ts";
import { signCall } from "./internalToken.ts";
import { keptInternalKey } from "./keys.ts";
import { lineLog } from "./log.ts";
import { faultOf } from "./logKinds.ts";
import type { Log, Register, RegisterOptions } from "./register.ts";
import { SettingsFault } from "./settings.ts";
import { standalone, type ExtraRoute } from "./standalone.ts";
import { whereabouts } from "./whereabouts.ts";

/** What a register adds when it opens itself: the register, and routes of its own beside GraphQL. */
export interface OpenedAlone {
  readonly register: Register;
  readonly extra?: Readonly<Record<string, ExtraRoute>>;
}

/** Opens one register. The key is what gateway and registers share; secrets of its own are derived from it. */
export type OpenAlone = (
  options: RegisterOptions,
  config: Pick<RegisterConfig, "dataDir" | "development" | "seedPersons" | "signatures" | "sms">,
  key: Uint8Array,
) => Promise<OpenedAlone>;

export interface Alone {
  readonly url: string;
  readonly databaseUrl: string;
  close(): Promise<void>;
}

interface Overrides {
  readonly clock?: () => Date;
  readonly log?: Log;
}

/** Runs one register behind HTTP: its database, its schema, the way to the other registers. */
export async function startAlone(
  name: RegisterName,
  open: OpenAlone,
  config: RegisterConfig,
  {
    clock = () => new Date(),
    log = lineLog((line) => void process.stdout.write(`${line}\n`)),
  }: Overrides = {},
): Promise<Alone> {
  const key = config.internalKey ?? keptInternalKey(config.dataDir);
  const addresses = await databaseAddresses([name], {
    databaseUrl: config.databaseUrl ?? undefined,
    registerUrls: config.registerDatabases,
    dataDir: config.dataDir,
    log,
  });
  const databaseUrl = addresses.of(name);
  const opened = new Map<RegisterName, Register>();
  const places = config.development ? whereabouts(config.dataDir) : null;
  const addressOf: AddressOf = (other) => config.registerUrls[other] ?? places?.of(other);
  const others = askOverHttp(addressOf, (call, register) => signCall(call, register, key));
  const ask = askWhereItLives(opened, log, others.ask);
  const { register, extra = {} } = await open(
    { databaseUrl, ask, clock, log, audit: auditOptions(key, config) },
    config,
    key,
  );
  opened.set(name, register);
  const closing = new AbortController();
  const server = await listen(
    standalone({ register, key, log, extra, closing: closing.signal }),
    config.host,
    config.port,
  );
  places?.tell(name, server.url);
  return {
    url: server.url,
    databaseUrl,
    async close() {
      places?.takeBack();
      closing.abort();
      await server.close();
      await register.close();
      await others.close();
      await addresses.stop();
    },
  };
}

/** A register's `main.ts`: reads the environment, runs until the process is told to stop. */
export async function runAlone(name: RegisterName, open: OpenAlone): Promise<void> {
  try {
    const config = readRegisterConfig(name, process.env);
    tellFaults(config.development);
    const alone = await startAlone(name, open, config);
    process.stdout.write(`The ${name} register answers at ${alone.url}\n`);
    untilStopped(() => alone.close());
  } catch (error) {
    fail(error);
  }
}

/** Ends what runs when the process is asked to stop; a second signal ends the process at once. */
export function untilStopped(close: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

/**
 * A fault that nobody caught ends the process. In production it is told by its kind alone: its words could hold
 * anybody's data.
 */
export function tellFaults(development: boolean): void {
  process.on("uncaughtException", (error: unknown) => {
    const told = development && error instanceof Error ? error.stack : undefined;
    process.stderr.write(`${told ?? `a fault that nobody caught: ${faultOf(error)}`}\n`);
    process.exit(1);
  });
}

/** Says why nothing was started; settings in their own words, without a stack. */
export function fail(error: unknown): never {
  const text =
    error instanceof SettingsFault || error instanceof Error ? error.message : "Mekenjai could not start.";
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
