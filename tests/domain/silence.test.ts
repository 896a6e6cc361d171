import { expect, test } from "vitest";
import {
  adult,
  aged,
  applicant,
  by,
  contract,
  decided,
  flatOf,
  forAnother,
  nobody,
  other,
  owned,
  ownedByOrganisation,
  ownerA,
  ownerB,
  privateFlat,
  rentedUnder,
  stateFlat,
  tenant,
  told,
  type Row,
} from "./aCase.ts";

const ofPerson = "person-alive? citizen? not-under-14?";
const silentAboutSelf = { applicant: "unknown", person: "unknown" } as const;
const own = contract({ tenant: applicant, named: [applicant] });

test.each<Row>([
  [
    "population, about himself at his own flat",
    silentAboutSelf,
    `UNDETERMINED ${ofPerson} applicant-may-act? phone-linked? not-already-here? owners-can-consent?`,
  ],
  [
    "property",
    { dwelling: "unknown" },
    "UNDETERMINED dwelling-residential? owners-can-consent? in-rental-contract? address-open? consent-giver-reachable? consent?",
  ],
  [
    "rental, about the tenant of a state flat",
    { dwelling: stateFlat(), rental: "unknown" },
    "UNDETERMINED owners-can-consent? in-rental-contract? consent-giver-reachable? consent?",
  ],
  ["rental, about private housing, where it has no say", { rental: "unknown" }, "ELIGIBLE"],
  [
    "registration, about another's flat",
    { ...flatOf({ [ownerA]: adult() }), barred: "unknown" },
    "UNDETERMINED address-open? consent",
  ],
  ["registration, about one's own flat, where a bar has no effect", { barred: "unknown" }, "ELIGIBLE"],
  [
    "population, about the owner",
    { ...flatOf({ [ownerA]: adult() }), people: "unknown" },
    "UNDETERMINED owners-can-consent? consent-giver-reachable? consent?",
  ],
  [
    "an owner nobody asked population about",
    { ...flatOf({ [ownerA]: adult() }), people: new Map() },
    "UNDETERMINED owners-can-consent? consent-giver-reachable? consent?",
  ],
  [
    "population, about an owner who has confirmed: he may have died since",
    { ...flatOf({ [ownerA]: adult() }), people: "unknown", confirmed: new Set([ownerA]) },
    "UNDETERMINED owners-can-consent? consent-giver-reachable? consent?",
  ],
  [
    "population, about the co-owner of the applicant: it may be a child",
    { dwelling: privateFlat([owned(applicant), owned(ownerA)]), people: "unknown" },
    "UNDETERMINED owners-can-consent?",
  ],
  [
    "population, about the tenant",
    { ...rentedUnder(contract()), people: "unknown" },
    "UNDETERMINED owners-can-consent? consent-giver-reachable? consent?",
  ],
  [
    "population, about nobody: the tenant needs no one",
    { ...rentedUnder(own), people: "unknown" },
    "ELIGIBLE",
  ],
  [
    "every register",
    { ...silentAboutSelf, dwelling: "unknown", rental: "unknown", people: "unknown", barred: "unknown" },
    `UNDETERMINED ${ofPerson} applicant-may-act? phone-linked? dwelling-residential? not-already-here? owners-can-consent? in-rental-contract? address-open? consent-giver-reachable? consent?`,
  ],
  [
    "population, about the child a parent applies for",
    forAnother("unknown"),
    `UNDETERMINED ${ofPerson} applies-for-self-or-represented? not-already-here?`,
  ],
  [
    "population, about the guardian",
    {
      ...forAnother(adult({ capacity: "INCAPABLE", representatives: [by(applicant, "GUARDIAN")] })),
      applicant: "unknown",
    },
    `UNDETERMINED ${ofPerson} applies-for-self-or-represented? applicant-may-act? phone-linked? not-already-here? owners-can-consent?`,
  ],
  [
    "rental, about the person a tenant applies for",
    { ...forAnother(adult()), dwelling: stateFlat(), rental: "unknown" },
    `UNDETERMINED ${ofPerson} applies-for-self-or-represented? not-already-here? owners-can-consent? in-rental-contract? consent-giver-reachable? consent?`,
  ],
])("silent: %s", (_who, change, expected) => expect(told(decided(change))).toBe(expected));

test.each<Row>([
  [
    "a foreigner, property silent",
    { applicant: adult({ citizenship: "RUS" }), dwelling: "unknown" },
    "REFUSED",
  ],
  [
    "a shop, population silent",
    { ...silentAboutSelf, dwelling: privateFlat([], { kind: "NON_RESIDENTIAL" }) },
    "REFUSED",
  ],
  [
    "a shop for a child, population silent about the child",
    { ...forAnother("unknown"), dwelling: privateFlat([owned(applicant)], { kind: "NON_RESIDENTIAL" }) },
    "REFUSED",
  ],
  [
    "an organisation's flat, population silent about the other owner",
    { dwelling: privateFlat([owned(ownerB), ownedByOrganisation]), people: "unknown" },
    "SERVICE_CENTRE_ONLY",
  ],
  [
    "a child owner, silence about the other owner",
    { dwelling: privateFlat([owned(ownerA), owned(ownerB)]), people: new Map([[ownerA, aged(10)]]) },
    "SERVICE_CENTRE_ONLY",
  ],
  [
    "not named in the contract, population silent",
    { ...rentedUnder(contract({ named: [tenant] })), ...silentAboutSelf },
    "RETURNED",
  ],
  [
    "a barred address, population silent",
    { ...flatOf({ [ownerA]: adult() }), ...silentAboutSelf, barred: true },
    "RETURNED",
  ],
  [
    "consent is needed, but it is not known whether the address is barred",
    { ...flatOf({ [ownerA]: adult() }), barred: "unknown" },
    "UNDETERMINED",
  ],
])("what is known outweighs a doubt, a doubt outweighs a promise: %s", (_who, change, outcome) =>
  expect(decided(change).outcome).toBe(outcome),
);

test.each<[what: string, change: Parameters<typeof decided>[0], rule: string, silent: readonly string[]]>([
  ["population", silentAboutSelf, "citizen", ["POPULATION"]],
  [
    "population about owners, in private housing",
    { ...flatOf({ [ownerA]: adult() }), people: "unknown", rental: "unknown" },
    "owners-can-consent",
    ["POPULATION"],
  ],
  ["property", { dwelling: "unknown" }, "dwelling-residential", ["PROPERTY"]],
  ["property, in a rule that reads others too", { dwelling: "unknown" }, "consent", ["PROPERTY"]],
  ["rental", { dwelling: stateFlat(), rental: "unknown" }, "in-rental-contract", ["RENTAL"]],
  ["registration", { ...flatOf({ [ownerA]: adult() }), barred: "unknown" }, "address-open", ["REGISTRATION"]],
  ["nobody, where the rule is answered", { dwelling: "unknown" }, "citizen", []],
])("the finding names who was silent: %s", (_what, change, rule, silent) => {
  expect(decided(change).findings.find((finding) => finding.rule === rule)?.silent).toEqual(silent);
});

test("while it is unknown whether he may apply, nothing of the person or of his contract is told", () => {
  const about = (personIin: string) =>
    decided({
      ...rentedUnder(contract({ named: [applicant, other] })),
      personIin,
      applicant: adult(),
      person: "unknown",
    });
  expect(about(other)).toEqual(about(nobody));
});
