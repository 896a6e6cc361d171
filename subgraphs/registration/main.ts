import { join } from "node:path";
import { runAlone } from "../shared/alone.ts";
import { derivedKey } from "../shared/keys.ts";
import { telephoneDoors } from "../shared/telephoneDoors.ts";
import { openRegistration, openTelephone } from "./index.ts";

await runAlone("registration", async (options, { dataDir }, key) => {
  const sms = openTelephone(join(dataDir, "telephone.ndjson"));
  const register = await openRegistration({ ...options, sms, secret: derivedKey(key, "registration") });
  return { register, extra: telephoneDoors(sms) };
});
