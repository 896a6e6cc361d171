import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openFront, type OpenFront } from "./frontDoor.ts";
import { clients, type LiveClient } from "./liveClients.ts";
import { liveWorld, signing, type LiveWorld } from "./liveWorld.ts";

const query = "subscription ($id: ID!) { applicationChanged(id: $id) { id status person { name } } }";
const event = (status: string, name: string | null = "Aigul") => ({
  data: {
    applicationChanged: expect.objectContaining({
      id: "7",
      status,
      person: expect.objectContaining({ name }),
    }),
  },
});
const { policy, authorization } = await signing();

describe.each(Object.entries(clients))("%s", (_name, open) => {
  let it: LiveWorld;
  let front: OpenFront;
  let client: LiveClient;
  beforeEach(async () => {
    it = liveWorld();
    front = await openFront(it.engine, { policy });
    client = open(front.url, () => authorization());
  });
  afterEach(async () => {
    client.close();
    await front.close();
  });

  test("S17: sees how it stands, then each change, with the name from another register", async () => {
    const { seen, leave } = client.watch(query, { id: "7" });
    await expect.poll(() => seen).toEqual([event("AWAITING_SIGNATURE")]);
    it.change({ status: "AWAITING_CONSENT" });
    await expect.poll(() => seen).toEqual([event("AWAITING_SIGNATURE"), event("AWAITING_CONSENT")]);
    leave();
    await expect.poll(() => it.watching()).toBe(0);
  });

  test("S20: what may no longer be read is hidden in the next event, and the errors say so", async () => {
    const { seen } = client.watch(query, { id: "7" });
    await expect.poll(() => seen).toHaveLength(1);
    it.change({ nameIsHidden: true });
    await expect.poll(() => seen).toHaveLength(2);
    expect(seen[1]).toEqual({ ...event("AWAITING_SIGNATURE", null), codes: ["HIDDEN"] });
  });

  test("S20: who may no longer watch is told, and nothing comes after", async () => {
    const { seen } = client.watch(query, { id: "7" });
    await expect.poll(() => seen).toHaveLength(1);
    it.change({ mayBeWatched: false });
    await expect.poll(() => seen).toHaveLength(2);
    expect(seen[1]?.codes).toEqual(["FORBIDDEN"]);
    await expect.poll(() => it.watching()).toBe(0);
    it.change({ mayBeWatched: true, status: "REGISTERED" });
    expect(seen).toHaveLength(2);
  });

  test("a document at fault is refused with its code", async () => {
    const { seen } = client.watch("subscription { applicationChanged(id: 7) { iin } }", {});
    await expect.poll(() => seen.flatMap(({ codes = [] }) => codes)).toEqual(["GRAPHQL_VALIDATION_FAILED"]);
  });

  test("S17: comes back when the gateway is started again, and first sees how it stands then", async () => {
    const { seen } = client.watch(query, { id: "7" });
    await expect.poll(() => seen).toHaveLength(1);
    await front.close();
    it.change({ status: "REGISTERED" });
    front = await openFront(it.engine, { policy, port: Number(new URL(front.url).port) });
    await expect
      .poll(() => seen, { timeout: 5_000 })
      .toEqual([event("AWAITING_SIGNATURE"), event("REGISTERED")]);
  });
});
