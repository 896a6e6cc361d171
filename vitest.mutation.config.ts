import { defineConfig } from "vitest/config";
import config from "./vitest.config.ts";

/** The tests that must notice when a rule, a right, a consent or a signature changes; `npm run mutation` runs them. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: ["tests/domain/*.test.ts"],
    maxWorkers: 1,
  },
});
