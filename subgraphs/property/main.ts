import { runAlone } from "../shared/alone.ts";
import { openProperty } from "./index.ts";

await runAlone("property", async (options) => ({ register: await openProperty(options) }));
