import cluster from "node:cluster";
import { parseArgs } from "node:util";
import { fail, tellFaults, untilStopped } from "../subgraphs/shared/alone.ts";
import { lineLog } from "../subgraphs/shared/log.ts";
import { banner } from "./banner.ts";
import { readConfig, type Config } from "./config.ts";
import type { Gateway } from "./start.ts";
import { startWorkers } from "./workers/primary.ts";

// What serves is loaded where it does: the primary of several workers serves nothing.
if (import.meta.main) {
  try {
    const { supergraph } = parseArgs({ options: { supergraph: { type: "string" } } }).values;
    await (supergraph === undefined ? ofRegisters() : ofFile(supergraph));
  } catch (error) {
    fail(error);
  }
}

async function ofRegisters(): Promise<void> {
  const config = readConfig(process.env);
  tellFaults(config.development);
  const isOneOfSeveral = config.workers > 1;
  if (isOneOfSeveral && cluster.isWorker) return (await import("./workers/worker.ts")).serveAsWorker(config);
  const gateway = await (isOneOfSeveral ? ofWorkers(config) : ofOne(config));
  console.log(banner(gateway.url, config));
  untilStopped(() => gateway.close());
}

async function ofOne(config: Config): Promise<Gateway> {
  const { startGateway } = await import("./start.ts");
  return startGateway(config);
}

async function ofWorkers(config: Config): Promise<Gateway> {
  const log = lineLog((line) => void process.stdout.write(`${line}\n`));
  const workers = await startWorkers(config, log);
  workers.over.catch(fail);
  return workers;
}

/** Any Federation 2 supergraph, as its file says. */
async function ofFile(file: string): Promise<void> {
  tellFaults(true);
  const { readSupergraphConfig, startAnySupergraph } = await import("./anySupergraph/start.ts");
  const gateway = await startAnySupergraph(readSupergraphConfig(file, process.env));
  console.log(`${file} is served at ${gateway.url}/graphql`);
  untilStopped(() => gateway.close());
}
