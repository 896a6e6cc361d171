import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openParts, type PartState } from "../../subgraphs/registration/data/smsParts.ts";
import { shiftClock } from "../database/cluster.ts";
import { openRegistrationDatabase, phone } from "./network.ts";

let database: Awaited<ReturnType<typeof openRegistrationDatabase>>;
let asked: number;
/** The register's database; counts what is asked of it. */
let counting: Pick<typeof database, "sql">;
beforeAll(async () => {
  database = await openRegistrationDatabase();
  const sql = new Proxy(database.sql, {
    apply(target, self, given) {
      asked += 1;
      return Reflect.apply(target, self, given) as unknown;
    },
  });
  counting = { sql };
});
beforeEach(async () => {
  await database.sql`truncate sms_parts, sms_early_reports`;
  await shiftClock(database.sql, "0");
  asked = 0;
});
afterAll(() => database.close());

const message = (to: string, ...numbers: string[]) => ({
  ...{ reference: randomUUID(), phone: to },
  parts: numbers.map((number) => [number]),
});
const of = (number: string, to: string | null, state: PartState = "DELIVERED") => ({
  ...{ ids: [number], phone: to, state },
});

test("all that is told of parts at once is one question, and two more when something has ended or has come early", async () => {
  const { keep, report } = openParts("a", counting);
  const [one, two] = [message(phone(1), "1", "2", "3"), message(phone(2), "4")];
  expect(await Promise.all([keep(one), keep(two)])).toEqual([null, null]);
  // The parts, and whether reports of them have come already.
  expect(asked).toBe(2);
  asked = 0;
  const told = await Promise.all([
    ...[of("1", phone(1)), of("2", phone(1)), of("2", phone(1)), of("4", phone(2))].map(report),
    // Of a message that is on its way to the network still.
    report(of("77", phone(3))),
  ]);
  expect(told).toEqual([null, null, null, { reference: two.reference, state: "DELIVERED" }, null]);
  expect(asked).toBe(3);
  expect(await report(of("3", phone(1)))).toEqual({ reference: one.reference, state: "DELIVERED" });
  expect(await keep(message(phone(3), "77"))).toBe("DELIVERED");
});

test("parts and their reports that come in the same moment find each other, whichever was first", async () => {
  const { keep, report } = openParts("a", counting);
  const one = message(phone(1), "1", "2");
  const [first, taken, second] = await Promise.all([
    report(of("1", phone(1))),
    keep(one),
    report(of("2", phone(1))),
  ]);
  const end = { reference: one.reference, state: "DELIVERED" };
  // Told once: whoever says it answers for it.
  expect([first, taken, second]).toEqual([end, null, null]);
  const [early] = await database.sql<{ kept: number }[]>`select count(*)::int as kept from sms_early_reports`;
  expect(early?.kept).toBe(0);
});

test("a part that was delivered stays so, in whatever order its reports come; one that failed ends the message", async () => {
  const { keep, report } = openParts("a", counting);
  const [one, two] = [message(phone(1), "1"), message(phone(2), "2", "3")];
  await Promise.all([keep(one), keep(two)]);
  const told = await Promise.all([
    ...[of("1", phone(1), "FAILED"), of("1", phone(1))].map(report),
    ...[of("2", phone(2)), of("3", phone(2), "FAILED")].map(report),
  ]);
  expect(told).toEqual([
    ...[{ reference: one.reference, state: "DELIVERED" }, null],
    ...[{ reference: two.reference, state: "FAILED" }, null],
  ]);
  expect(await report(of("1", phone(1), "FAILED"))).toMatchObject({ state: "DELIVERED" });
});

test("a number told in another form is found, before its part is known and after; another telephone's is not", async () => {
  const { keep, report } = openParts("a", counting);
  // 255 is "ff": an answer in hexadecimal, a report in decimal.
  const inDecimal = { ids: ["255", "ff", "597"], phone: phone(1), state: "DELIVERED" } as const;
  const part = { reference: randomUUID(), phone: phone(1), parts: [["ff", "255"]] };
  expect(await report(inDecimal)).toBeNull();
  expect(await report({ ...inDecimal, phone: phone(2) })).toBeNull();
  expect(await keep({ ...part, phone: phone(3) })).toBeNull();
  expect(await keep(part)).toBe("DELIVERED");
  await database.sql`update sms_parts set state = null`;
  expect(await report(inDecimal)).toEqual({ reference: part.reference, state: "DELIVERED" });
});

test("a report of another process's part, kept between the two looks, is not lost", async () => {
  const here = openParts("a", database);
  const one = message(phone(1), "1");
  // Another process keeps the part after this one has looked for it, and looks for reports before this one has kept it.
  const late = {
    sql: new Proxy(database.sql, {
      apply: async (target, self, given) => {
        const rows: unknown = await Reflect.apply(target, self, given);
        if ((asked += 1) === 1) {
          await database.sql`delete from sms_early_reports`;
          await here.keep(one);
        }
        return rows;
      },
    }),
  };
  const end = await openParts("a", late).report(of("1", phone(1)));
  expect(end).toEqual({ reference: one.reference, state: "DELIVERED" });
});

test("what the database cannot take of one provider's telling does not keep it from the rest", async () => {
  const { keep, report } = openParts("a", counting);
  const one = message(phone(1), "1");
  const [taken, broken, good] = await Promise.allSettled([
    keep(one),
    report(of("4\u00002", phone(1))),
    report(of("1", phone(1))),
  ]);
  expect([taken.status, broken.status, good.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(good).toMatchObject({ value: { reference: one.reference, state: "DELIVERED" } });
});

test("a report that nobody has waited for two minutes ago belongs to nothing that comes now", async () => {
  const { keep, report } = openParts("a", counting);
  await report(of("9", phone(1)));
  await shiftClock(database.sql, "121 seconds");
  expect(await keep(message(phone(1), "9"))).toBeNull();
});
