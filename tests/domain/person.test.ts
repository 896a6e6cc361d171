import { expect, test } from "vitest";
import { adult, aged, applicant, by, decided, flat, forAnother, elsewhere, told, type Row } from "./aCase.ts";

const child = (years: number, change = {}) =>
  aged(years, { representatives: [by(applicant, "PARENT")], ...change });
const parentFor = (years: number, change = {}) => forAnother(child(years, change));
const refusedForAge = "REFUSED not-under-14";

test.each<Row>([
  ["S5: an owner, a citizen, at his own flat", {}, "ELIGIBLE"],
  ["one who died", { applicant: adult({ alive: false }) }, "REFUSED person-alive"],
  ["one whose record was struck out", { applicant: adult({ valid: false }) }, "REFUSED person-alive"],
  ["a foreigner", { applicant: adult({ citizenship: "UZB" }) }, "REFUSED citizen"],
  ["a person without citizenship", { applicant: adult({ citizenship: null }) }, "REFUSED citizen"],
  [
    "one whom population does not have",
    { applicant: null },
    "REFUSED person-alive applicant-may-act phone-linked",
  ],
  [
    "one registered at this very address",
    { applicant: adult({ residenceRka: flat }) },
    "REFUSED not-already-here",
  ],
  ["one registered elsewhere", { applicant: adult({ residenceRka: elsewhere }) }, "ELIGIBLE"],
  ["one registered nowhere", { applicant: adult({ residenceRka: null }) }, "ELIGIBLE"],
  [
    "a dead foreigner without a phone: all grounds at once",
    { applicant: adult({ alive: false, citizenship: "RUS", hasLinkedPhone: false }) },
    "REFUSED person-alive citizen phone-linked",
  ],
  ["a foreign child of 15 of a citizen", parentFor(15, { citizenship: "KGZ" }), "REFUSED citizen"],
  ["a child of 15 who died", parentFor(15, { alive: false }), "REFUSED person-alive"],
  [
    "a child of 15 already registered here",
    parentFor(15, { residenceRka: flat }),
    "REFUSED not-already-here",
  ],
  ["S8: a child of 13, by its parent", parentFor(13), refusedForAge],
  ["S8: a newborn, by its parent", parentFor(0), refusedForAge],
  ["S8: the day before the 14th birthday", parentFor(0, { birthDate: "2012-01-16" }), refusedForAge],
  ["S7: on the 14th birthday", parentFor(14), "ELIGIBLE"],
  ["S7: a child of 15, by its parent", parentFor(15), "ELIGIBLE"],
  [
    "S8: a child of 13 who applies alone",
    { applicant: aged(13) },
    "REFUSED not-under-14 applicant-may-act owners-can-consent",
  ],
])("%s", (_who, change, expected) => expect(told(decided(change))).toBe(expected));

test.each<[born: string, on: string, expected: string]>([
  ["2012-02-29", "2026-02-28", refusedForAge],
  ["2012-02-29", "2026-03-01", "ELIGIBLE"],
  ["2012-03-01", "2026-02-28", refusedForAge],
])("S8: a child born on %s, on %s", (birthDate, on, expected) =>
  expect(told(decided({ ...parentFor(14, { birthDate }), on }))).toBe(expected),
);
