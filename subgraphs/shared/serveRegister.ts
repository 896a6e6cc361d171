import { fail, tellFaults, untilStopped } from "./alone.ts";
import { listen } from "./http/listen.ts";
import { keptInternalKey } from "./keys.ts";
import { lineLog } from "./log.ts";
import type { Register } from "./register.ts";
import * as kinds from "./settingKinds.ts";
import { Settings } from "./settings.ts";
import { standalone } from "./standalone.ts";

/** A register that joins from outside this project: no other register asks it, so it needs no internal schema. */
export type JoiningRegister = Pick<Register, "name" | "schema" | "createContext"> & Partial<Register>;

/**
 * Runs a register that joins the graph as a process of its own, on `PORT`: the gateway's signed calls come in, everybody
 * else is turned away. The gateway is told of it by `EXTRA_REGISTERS=<name>=<address>`.
 */
export async function serveRegister(register: JoiningRegister): Promise<void> {
  try {
    const settings = new Settings(process.env);
    const production = kinds.isProduction(settings);
    const [host, port, dataDir] = [kinds.host(settings), kinds.port(settings), kinds.dataDir(settings)];
    const key = kinds.internalKey(settings, production);
    settings.finish();
    tellFaults(!production);
    const closing = new AbortController();
    const listener = standalone({
      register: { ...nothingMore(register), ...register },
      key: key ?? keptInternalKey(dataDir),
      log: lineLog((line) => void process.stdout.write(`${line}\n`)),
      closing: closing.signal,
    });
    const server = await listen(listener, host, port);
    process.stdout.write(`The ${register.name} register answers at ${server.url}\n`);
    untilStopped(async () => {
      closing.abort();
      await server.close();
      await register.close?.();
    });
  } catch (error) {
    fail(error);
  }
}

const nothingMore = ({ schema }: JoiningRegister) => ({
  internal: schema,
  ready: () => Promise.resolve(),
  close: () => Promise.resolve(),
});
