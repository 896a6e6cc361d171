import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faults } from "./acts.ts";
import { openApart, type StackOfProcesses } from "./apart.ts";
import { journeys, representative } from "./journeys.ts";
import { rkaOf } from "./stack.ts";

let stack: StackOfProcesses;
beforeAll(async () => {
  stack = await openApart();
});
afterAll(() => stack.close());

const all = process.env["MEKENJAI_APART"] === "all";
const chosen = Object.entries(journeys).filter(([subject]) => all || representative.includes(subject));

describe("gateway and registers as five processes", () => {
  for (const [subject, journey] of chosen) describe(subject, () => journey(() => stack));

  test("a register that is frozen, not gone: the deadline ends the wait, and the rest is answered", async () => {
    await stack.freeze("rental");
    try {
      const { status, data, errors } = await stack.ask(
        "query ($rka: RKA!) { me { name { surname } rentalContracts { number } } dwelling(rka: $rka) { address } }",
        { rka: rkaOf("ownFlat") },
        { as: "tenant" },
      );
      expect(status).toBe(200);
      expect(data).toMatchObject({
        me: { name: { surname: expect.any(String) }, rentalContracts: null },
        dwelling: { address: expect.any(String) },
      });
      expect(faults(errors)).toEqual(["me.rentalContracts REGISTER_UNAVAILABLE"]);
    } finally {
      await stack.thaw("rental");
    }
  });
});
