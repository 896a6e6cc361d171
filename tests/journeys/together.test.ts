import { afterAll, beforeAll, describe } from "vitest";
import { journeys } from "./journeys.ts";
import { openTogether, type OpenStack } from "./together.ts";

let stack: OpenStack;
beforeAll(async () => {
  stack = await openTogether();
});
afterAll(() => stack.close());

describe("everything in one process", () => {
  for (const [subject, journey] of Object.entries(journeys)) describe(subject, () => journey(() => stack));
});
