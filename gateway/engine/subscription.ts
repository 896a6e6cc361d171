import type { Call } from "../../subgraphs/shared/call.ts";
import { mapEvents } from "../../subgraphs/shared/mapEvents.ts";
import type { Variables } from "../transport/transport.ts";
import type { EngineResult } from "./engine.ts";
import { refusal } from "./faults.ts";
import type { Plan } from "./operation.ts";
import type { Run } from "./run.ts";

type Respond = (run: Run) => EngineResult;

/** Listens to the register of the subscription; each event is completed from the other registers. */
export async function subscribeTo(
  { source, fill }: Plan,
  variables: Variables,
  call: Call,
  respond: Respond,
): Promise<AsyncIterableIterator<EngineResult> | EngineResult> {
  const patience = Math.max(call.deadline - Date.now(), 0);
  // Each event has as long as the request had at its beginning, and a call of its own: fresh loaders come with it.
  const start = (): Run => ({
    data: {},
    variables,
    call: { ...call, deadline: Date.now() + patience },
    stray: [],
  });
  if (!source) return respond(start());
  const failed = (error: unknown): EngineResult => {
    const run = start();
    source.take(run, {}, refusal(source.serviceName, error));
    return respond(run);
  };
  try {
    const events = await source.listen(variables, call);
    return mapEvents(
      events,
      async (event) => {
        const run = start();
        source.take(run, event);
        await fill(run);
        return respond(run);
      },
      failed,
    );
  } catch (error) {
    return failed(error);
  }
}
