import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "../../subgraphs/shared/call.ts";
import { kazakhstanDay } from "../../subgraphs/shared/domain/calendar.ts";
import { invented } from "./invented.ts";
import { at, told, type Question } from "./opened.ts";
import { cancel, submit } from "./registrationActs.ts";
import { citizen, world, type World } from "./registrationWorld.ts";

let it: World;
const analyst: Caller = { role: "analyst" };
const officer = (kato: string): Caller => ({
  role: "leb_officer",
  iin: invented(9_001),
  bin: "990140000390",
  kato,
});
const today = kazakhstanDay(new Date());

beforeAll(async () => {
  it = await world();
  const apply = async (times: number, kato: string, channel: string, change: object = {}) => {
    for (let count = 0; count < times; count += 1) {
      const by = it.person(change);
      await submit(it, by, it.home([by], { kato }), { channel });
    }
  };
  await apply(6, "711210000", "PORTAL");
  await apply(5, "751210000", "MOBILE");
  await apply(3, "751210000", "SELF_SERVICE");
  await apply(5, "711210000", "PORTAL", { phone: null });
  for (let count = 0; count < 6; count += 1) {
    const by = it.person();
    await cancel(it, by, (await submit(it, by, it.home([by], { kato: "391010000" }))).id);
  }
  // Received at the service centres: what an operator submits, seen from the counts.
  await it.sql`insert into applications select (jsonb_populate_record(null::applications, to_jsonb(one) || jsonb_build_object(
      'id', gen_random_uuid(), 'number', 'MK-9' || turn, 'sequence', 900000 + turn, 'channel', 'SERVICE_CENTRE'))).*
    from (select * from applications where kato = '711210000' limit 1) as one, generate_series(1, 5) as turn`;
});
afterAll(() => it.close());

interface Row {
  key: string[];
  count: number | null;
  suppressed: boolean;
  medianSecondsToDecision: number | null;
}
const ask = (
  by: string[],
  { from = today, to = today, ...question }: Question & { from?: string; to?: string } = {},
) =>
  it.query(
    `query($from: Date!, $to: Date!, $by: [ReportDimension!]!) { registrationReport(from: $from, to: $to, by: $by) {
      total online onlineShare rows { key count suppressed medianSecondsToDecision } } }`,
    { by: analyst, ...question, variables: { from, to, by } },
  );
const rowsOf = async (...args: Parameters<typeof ask>) =>
  at<Row[]>(await ask(...args), "registrationReport", "rows");
const counts = async (...args: Parameters<typeof ask>) =>
  Object.fromEntries((await rowsOf(...args)).map(({ key, count }) => [key.join(" "), count]));

test("S19: how many there were, and how many of them online", async () => {
  const answer = await ask([]);
  expect(told(answer)).toEqual([]);
  expect(at(answer, "registrationReport")).toMatchObject({ total: 30, online: 25, onlineShare: 25 / 30 });
});

test("S19: by region and by channel", async () => {
  expect(await counts(["REGION"])).toEqual({ "390000000": 6, "710000000": 16, "750000000": 8 });
  expect(await counts(["REGION", "CHANNEL"])).toMatchObject({
    "710000000 PORTAL": 11,
    "750000000 MOBILE": 5,
  });
});

test("S19: what was not accepted is counted by its outcome, though nobody is recorded", async () => {
  expect(await counts(["OUTCOME"])).toEqual({ CANCELLED: 6, PENDING: 19, REFUSED: 5 });
});

test("S19: by month and by day", async () => {
  expect(await counts(["MONTH"])).toEqual({ [today.slice(0, 7)]: 30 });
  expect(await counts(["DAY"])).toEqual({ [today]: 30 });
});

test("S19: how long a decision took is the median of those that have one", async () => {
  const medians = (await rowsOf(["OUTCOME"])).map(({ key, medianSecondsToDecision }) => [
    key[0],
    medianSecondsToDecision !== null,
  ]);
  expect(Object.fromEntries(medians)).toEqual({ CANCELLED: true, PENDING: false, REFUSED: false });
});

describe("a count of fewer than five people is not shown", () => {
  test("nor how long their decision took, nor can it be reckoned from the total", async () => {
    const rows = await rowsOf(["CHANNEL"]);
    const hidden = rows.filter(({ suppressed }) => suppressed);
    expect(hidden.map(({ key }) => key[0])).toContain("SELF_SERVICE");
    for (const row of hidden) expect(row).toMatchObject({ count: null, medianSecondsToDecision: null });
    const shown = rows.reduce((sum, { count }) => sum + (count ?? 0), 0);
    expect(30 - shown).toBeGreaterThanOrEqual(5);
  });

  test("nor the total, where there are no more", async () => {
    await it.sql`insert into unrecorded_counts values (${today}, '111010000', 'PORTAL', 'REFUSED', 3)`;
    const answer = await ask([], { by: officer("110000000") });
    await it.sql`delete from unrecorded_counts where kato = '111010000'`;
    expect(at(answer, "registrationReport")).toMatchObject({ total: 0, online: 0, onlineShare: 0 });
    expect(at(answer, "registrationReport", "rows")).toMatchObject([{ count: null, suppressed: true }]);
  });
});

test("S19: an officer sees the counts of his own territory", async () => {
  expect(await counts(["REGION"], { by: officer("710000000") })).toEqual({ "710000000": 16 });
  expect(await counts(["REGION"], { by: officer("751210000") })).toEqual({ "750000000": 8 });
  expect(await counts(["REGION"], { by: officer("630000000") })).toEqual({});
  expect(told(await ask([], { by: officer("710000000"), case: null }))).toEqual([
    "registrationReport PURPOSE_REQUIRED",
  ]);
});

test.each<[who: string, by: () => Caller]>([
  ["a citizen", () => citizen(it.person())],
  ["anonymous", () => ({ role: "anonymous" })],
  ["an operator", () => ({ role: "service_centre_operator", iin: invented(9_002) })],
])("not for %s", async (_who, by) => {
  expect(told(await ask([], { by: by() }))).toEqual(["registrationReport FORBIDDEN"]);
});

test.each<[what: string, argument: string, by: string[], from: string, to: string]>([
  ["that ends before it begins", "to", [], "2026-01-02", "2026-01-01"],
  ["of more than 366 days", "to", [], "2025-01-01", "2026-01-02"],
  ["divided twice by the same", "by", ["DAY", "DAY"], "2026-01-01", "2026-01-01"],
  ["divided by too much", "by", ["DAY", "REGION", "CHANNEL", "OUTCOME"], "2026-01-01", "2026-01-01"],
])("a period %s names the field", async (_what, argument, by, from, to) => {
  expect((await ask(by, { from, to })).errors?.[0]?.extensions).toMatchObject({
    code: "BAD_USER_INPUT",
    argument,
  });
});

test("a leap year of 366 days is a period", async () => {
  expect(told(await ask([], { from: "2028-01-01", to: "2028-12-31" }))).toEqual([]);
});

test("the day begins at midnight in Kazakhstan, whatever time zone the database keeps", async () => {
  const instants = [
    "2026-02-28 18:59:59+00",
    "2026-02-28 19:00:00+00",
    "2026-03-01 18:59:59+00",
    "2026-03-01 19:00:00+00",
  ];
  const [{ name } = {}] = await it.sql`select current_database() as name`;
  const one = await it.sql<{ id: string }[]>`select id from applications where channel = 'PORTAL' limit 20`;
  for (const [index, at] of instants.entries())
    for (const { id } of one.slice(index * 5, index * 5 + 5))
      await it.sql`update applications set submitted_at = ${at}::text::timestamptz where id = ${id}`;
  const days = () => counts(["DAY"], { from: "2026-02-28", to: "2026-03-02" });
  const expected = await days();
  const whole = () => counts(["DAY"], { from: "2026-03-01", to: "2026-03-01" });
  expect(expected["2026-03-01"]).toBe(one.length >= 15 ? 10 : (expected["2026-03-01"] ?? 0));
  const day = await whole();
  await it.sql.unsafe(`alter database ${String(name)} set timezone = 'Asia/Almaty'`);
  await it.reopen();
  expect(await days()).toEqual(expected);
  expect(await whole()).toEqual(day);
  expect(at(await ask([]), "registrationReport", "total")).toBeTypeOf("number");
});
