import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openTelephone } from "./playedTelephone.ts";
import { eventually } from "./registrationWorld.ts";

test("a delivery report that the register could not take is tried again, and is not lost", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mekenjai-telephone-"));
  const telephone = openTelephone(join(folder, "telephone.ndjson"));
  const tried: string[] = [];
  telephone.listen({
    delivered: async (reference) => {
      tried.push(reference);
      if (tried.length === 1) throw new Error("the database is away for a moment");
    },
    undeliverable: () => Promise.resolve(),
    sendAgain: () => Promise.resolve(true),
    replied: () => Promise.resolve(),
  });
  await telephone.send({ reference: "reference-1", to: "+77000007777", text: "123456", attempt: 1 });
  const inbox = () => Promise.resolve(telephone.inbox("+77000007777").map(({ state }) => state));
  expect(await eventually(inbox, ([state]) => state === "DELIVERED")).toEqual(["DELIVERED"]);
  expect(tried).toEqual(["reference-1", "reference-1"]);
  await telephone.close();
  rmSync(folder, { recursive: true });
});
