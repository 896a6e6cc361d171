import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  claimDue,
  holdOn,
  openAgain,
  putOff,
  type OutboxEntry,
} from "../../subgraphs/registration/data/outbox.ts";
import { forgetOldParts, openParts } from "../../subgraphs/registration/data/smsParts.ts";
import { shiftClock } from "../database/cluster.ts";
import { openRegistrationDatabase } from "./network.ts";

let database: Awaited<ReturnType<typeof openRegistrationDatabase>>;
beforeAll(async () => {
  database = await openRegistrationDatabase();
});
beforeEach(async () => {
  await database.sql`delete from outbox`;
  await shiftClock(database.sql, "0");
});
afterAll(() => database.close());

/** A message that is due now. */
async function due(): Promise<string> {
  const reference = randomUUID();
  await database.sql`insert into outbox (kind, application_id, reference, due_at)
    values ('NOTICE_SMS', gen_random_uuid(), ${reference}, clock_now())`;
  return reference;
}
const claim = () => claimDue(database, ["NOTICE_SMS"], 10);
const taken = async (): Promise<OutboxEntry> => {
  const [entry] = await claim();
  if (!entry) throw new Error("nothing was due");
  return entry;
};

test("a message is tried again at once at first, then ever more seldom: about sixty-five times in its hour", async () => {
  await due();
  const entry = await taken();
  const pauses: number[] = [];
  for (let attempts = 1; attempts <= 70; attempts += 1) {
    await putOff(database, { ...entry, attempts });
    const [row] = await database.sql<{ seconds: number }[]>`
      select extract(epoch from due_at - clock_now())::float8 as seconds from outbox`;
    pauses.push(Math.round(row?.seconds ?? -1));
  }
  expect(pauses.slice(0, 11)).toEqual([1, 1, 1, 5, 5, 5, 15, 15, 15, 15, 60]);
  expect(pauses.slice(-3)).toEqual([300, 300, 300]);
  const sum = (some: number[]) => some.reduce((all, pause) => all + pause, 0);
  expect([sum(pauses.slice(0, 10)), sum(pauses.slice(0, 65))]).toEqual([78, 3_378]);
});

test("what somebody has in hand is nobody else's while he holds on, and anybody's ten seconds after he is gone", async () => {
  const reference = await due();
  const entry = await taken();
  expect(entry).toMatchObject({ reference, attempts: 1 });
  await shiftClock(database.sql, "9 seconds");
  expect(await claim()).toEqual([]);
  await holdOn(database, entry);
  await shiftClock(database.sql, "18 seconds");
  expect(await claim()).toEqual([]);
  await shiftClock(database.sql, "20 seconds");
  expect(await claim()).toMatchObject([{ reference, attempts: 2 }]);
});

test("a message that has left is opened again for another way, one in hand is not, and one that is opened stays so", async () => {
  const reference = await due();
  const entry = await taken();
  expect(await openAgain(reference, database)).toBe(false);
  await database.sql`update outbox set done_at = clock_now() where id = ${entry.id}`;
  expect(await openAgain(reference, database)).toBe(true);
  expect(await openAgain(reference, database)).toBe(true);
  expect(await claim()).toMatchObject([{ reference, attempts: 1 }]);
  expect(await openAgain(randomUUID(), database)).toBe(true);
});

test("the parts of a message are remembered for three days, a report of nothing for an hour", async () => {
  const reference = randomUUID();
  const parts = openParts("a", database);
  expect(await parts.keep({ reference, phone: "+77010000001", parts: [["1"], ["2"]] })).toBeNull();
  expect(await parts.report({ ids: ["77"], phone: null, state: "DELIVERED" })).toBeNull();
  const kept = async () => {
    const [counts] = await database.sql<{ parts: number; early: number }[]>`
      select (select count(*)::int from sms_parts) as parts, (select count(*)::int from sms_early_reports) as early`;
    return counts;
  };
  await forgetOldParts(database);
  expect((await kept())?.parts).toBe(2);
  expect((await kept())?.early).toBeGreaterThan(0);
  await shiftClock(database.sql, "61 minutes");
  await forgetOldParts(database);
  expect(await kept()).toEqual({ parts: 2, early: 0 });
  await shiftClock(database.sql, "73 hours");
  await forgetOldParts(database);
  expect(await kept()).toEqual({ parts: 0, early: 0 });
});
