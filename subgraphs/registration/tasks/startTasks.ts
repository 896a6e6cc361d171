import { faultOf } from "../../shared/logKinds.ts";
import { forgetOldParts } from "../data/smsParts.ts";
import { sendMessages, sendToPopulation, type Sending } from "./sendOutbox.ts";
import { closeUnreported, decideDue, expireConsents } from "./sweep.ts";

/** How often each task looks by itself, in milliseconds. The outbox is also woken by the database. */
const tasks = [
  { name: "sendMessages", run: sendMessages, every: 1_000 },
  { name: "sendToPopulation", run: sendToPopulation, every: 1_000 },
  { name: "expireConsents", run: expireConsents, every: 250 },
  { name: "decideDue", run: decideDue, every: 500 },
  { name: "closeUnreported", run: closeUnreported, every: 60_000 },
  { name: "forgetParts", run: forgetParts, every: 3_600_000 },
] as const;

async function forgetParts({ database }: Sending): Promise<boolean> {
  await forgetOldParts(database);
  return false;
}

/** The register's own work between requests: started when it opens, ended before its database closes. */
export async function startTasks(services: Sending): Promise<{ stop(): Promise<void> }> {
  const loops = tasks.map((task) => repeat(task, services));
  const [sending, recording] = loops;
  const { unlisten } = await services.database.sql.listen("outbox", () =>
    [sending, recording].forEach((loop) => loop?.wake()),
  );
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
      await unlisten();
    },
  };
}

/** Runs again at once while there is more, else after a pause; a run that fails is logged and tried again. */
function repeat({ name, run, every }: (typeof tasks)[number], services: Sending) {
  const state = { stopped: false, woken: Promise.withResolvers<undefined>() };
  const runOnce = () =>
    run(services).catch((error: unknown) => {
      services.log("work.failed", { task: name, fault: faultOf(error) });
      return false;
    });
  const loop = async () => {
    while (!state.stopped) {
      state.woken = Promise.withResolvers();
      if (!(await runOnce())) await Promise.race([state.woken.promise, pause(every)]);
    }
  };
  const wake = () => {
    state.woken.resolve(undefined);
  };
  const done = loop();
  return {
    wake,
    stop: () => {
      state.stopped = true;
      wake();
      return done;
    },
  };
}

// Not held open by it: whoever closes the register ends the loops first.
const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => void setTimeout(resolve, milliseconds).unref());
