import type { Call } from "../call.ts";
import { RegisterSilent } from "../register.ts";

type Waiting = Pick<Call, "deadline" | "signal">;

/** Somebody waits for an answer; `place` is where he stands in the list, or -1 when he no longer does. */
interface Wait extends Waiting {
  readonly giveUp: (why: string) => void;
  place: number;
}

/**
 * All waits, looked at by one clock: a timer and a listener for each would cost more than the wait. A list and not a
 * Map, whose outgrown tables keep what was long since taken out of them until the next great collection of garbage.
 */
const waits: Wait[] = [];
let clock: NodeJS.Timeout | undefined;
/** How late a wait may be given up, in milliseconds. */
const tick = 20;

/** Calls `giveUp` when the deadline passes or the client leaves; the function returned stops the watch. */
export function watch({ deadline, signal }: Waiting, giveUp: Wait["giveUp"]): () => void {
  const wait = { deadline, signal, giveUp, place: waits.length };
  waits.push(wait);
  clock ??= setInterval(look, tick);
  return () => takeOut(wait);
}

/** The last one takes the place of the one that goes. */
function takeOut(wait: Wait): void {
  const { place } = wait;
  if (place < 0) return;
  wait.place = -1;
  const last = waits.pop();
  if (last === undefined || last === wait) return;
  waits[place] = last;
  last.place = place;
}

function look(): void {
  if (waits.length === 0) {
    clearInterval(clock);
    clock = undefined;
  }
  const now = Date.now();
  for (const wait of [...waits]) {
    const why = wait.signal.aborted
      ? "the client has left"
      : now >= wait.deadline
        ? "the deadline has passed"
        : undefined;
    if (why === undefined || wait.place < 0) continue;
    takeOut(wait);
    wait.giveUp(why);
  }
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
