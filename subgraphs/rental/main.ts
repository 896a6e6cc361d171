import { runAlone } from "../shared/alone.ts";
import { openRental } from "./index.ts";

await runAlone("rental", async (options) => ({ register: await openRental(options) }));
