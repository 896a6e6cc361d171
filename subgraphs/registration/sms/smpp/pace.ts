import { setTimeout as sleep } from "node:timers/promises";

/** How fast one provider may be sent to. */
export interface Pace {
  /** Waits for a turn; what it resolves to gives the place back. */
  turn(): Promise<() => void>;
  /** The provider said "too fast": nothing more for a moment, longer each time. */
  slower(): void;
  /** The provider has taken something. */
  taken(): void;
}

const [firstPause, longestPause] = [500, 2_000];

/** At most `rate` a second, and at most `window` on the way at once. */
export function openPace({ rate, window }: { rate: number; window: number }): Pace {
  const waiting: (() => void)[] = [];
  let onTheWay = 0;
  let next = 0;
  let pause = 0;
  const release = () => {
    onTheWay -= 1;
    waiting.shift()?.();
  };
  return {
    async turn() {
      while (onTheWay >= window) await new Promise<void>((free) => waiting.push(free));
      onTheWay += 1;
      for (let wait = next - Date.now(); wait > 0; wait = next - Date.now()) await sleep(wait);
      next = Math.max(Date.now(), next) + 1_000 / rate;
      return release;
    },
    slower() {
      pause = Math.min(longestPause, Math.max(firstPause, pause * 2));
      next = Math.max(next, Date.now() + pause);
    },
    taken() {
      pause = 0;
    },
  };
}
