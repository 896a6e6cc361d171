import { runAlone } from "../shared/alone.ts";
import { openPopulation } from "./index.ts";

await runAlone("population", async (options) => ({ register: await openPopulation(options) }));
