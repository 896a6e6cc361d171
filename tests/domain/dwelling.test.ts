import { expect, test } from "vitest";
import { ruleSetOf } from "../../subgraphs/registration/domain/ruleSet.ts";
import { decide } from "../../subgraphs/registration/domain/decide.ts";
import {
  aCase,
  applicant,
  adult,
  answerOf,
  decided,
  flatOf,
  owned,
  ownerA,
  privateFlat,
  rulesOf,
  today,
  told,
  type Row,
} from "./aCase.ts";
import type { DwellingFacts } from "../../subgraphs/registration/domain/facts.ts";

const own = (change: Partial<DwellingFacts>) => ({ dwelling: privateFlat([owned(applicant)], change) });

test.each<Row>([
  ["an apartment", own({ kind: "APARTMENT" }), "ELIGIBLE"],
  ["a house", own({ kind: "HOUSE" }), "ELIGIBLE"],
  ["a room in a dormitory", own({ kind: "DORMITORY_ROOM" }), "ELIGIBLE"],
  ["a cottage is residential", own({ kind: "COTTAGE" }), "ELIGIBLE"],
  ["a shop, though it is one's own", own({ kind: "NON_RESIDENTIAL" }), "REFUSED dwelling-residential"],
  ["a flat that is not in use", own({ inUse: false }), "REFUSED dwelling-residential"],
  ["an address that does not exist", { dwelling: null }, "REFUSED dwelling-residential"],
  [
    "another's shop: both grounds at once",
    { ...flatOf({ [ownerA]: adult() }), dwelling: privateFlat([owned(ownerA)], { kind: "NON_RESIDENTIAL" }) },
    "REFUSED dwelling-residential consent",
  ],
])("%s", (_what, change, expected) => expect(told(decided(change))).toBe(expected));

test("at an address that does not exist nothing is asked about owners, contracts or consent", () => {
  const decision = decided({ dwelling: null });
  for (const rule of [
    "owners-can-consent",
    "in-rental-contract",
    "address-open",
    "consent-giver-reachable",
    "consent",
  ]) {
    expect(answerOf(decision, rule)).toBe("NOT_APPLICABLE");
  }
});

test("the area norm of the capital is no rule until it is dated", () => {
  expect(rulesOf(today).policy.areaNorm).toBeNull();
  expect(decided().findings.map(({ rule }) => rule)).not.toContain("area-norm");
});

const underNorm = ruleSetOf("2027-01-01", null, {
  ...rulesOf(today).policy,
  areaNorm: { squareMetresPerPerson: 15, territory: "710000000" },
});

test("who lives there is population's to say: its silence is named", () => {
  const ofNorm = decide(underNorm, aCase()).findings.find(({ rule }) => rule === "area-norm");
  expect(ofNorm).toMatchObject({ answer: "UNKNOWN", silent: ["POPULATION"] });
});

const living = (registeredPersons: number, ofTheFamily = false) => ({
  household: { registeredPersons, ofTheFamily },
});

test.each<Row>([
  ["three live in 60 m², a fourth comes", living(3), "ELIGIBLE"],
  ["four live in 60 m², a fifth comes", living(4), "REFUSED area-norm"],
  ["937 live in 35.7 m²", { ...living(937), ...own({ usefulArea: 35.7 }) }, "REFUSED area-norm"],
  ["a fifth of the same family", living(4, true), "ELIGIBLE"],
  ["a district of the capital", { ...living(4), ...own({ kato: "711110000" }) }, "REFUSED area-norm"],
  ["outside the capital", { ...living(4), ...own({ kato: "750000000" }) }, "ELIGIBLE"],
  ["who lives there is not known", {}, "UNDETERMINED area-norm?"],
  ["the address does not exist", { ...living(4), dwelling: null }, "REFUSED dwelling-residential"],
])("under a future set with an area norm: %s", (_what, change, expected) =>
  expect(told(decide(underNorm, aCase(change)))).toBe(expected),
);
