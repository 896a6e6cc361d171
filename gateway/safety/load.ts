import { coded } from "../../subgraphs/shared/errors.ts";

/** How much this process carries now. */
export interface Load {
  /** Throws OVERLOADED when one more request would only make all of them late. */
  admit(): void;
  /** Counts the work until it is done. */
  carry<Result>(work: () => Promise<Result>): Promise<Result>;
  stop(): void;
}

export interface LoadLimits {
  /** Requests that are being answered; at two thousand a second and 0.2 s each, a storm has 400. */
  readonly mostCarried: number;
  /** How late, in milliseconds, the event loop may come to what is due: by then a second of requests waits in it. */
  readonly mostLate: number;
}

const defaults: LoadLimits = { mostCarried: 2_000, mostLate: 1_000 };
const beat = 100;
/** How much of the lateness of the last beats still counts: one long pause alone is none of overload. */
const memory = 0.8;

export function createLoad({ mostCarried, mostLate }: LoadLimits = defaults): Load {
  let carried = 0;
  let late = 0;
  let due = performance.now() + beat;
  const timer = setInterval(() => {
    const now = performance.now();
    late = late * memory + Math.max(0, now - due) * (1 - memory);
    due = now + beat;
  }, beat).unref();
  return {
    admit() {
      if (carried >= mostCarried || late > mostLate) throw coded("OVERLOADED", { retryAfter: 2 });
    },
    async carry(work) {
      carried += 1;
      try {
        return await work();
      } finally {
        carried -= 1;
      }
    },
    stop: () => clearInterval(timer),
  };
}
