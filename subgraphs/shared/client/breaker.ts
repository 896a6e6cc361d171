/** How long a register that failed is left alone, and what a client is told to wait. */
export const pauseSeconds = 2;

/** Leaves a register alone for a while after it has failed several times in a row. */
export interface Breaker {
  /** Whether it may be asked now. After the pause one trial may, and the others wait for how it ends. */
  admits(now: number): boolean;
  succeeded(): void;
  failed(now: number): void;
  /** The request ended without telling anything of the register: the client left. */
  toldNothing(): void;
}

const failuresToOpen = 5;

export function createBreaker(): Breaker {
  let failures = 0;
  let openUntil = 0;
  let onTrial = false;
  return {
    admits(now) {
      if (failures < failuresToOpen) return true;
      if (onTrial || now < openUntil) return false;
      onTrial = true;
      return true;
    },
    succeeded() {
      failures = 0;
      onTrial = false;
    },
    failed(now) {
      failures += 1;
      onTrial = false;
      openUntil = now + pauseSeconds * 1000;
    },
    toldNothing() {
      onTrial = false;
    },
  };
}
