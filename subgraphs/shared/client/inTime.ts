import type { Call } from "../call.ts";
import { RegisterSilent } from "../register.ts";

type Waiting = Pick<Call, "deadline" | "signal">;

/** A timer set for longer would go off at once. */
const longestTimer = 2 ** 31 - 1;

/** Calls `giveUp` when the deadline passes or the client leaves; the function returned stops the watch. */
export function watch({ deadline, signal }: Waiting, giveUp: (why: string) => void): () => void {
  const late = () => giveUp("the deadline has passed");
  const left = () => giveUp("the client has left");
  const timer = setTimeout(late, Math.min(Math.max(deadline - Date.now(), 0), longestTimer));
  signal.addEventListener("abort", left, { once: true });
  return () => {
    clearTimeout(timer);
    signal.removeEventListener("abort", left);
  };
}

/** The answer, or RegisterSilent when the deadline passes or the client leaves before it comes. */
export function inTime<T>(answer: Promise<T>, register: string, call: Waiting): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = watch(call, (why) => {
      stop();
      reject(new RegisterSilent(register, { cause: new Error(why) }));
    });
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
