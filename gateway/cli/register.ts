import { runAlone } from "../../subgraphs/shared/alone.ts";
import { registerNames } from "../../subgraphs/shared/call.ts";
import { seedWhatIsEmpty } from "../dev/seed.ts";
import { openers } from "../registers.ts";
import { stop } from "./running.ts";

/** Runs one register alone: `npm run register -- population`. In development an empty one is seeded first. */
const name = registerNames.find((one) => one === process.argv[2]);
if (!name) stop(`npm run register -- <register>, one of: ${registerNames.join(", ")}`);

await runAlone(name, async (options, config, key) => {
  const opened = await openers[name](options, config, key);
  const { databaseUrl, clock, log } = options;
  if (config.development)
    await seedWhatIsEmpty(new Map([[name, databaseUrl]]), {
      persons: config.seedPersons,
      now: clock(),
      key,
      log,
    });
  return opened;
});
