import { afterEach as afterEachOfVitest } from "vitest";

/** Jest's names for what vitest has: Apollo's suite imports them from `@jest/globals` (`vitest.config.ts`). */
export { afterAll, beforeAll, beforeEach, describe, expect, it, test, vi as jest } from "vitest";

/** As jest has it: what takes a `done` is over when it calls it. */
export function afterEach(act: (done?: () => void) => unknown): void {
  afterEachOfVitest(() => (act.length === 0 ? act() : new Promise<void>((resolve) => act(resolve))));
}
