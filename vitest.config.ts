import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";

const require = createRequire(import.meta.url);

export default defineConfig({
  resolve: {
    // One copy of graphql for the project and for CommonJS libraries, or "another module or realm" follows.
    alias: [
      { find: /^graphql$/, replacement: require.resolve("graphql") },
      // Apollo's suite is written for jest.
      {
        find: "@jest/globals",
        replacement: new URL("tests/gateway/apollo/jestGlobals.ts", import.meta.url).pathname,
      },
    ],
  },
  test: {
    include: ["tests/**/*.test.ts"],
    server: { deps: { inline: ["@apollo/server-integration-testsuite"] } },
    globalSetup: ["tests/setup/cluster.ts"],
    // Twice the two cores of the machines it runs on: many tests wait for processes they have started.
    maxWorkers: 4,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
