import { expect, test } from "vitest";
import type { Counted, CountRow } from "../../subgraphs/registration/data/report.ts";
import { keptCounts } from "../../subgraphs/registration/keptCounts.ts";

const year: Counted = { from: "2026-01-01", to: "2026-12-31", by: ["REGION"], territory: null };
const minute = 60_000;

/** Counts that come when they are let; each count is another number. */
function counting() {
  const begun: PromiseWithResolvers<readonly CountRow[]>[] = [];
  const clock = { now: 0 };
  const counts = keptCounts(
    () => {
      begun.push(Promise.withResolvers());
      return begun.at(-1)!.promise;
    },
    minute,
    () => clock.now,
  );
  const rows = (count: number): CountRow[] => [{ key: [], count, online: 0, medianSeconds: null }];
  return {
    begun,
    clock,
    counts,
    end: (at: number) => {
      begun[at]?.resolve(rows(at));
    },
    /** The number that a question is answered with. */
    answer: async (asked: Counted) => (await counts(asked))[0]?.count,
  };
}

test("the same question asked by many at once is counted once, for all of them", async () => {
  const it = counting();
  const answers = Promise.all([it.answer(year), it.answer({ ...year }), it.answer(year)]);
  it.end(0);
  expect(await answers).toEqual([0, 0, 0]);
  expect(it.begun).toHaveLength(1);
});

test("counts are shown again for a minute from when they were asked for, and not longer", async () => {
  const it = counting();
  const first = it.answer(year);
  // To count takes a while, too.
  it.clock.now = 5_000;
  it.end(0);
  expect(await first).toBe(0);
  it.clock.now = minute - 1;
  expect(await it.answer(year)).toBe(0);
  it.clock.now = minute;
  const next = it.answer(year);
  it.end(1);
  expect(await next).toBe(1);
});

test.each<[what: string, asked: Counted]>([
  ["of another territory", { ...year, territory: "710000000" }],
  ["of another period", { ...year, from: "2026-01-02" }],
  ["until another day", { ...year, to: "2026-12-30" }],
  ["divided otherwise", { ...year, by: ["CHANNEL"] }],
  ["divided in another order", { ...year, by: ["REGION", "CHANNEL"] }],
  ["not divided", { ...year, by: [] }],
])("a question %s does not get these counts", async (_what, asked) => {
  const it = counting();
  const answers = ["REGION", "CHANNEL,REGION"].map((by) =>
    it.answer({ ...year, by: by.split(",") as Counted["by"] }),
  );
  const other = it.answer(asked);
  [0, 1, 2].forEach(it.end);
  expect(await Promise.all([...answers, other])).toEqual([0, 1, 2]);
});

test("a failure is told to those who asked, and the next one asks anew", async () => {
  const it = counting();
  const asked = [it.answer(year), it.answer(year)];
  it.begun[0]?.reject(new Error("the database is away"));
  const told = await Promise.allSettled(asked);
  expect(told.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  const next = it.answer(year);
  it.end(1);
  expect(await next).toBe(1);
});

test("a failure that comes late does not forget what was counted since", async () => {
  const it = counting();
  const slow = it.answer(year);
  it.clock.now = minute;
  const next = it.answer(year);
  it.end(1);
  it.begun[0]?.reject(new Error("too long"));
  await Promise.allSettled([slow, next]);
  expect(await it.answer(year)).toBe(1);
});

test("no more than thirty-two questions are kept: what was asked least lately is counted anew", async () => {
  const it = counting();
  const day = (at: number) => ({ ...year, from: `2026-01-${String(at).padStart(2, "0")}` });
  const ask = async (asked: Counted) => {
    const answer = it.answer(asked);
    it.begun.forEach((_one, at) => {
      it.end(at);
    });
    return answer;
  };
  for (let at = 1; at <= 31; at += 1) await ask(day(at));
  await ask({ ...year, by: [] });
  await ask(day(1));
  // The thirty-third: the second day has been asked for least lately.
  await ask({ ...year, by: ["CHANNEL"] });
  const before = it.begun.length;
  await ask(day(1));
  expect(it.begun).toHaveLength(before);
  await ask(day(2));
  expect(it.begun).toHaveLength(before + 1);
});
