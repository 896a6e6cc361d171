import { parseArgs } from "node:util";
import { fail, tellFaults, untilStopped } from "../subgraphs/shared/alone.ts";
import { readSupergraphConfig, startAnySupergraph } from "./anySupergraph/start.ts";
import { banner } from "./banner.ts";
import { readConfig } from "./config.ts";
import { startGateway, type Gateway } from "./start.ts";

export { startGateway } from "./start.ts";

if (import.meta.main) {
  try {
    const { supergraph } = parseArgs({ options: { supergraph: { type: "string" } } }).values;
    const gateway = await (supergraph === undefined ? ofRegisters() : ofFile(supergraph));
    untilStopped(() => gateway.close());
  } catch (error) {
    fail(error);
  }
}

async function ofRegisters(): Promise<Gateway> {
  const config = readConfig(process.env);
  tellFaults(config.development);
  const gateway = await startGateway(config);
  console.log(banner(gateway.url, config));
  return gateway;
}

/** Any Federation 2 supergraph, as its file says. */
async function ofFile(file: string): Promise<Gateway> {
  tellFaults(true);
  const gateway = await startAnySupergraph(readSupergraphConfig(file, process.env));
  console.log(`${file} is served at ${gateway.url}/graphql`);
  return gateway;
}
