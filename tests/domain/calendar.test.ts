import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, ageOn, inPeriod, isDay, kazakhstanDay } from "../../subgraphs/shared/domain/calendar.ts";

test.each<[day: string, exists: boolean]>([
  ["2025-11-24", true],
  ["2024-02-29", true],
  ["2025-02-29", false],
  ["1900-02-29", false],
  ["2000-02-29", true],
  ["2025-04-31", false],
  ["2025-13-01", false],
  ["2025-00-10", false],
  ["2025-01-00", false],
  ["2025-1-1", false],
  ["2025-11-24T00:00:00Z", false],
  ["24.11.2025", false],
  ["+012025-01", false],
  ["", false],
])("the day %s exists: %s", (day, exists) => expect(isDay(day)).toBe(exists));

test.each<[instant: string, day: string]>([
  ["2025-11-23T18:59:59.999Z", "2025-11-23"],
  ["2025-11-23T19:00:00.000Z", "2025-11-24"],
  ["2025-12-31T19:00:00.000Z", "2026-01-01"],
  ["2025-11-24T18:59:59.999Z", "2025-11-24"],
])("at %s it is %s in Kazakhstan", (instant, day) => expect(kazakhstanDay(new Date(instant))).toBe(day));

test.each<[born: string, on: string, age: number]>([
  ["2011-11-24", "2025-11-23", 13],
  ["2011-11-24", "2025-11-24", 14],
  ["2008-02-29", "2026-02-28", 17],
  ["2008-02-29", "2026-03-01", 18],
  ["2008-02-29", "2024-02-29", 16],
  ["2008-02-29", "2024-02-28", 15],
  ["2025-11-24", "2025-11-24", 0],
  ["2025-11-25", "2025-11-24", -1],
])("born on %s, on %s: %i", (born, on, age) => expect(ageOn(born, on)).toBe(age));

test.each<[on: string, holds: boolean]>([
  ["2025-01-09", false],
  ["2025-01-10", true],
  ["2025-01-20", true],
  ["2025-01-21", false],
])("a period from 10 to 20 January, on %s: %s", (on, holds) =>
  expect(inPeriod(on, "2025-01-10", "2025-01-20")).toBe(holds),
);

test("a period without an end holds for ever, from its first day", () => {
  expect(inPeriod("2999-12-31", "2025-01-10", null)).toBe(true);
  expect(inPeriod("2025-01-09", "2025-01-10", null)).toBe(false);
});

test("days are counted over months, leap days and years, and back", () => {
  expect([addDays("2025-12-31", 1), addDays("2024-02-28", 1), addDays("2025-03-01", -1)]).toEqual([
    "2026-01-01",
    "2024-02-29",
    "2025-02-28",
  ]);
  const days = fc.integer({ min: -20_000, max: 20_000 });
  fc.assert(fc.property(days, (n) => addDays(addDays("2025-11-24", n), -n) === "2025-11-24"));
  fc.assert(fc.property(days, (n) => isDay(addDays("2025-11-24", n))));
});
