import { runAlone } from "../shared/alone.ts";
import { openWithTelephone } from "./index.ts";

await runAlone("registration", openWithTelephone);
