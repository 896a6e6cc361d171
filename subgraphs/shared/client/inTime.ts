import type { Call } from "../call.ts";
import { RegisterSilent } from "../register.ts";

type Waiting = Pick<Call, "deadline" | "signal">;
type GiveUp = (why: string) => void;

/** Everything that is waited for, looked at by one clock: a timer and a listener for each would cost more than the wait. */
const waits = new Map<GiveUp, Waiting>();
let clock: NodeJS.Timeout | undefined;
/** How late a wait may be given up, in milliseconds. */
const tick = 20;

/** Calls `giveUp` when the deadline passes or the client leaves; the function returned stops the watch. */
export function watch(waiting: Waiting, giveUp: GiveUp): () => void {
  waits.set(giveUp, waiting);
  clock ??= setInterval(look, tick);
  return () => void waits.delete(giveUp);
}

function look(): void {
  if (waits.size === 0) {
    clearInterval(clock);
    clock = undefined;
  }
  const now = Date.now();
  for (const [giveUp, { deadline, signal }] of waits) {
    if (signal.aborted) end(giveUp, "the client has left");
    else if (now >= deadline) end(giveUp, "the deadline has passed");
  }
}

function end(giveUp: GiveUp, why: string): void {
  waits.delete(giveUp);
  giveUp(why);
}

/** The answer, or RegisterSilent when the deadline passes or the client leaves before it comes. */
export function inTime<T>(answer: Promise<T>, register: string, call: Waiting): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = watch(call, (why) => reject(new RegisterSilent(register, { cause: new Error(why) })));
    const settle = <Value>(end: (value: Value) => void) => {
      return (value: Value) => {
        stop();
        end(value);
      };
    };
    answer.then(settle(resolve), settle(reject));
  });
}

/** Throws RegisterSilent when nobody waits for an answer any more: then nothing is begun. */
export function refuseLate(register: string, { deadline, signal }: Waiting): void {
  if (signal.aborted || Date.now() >= deadline)
    throw new RegisterSilent(register, { cause: new Error("nobody waits for the answer any more") });
}
