import fc from "fast-check";
import { expect, test } from "vitest";
import { cast, castContracts, castDwellings, castPersons } from "../../seeds/cast.ts";
import { personImporter } from "../../subgraphs/population/importRecords.ts";
import { dwellingImporter } from "../../subgraphs/property/importRecords.ts";
import { rentalImporter } from "../../subgraphs/rental/importRecords.ts";
import { addDays, ageOn, kazakhstanDay } from "../../subgraphs/shared/domain/calendar.ts";

const today = "2026-11-22";
const named = cast();
const persons = new Map([...castPersons(today)].map((person) => [person.iin, person]));
const dwellings = new Map([...castDwellings(today)].map((dwelling) => [dwelling.rka, dwelling]));
const person = (key: keyof typeof named) => persons.get(named[key].iin ?? "")!;
const dwelling = (key: keyof typeof named) => dwellings.get(named[key].rka ?? "")!;
const contractOf = (key: keyof typeof named, on = today) =>
  [...castContracts(on)].flatMap((one) =>
    one.type === "contract" && one.rka === named[key].rka ? [one] : [],
  )[0]!;
const ownersOf = (key: keyof typeof named) =>
  dwelling(key).owners.map((owner) => `${owner.iin ?? owner.bin} ${owner.numerator}/${owner.denominator}`);

// prettier-ignore
const persona = [
  "owner", "stranger", "coOwnerA", "coOwnerB", "ownerNoPhone", "minorOwner", "incapableOwner", "parent", "child15",
  "child14", "child13", "guardian", "wardIncapable", "wardLimited", "youth16", "youth17", "noPhone", "foreigner",
  "deceased", "tenant", "named", "notNamed", "tenantExpired", "officerAstana", "officerAlmaty", "operator", "analyst",
] as const;
// prettier-ignore
const places = [
  "ownFlat", "sharedFlat", "flatNoPhone", "flatWithMinorOwner", "flatWithIncapableOwner", "flatOfOrganisation",
  "flatOfDeceased", "rentalFlat", "rentalFlatExpired", "rentalFlatDirty", "shop", "crowdedFlat", "flatWith40Owners",
] as const;

test("everybody and everything of the cast is there, under a number of its own", () => {
  for (const key of persona) expect(person(key), key).toBeDefined();
  for (const key of places) expect(dwelling(key), key).toBeDefined();
  expect(named.leb.bin).toBeDefined();
  expect(named.rentalContract).toEqual({ contract: contractOf("rentalFlat").number });
  expect(new Set(Object.values(named).map((one) => one.iin ?? one.rka ?? one.bin ?? one.contract)).size).toBe(
    Object.keys(named).length,
  );
});

test("the officers answer for Astana and Almaty, each for a body of its own", () => {
  expect(named.officerAstana).toMatchObject({ kato: "710000000", bin: named.leb.bin });
  expect(named.officerAlmaty.kato).toBe("750000000");
  expect(named.officerAlmaty.bin).not.toBe(named.leb.bin);
});

// prettier-ignore
const ages = {
  minorOwner: 10, child13: 13, child14: 14, child15: 15, youth16: 16, youth17: 17,
} as const;

test("S7, S8: whatever the day of seeding, the children have their ages, and keep them for most of a year", () => {
  const days = fc
    .date({ min: new Date("2025-11-24"), max: new Date("2045-01-01"), noInvalidDate: true })
    .map(kazakhstanDay);
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 350 }), (day, later) => {
      const made = new Map([...castPersons(day)].map((one) => [one.iin, one]));
      for (const [key, age] of Object.entries(ages)) {
        const { birthDate } = made.get(named[key as keyof typeof ages].iin!)!;
        expect(ageOn(birthDate, addDays(day, later)), `${key} on ${day} + ${later}`).toBe(age);
      }
    }),
    {
      numRuns: 60,
      examples: [
        ["2028-03-05", 0],
        ["2028-02-29", 350],
        ["2027-03-05", 0],
      ],
    },
  );
});

test("everybody else of the cast is an adult; all adults have a phone but those of whom it is said", () => {
  const withoutPhone = ["ownerNoPhone", "noPhone", "deceased"];
  for (const key of persona.filter((one) => !(one in ages))) {
    expect(ageOn(person(key).birthDate, today), key).toBeGreaterThanOrEqual(18);
    expect(person(key).phone === null, key).toBe(withoutPhone.includes(key));
  }
  expect(person("youth16").phone).not.toBeNull();
});

test("S5: the owner owns alone, and does not live there yet; the stranger owns nothing", () => {
  expect(ownersOf("ownFlat")).toEqual([`${named.owner.iin} 1/1`]);
  expect(person("owner").residence?.rka).not.toBe(named.ownFlat.rka);
  const owners = [...dwellings.values()].flatMap((one) => one.owners.map((owner) => owner.iin));
  expect(owners).not.toContain(named.stranger.iin);
});

test("S12: the shared flat has two owners, half each; another has forty; one belongs to an organisation", () => {
  expect(ownersOf("sharedFlat")).toEqual([`${named.coOwnerA.iin} 1/2`, `${named.coOwnerB.iin} 1/2`]);
  expect(new Set(ownersOf("flatWith40Owners")).size).toBe(40);
  for (const { iin } of dwelling("flatWith40Owners").owners) expect(persons.get(iin!)?.phone).not.toBeNull();
  expect(dwelling("flatOfOrganisation").owners).toMatchObject([{ iin: null, nameKk: expect.any(String) }]);
});

test("S18: a child holds one share of a hundred; a court declared the sole owner of another flat incapable", () => {
  expect(ownersOf("flatWithMinorOwner")[1]).toBe(`${named.minorOwner.iin} 1/100`);
  expect(ownersOf("flatWithIncapableOwner")).toEqual([`${named.incapableOwner.iin} 1/1`]);
  expect(person("incapableOwner").capacity).toMatchObject({ status: "INCAPABLE", until: null });
});

test("S6: the guardian stands for two adults, one incapable and one limited", () => {
  const by = { iin: named.guardian.iin };
  expect(person("wardIncapable")).toMatchObject({
    capacity: { status: "INCAPABLE" },
    representatives: [{ ...by, kind: "GUARDIAN" }],
  });
  expect(person("wardLimited")).toMatchObject({
    capacity: { status: "LIMITED" },
    representatives: [{ ...by, kind: "TRUSTEE" }],
  });
});

test("S8: the parent's children of 14 and 15 are registered where the parent is, the one of 13 follows", () => {
  for (const key of ["child15", "child14", "child13"] as const)
    expect(person(key).representatives).toMatchObject([{ iin: named.parent.iin, kind: "PARENT" }]);
  expect(person("child15").residence?.rka).toBe(person("parent").residence?.rka);
  expect(person("child14").residence?.rka).toBe(person("parent").residence?.rka);
  expect(person("child13").residence).toBeNull();
});

test("the foreigner is no citizen, the dead owner is dead, the shop is no dwelling", () => {
  expect(person("foreigner").citizenship).not.toBe("KAZ");
  expect(person("deceased").deathDate).not.toBeNull();
  expect(ownersOf("flatOfDeceased")).toEqual([`${named.deceased.iin} 1/1`]);
  expect(dwelling("shop").kind).toBe("NON_RESIDENTIAL");
});

test("S9, S10: the contract in force names the tenant and another, and not who is not named", () => {
  const contract = contractOf("rentalFlat");
  expect(contract).toMatchObject({
    bin: named.leb.bin,
    tenant: named.tenant.iin,
    to: null,
    status: "IN_FORCE",
  });
  const iins = contract.persons.map((one) => one.iin);
  expect(iins).toEqual([named.tenant.iin, named.named.iin]);
  expect(iins).not.toContain(named.notNamed.iin);
  expect(dwelling("rentalFlat").fund).toBe("STATE_RENTAL");
});

test("the expired contract ended on the day before seeding, whatever day that is", () => {
  expect(contractOf("rentalFlatExpired")).toMatchObject({
    tenant: named.tenantExpired.iin,
    to: "2026-11-21",
  });
  expect(contractOf("rentalFlatExpired", "2028-03-01").to).toBe("2028-02-29");
});

test("the dirty contract forgets its tenant and names another twice", () => {
  const { tenant, persons: named } = contractOf("rentalFlatDirty");
  expect(named.map((one) => one.iin)).not.toContain(tenant);
  expect(new Set(named.map((one) => one.iin)).size).toBeLessThan(named.length);
});

test("937 people are registered in a one-room flat of 35.7 m²", () => {
  const there = [...persons.values()].filter((one) => one.residence?.rka === named.crowdedFlat.rka);
  expect(there).toHaveLength(937);
  expect(there.every((one) => ageOn(one.birthDate, today) >= 18)).toBe(true);
  expect(dwelling("crowdedFlat").totalArea).toBe(35.7);
});

test("everything of the cast could have been imported", () => {
  const again = (record: unknown): unknown => JSON.parse(JSON.stringify(record));
  for (const one of persons.values()) expect(personImporter.read(again(one))).toEqual(one);
  for (const one of dwellings.values()) expect(dwellingImporter.read(again(one))).toEqual(one);
  for (const one of castContracts(today)) expect(rentalImporter.read(again(one))).toEqual(one);
});
