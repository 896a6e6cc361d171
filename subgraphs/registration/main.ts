import { runAlone } from "../shared/alone.ts";
import { openWithSms } from "./index.ts";

await runAlone("registration", openWithSms);
