import { fail, tellFaults, untilStopped } from "../subgraphs/shared/alone.ts";
import { banner } from "./banner.ts";
import { readConfig } from "./config.ts";
import { startGateway } from "./start.ts";

export { startGateway } from "./start.ts";

if (import.meta.main) {
  try {
    const config = readConfig(process.env);
    tellFaults(config.development);
    const gateway = await startGateway(config);
    untilStopped(() => gateway.close());
    console.log(banner(gateway.url, config));
  } catch (error) {
    fail(error);
  }
}
