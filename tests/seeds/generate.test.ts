import { expect, test } from "vitest";
import { history, type PastApplication } from "../../seeds/applications.ts";
import { contractAt } from "../../seeds/contracts.ts";
import { bodies } from "../../seeds/dictionaries/organisations.ts";
import { dwellingAt } from "../../seeds/dwellings.ts";
import { formerHomeOf } from "../../seeds/formerHomes.ts";
import { iinOf } from "../../seeds/iin.ts";
import { countedOn, personAt } from "../../seeds/persons.ts";
import { reasons } from "../../subgraphs/registration/domain/reasons.ts";
import { personImporter } from "../../subgraphs/population/importRecords.ts";
import { dwellingImporter } from "../../subgraphs/property/importRecords.ts";
import { rentalImporter } from "../../subgraphs/rental/importRecords.ts";
import { ageOn, kazakhstanDay } from "../../subgraphs/shared/domain/calendar.ts";
import { isIin } from "../../subgraphs/shared/domain/iin.ts";

const many = 20_000;
const upTo = <Row>(count: number, at: (i: number) => Row) => Array.from({ length: count }, (_, i) => at(i));
const persons = upTo(many, personAt);
const dwellings = upTo(many * 0.31, dwellingAt);
const contracts = upTo(many * 0.31, contractAt).filter((contract) => contract !== null);
const person = new Map(persons.map((one) => [one.iin, one]));
const dwelling = new Map(dwellings.map((one) => [one.rka, one]));
const share = <Row>(rows: readonly Row[], is: (row: Row) => boolean) => rows.filter(is).length / rows.length;

test("row i depends on i alone: asked for in any order, at any time, it is the same", () => {
  for (const i of [19_999, 3, 12_345, 3, 0]) {
    expect(personAt(i)).toEqual(persons[i]);
    expect(dwellingAt(i % 6200)).toEqual(dwellings[i % 6200]);
  }
});

test("every person and dwelling has a number of its own, also far out", () => {
  expect(person.size).toBe(many);
  expect(dwelling.size).toBe(dwellings.length);
  const far = upTo(1000, (i) => iinOf(19_999_000 + i));
  expect(new Set(far).size).toBe(1000);
  expect(far.every(isIin)).toBe(true);
  expect([...far].sort()).toEqual(far);
  expect(iinOf(51_000_000)).toHaveLength(12);
});

test("every record could have been imported", () => {
  const again = (record: unknown): unknown => JSON.parse(JSON.stringify(record));
  for (const one of persons.slice(0, 3000)) expect(personImporter.read(again(one))).toEqual(one);
  for (const one of dwellings.slice(0, 1500)) expect(dwellingImporter.read(again(one))).toEqual(one);
  for (const one of [...contracts, ...bodies]) expect(rentalImporter.read(again(one))).toEqual(one);
});

test("whoever is spoken of exists: homes, owners, tenants, representatives", () => {
  for (const one of persons) {
    if (one.residence) expect(dwelling.has(one.residence.rka)).toBe(true);
    for (const by of one.representatives ?? []) expect(person.has(by.iin)).toBe(true);
  }
  for (const one of dwellings)
    for (const owner of one.owners) expect(owner.bin !== null || person.has(owner.iin!)).toBe(true);
  for (const { tenant, rka, bin, persons: named } of contracts) {
    expect(dwelling.get(rka)?.fund).toBe("STATE_RENTAL");
    expect([tenant, ...named.map(({ iin }) => iin)].every((iin) => person.has(iin))).toBe(true);
    expect(bodies.map((body) => body.bin)).toContain(bin);
  }
});

test("S8: children under 14 have no residence of their own, but parents who have one", () => {
  const children = persons.filter((one) => ageOn(one.birthDate, countedOn) < 14);
  expect(children.length).toBeGreaterThan(many / 10);
  for (const child of children) {
    expect(child.residence).toBeNull();
    const [parent] = child.representatives ?? [];
    const { birthDate, residence } = person.get(parent?.iin ?? "")!;
    expect(residence).not.toBeNull();
    expect(Number(child.birthDate.slice(0, 4)) - Number(birthDate.slice(0, 4))).toBeGreaterThanOrEqual(15);
  }
});

test("nobody was registered before he was 14, or on a day to come", () => {
  for (const { birthDate, residence } of persons.filter((one) => one.residence)) {
    expect(ageOn(birthDate, residence!.since)).toBeGreaterThanOrEqual(14);
    expect(residence!.since < countedOn).toBe(true);
  }
});

test("the country looks as it does: tenants of the state, owners, phones, age, the capital's share", () => {
  expect(share(dwellings, ({ fund }) => fund === "STATE_RENTAL")).toBeCloseTo(140_000 / 6_200_000, 2);
  expect(contracts.length).toBeGreaterThan(100);
  const adults = persons.filter((one) => ageOn(one.birthDate, countedOn) >= 18 && one.deathDate === null);
  expect(share(adults, ({ phone }) => phone !== null)).toBeGreaterThan(0.85);
  expect(share(persons, ({ birthDate }) => ageOn(birthDate, countedOn) < 18)).toBeCloseTo(0.34, 1);
  expect(share(dwellings, ({ owners }) => owners.length > 1)).toBeGreaterThan(0.1);
  expect(share(dwellings, ({ kato }) => kato.startsWith("71"))).toBeCloseTo(1540 / 20_400, 2);
  expect(new Set(dwellings.map(({ kato }) => kato.slice(0, 2))).size).toBe(20);
});

test("shares of a dwelling come to the whole", () => {
  for (const { owners } of dwellings)
    expect(owners.reduce((sum, { numerator, denominator }) => sum + numerator / denominator, 0)).toBeCloseTo(
      1,
    );
});

const today = "2026-11-22";
const plan = { persons: many, today, years: 1, patternsOfPart: 500, reasons: Object.keys(reasons) };
const past = [...history.partOf(0, plan)];
const decidedAs = (outcome: PastApplication["outcome"]) => past.filter((one) => one.outcome === outcome);

test("S19: six in a hundred have applied within the year, more than seven of ten of them online", () => {
  expect(past).toHaveLength(many * 0.06);
  expect(share(past, ({ channel }) => channel !== "SERVICE_CENTRE")).toBeCloseTo(0.72, 1);
  expect(share(past, ({ outcome }) => outcome === "REGISTERED")).toBeGreaterThan(0.7);
  for (const outcome of ["RETURNED", "REFUSED", "SERVICE_CENTRE_ONLY"] as const)
    expect(decidedAs(outcome).length).toBeGreaterThan(10);
  expect(new Set(past.map(({ id }) => id)).size).toBe(past.length);
});

test("a past application was decided after it came and before today, under rules that were in force", () => {
  for (const { submittedAt, decidedAt } of past) {
    expect(decidedAt.getTime()).toBeGreaterThan(submittedAt.getTime());
    expect(kazakhstanDay(submittedAt) >= "2025-11-24").toBe(true);
    expect(kazakhstanDay(decidedAt) < today).toBe(true);
  }
});

test("who was registered lives there; nobody else asked for the place where he lives already", () => {
  for (const { outcome, person: iin, rka, kato } of past) {
    expect(person.get(iin)?.residence?.rka === rka).toBe(outcome === "REGISTERED");
    expect(dwelling.get(rka)?.kato).toBe(kato);
  }
});

test("several years come one after the other, each as full as the last, none of the same case twice", () => {
  const three = { ...plan, years: 3, patternsOfPart: 30 };
  const all = Array.from({ length: history.partsOf(three) }, (_, part) => [
    ...history.partOf(part, three),
  ]).flat();
  expect(all).toHaveLength(history.countOf(three));
  expect(all.map(({ number }) => number)).toEqual(all.map((_, place) => place));
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(new Set(all.map((one) => `${one.person} ${one.rka} ${one.outcome}`)).size).toBe(all.length);
  const yearsBefore = ({ submittedAt }: PastApplication) =>
    Math.floor((Date.parse(today) - submittedAt.getTime()) / (365 * 86_400_000));
  for (const [place, { length }] of [2, 1, 0]
    .map((year) => all.filter((one) => yearsBefore(one) === year))
    .entries())
    expect(length, String(place)).toBeGreaterThan(many * 0.059);
  expect(all.slice(-past.length)).toEqual(
    past.map((one) => ({ ...one, number: one.number + 2 * past.length })),
  );
});

test("a country of 20 million has 6.2 million dwellings, 140,000 contracts, 20 million residences, 1.2 million cases a year", () => {
  const times = 20_000_000 / many;
  const near = (count: number, wanted: number, within: number) =>
    expect(Math.abs((count * times) / wanted - 1)).toBeLessThan(within);
  near(dwellings.length, 6_200_000, 0.001);
  near(contracts.length, 140_000, 0.1);
  near(past.length, 1_200_000, 0.001);
  const homes = persons.flatMap((one, i) =>
    [one.residence, formerHomeOf(i, one)].filter((home) => home !== null),
  );
  near(homes.length, 20_000_000, 0.02);
});

test("who moved lived somewhere else before, from his fourteenth year on, until he came", () => {
  for (const [i, one] of persons.entries()) {
    const former = formerHomeOf(i, one);
    if (!former) continue;
    expect(dwelling.has(former.rka)).toBe(true);
    expect(former.rka).not.toBe(one.residence?.rka);
    expect(ageOn(one.birthDate, former.since)).toBeGreaterThanOrEqual(14);
    expect(former.since <= former.until).toBe(true);
    expect(former.until < one.residence!.since).toBe(true);
  }
});

test("a foreigner was never registered by this service", () => {
  for (const { person: iin } of decidedAs("REGISTERED")) expect(person.get(iin)?.citizenship).toBe("KAZ");
});
