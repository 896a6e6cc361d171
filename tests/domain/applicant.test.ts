import { expect, test } from "vitest";
import {
  adult,
  aged,
  answerOf,
  applicant,
  by,
  contract,
  decided,
  flatOf,
  forAnother,
  other,
  ownerA,
  rentedUnder,
  stateFlat,
  tenant,
  today,
  told,
  tomorrow,
  yesterday,
  type Row,
} from "./aCase.ts";

const mayNot = "REFUSED applies-for-self-or-represented";
const wardOf = (
  kind: "GUARDIAN" | "TRUSTEE" | "PARENT",
  capacity: "FULL" | "LIMITED" | "INCAPABLE",
  period = {},
) => forAnother(adult({ capacity, representatives: [by(applicant, kind, period)] }));
const childOf = (kind: "PARENT" | "ADOPTIVE_PARENT" | "GUARDIAN" | "TRUSTEE", years: number, period = {}) =>
  forAnother(aged(years, { representatives: [by(applicant, kind, period)] }));

test.each<Row>([
  ["S6: a guardian for an incapable adult", wardOf("GUARDIAN", "INCAPABLE"), "ELIGIBLE"],
  ["S6: a trustee for an adult of limited capacity", wardOf("TRUSTEE", "LIMITED"), "ELIGIBLE"],
  ["S6: a guardian for an adult of limited capacity", wardOf("GUARDIAN", "LIMITED"), "ELIGIBLE"],
  ["S6: a guardian for an adult whom no court restricted", wardOf("GUARDIAN", "FULL"), mayNot],
  ["S6: a parent for an incapable adult, who needs a guardian", wardOf("PARENT", "INCAPABLE"), mayNot],
  ["S6: guardianship on its last day", wardOf("GUARDIAN", "INCAPABLE", { until: today }), "ELIGIBLE"],
  ["S6: guardianship that expired yesterday", wardOf("GUARDIAN", "INCAPABLE", { until: yesterday }), mayNot],
  ["S6: guardianship on its first day", wardOf("GUARDIAN", "INCAPABLE", { since: today }), "ELIGIBLE"],
  ["S6: guardianship from tomorrow", wardOf("GUARDIAN", "INCAPABLE", { since: tomorrow }), mayNot],
  [
    "a ward of somebody else",
    forAnother(adult({ capacity: "INCAPABLE", representatives: [by(ownerA, "GUARDIAN")] })),
    mayNot,
  ],
  ["S7: a parent for a child of 14", childOf("PARENT", 14), "ELIGIBLE"],
  ["S7: an adoptive parent for a child of 15", childOf("ADOPTIVE_PARENT", 15), "ELIGIBLE"],
  ["S7: a guardian for a child of 14", childOf("GUARDIAN", 14), "ELIGIBLE"],
  ["S7: a trustee for a child of 15", childOf("TRUSTEE", 15), "ELIGIBLE"],
  ["S7: guardianship of a child that expired", childOf("GUARDIAN", 15, { until: yesterday }), mayNot],
  ["S7: a parent whose right a court ended", childOf("PARENT", 15, { until: yesterday }), mayNot],
  [
    "S7: a parent on the day before the 16th birthday",
    forAnother(aged(16, { birthDate: "2010-01-16", representatives: [by(applicant, "PARENT")] })),
    "ELIGIBLE",
  ],
  ["S7: a parent on the 16th birthday: the youth applies himself", childOf("PARENT", 16), mayNot],
  ["S7: a parent for a youth of 17", childOf("PARENT", 17), mayNot],
  ["S7: a guardian for a youth of 17", childOf("GUARDIAN", 17), mayNot],
  [
    "S6: a guardian for an incapable youth of 17, who is no adult yet",
    forAnother(aged(17, { capacity: "INCAPABLE", representatives: [by(applicant, "GUARDIAN")] })),
    mayNot,
  ],
  [
    "S6: the same guardian on the 18th birthday",
    forAnother(aged(18, { capacity: "INCAPABLE", representatives: [by(applicant, "GUARDIAN")] })),
    "ELIGIBLE",
  ],
  ["S7: a parent for a grown child, though the record has no end", childOf("PARENT", 18), mayNot],
  [
    "S8: a parent for a child of 13 may apply, and hears why not",
    childOf("PARENT", 13),
    "REFUSED not-under-14",
  ],
  ["a parent who died", { ...childOf("PARENT", 15), applicant: adult({ alive: false }) }, mayNot],
  ["a parent whom population does not have", { ...childOf("PARENT", 15), applicant: null }, mayNot],
])("who may apply for whom: %s", (_who, change, expected) => expect(told(decided(change))).toBe(expected));

const atAnothers = (change: object) => ({ ...flatOf({ [ownerA]: adult() }), ...change });
const afterConsent = { confirmed: new Set([ownerA]) };

test.each<Row>([
  ["S7: a child of 15 alone", { applicant: aged(15) }, "REFUSED applicant-may-act consent"],
  ["a youth on the 16th birthday", { applicant: aged(16), ...afterConsent }, "ELIGIBLE"],
  [
    "a youth the day before the 16th birthday",
    { applicant: aged(16, { birthDate: "2010-01-16" }), ...afterConsent },
    "REFUSED applicant-may-act",
  ],
  ["a youth of 17", { applicant: aged(17), ...afterConsent }, "ELIGIBLE"],
  [
    "an adult declared incapable",
    { applicant: adult({ capacity: "INCAPABLE" }), ...afterConsent },
    "REFUSED applicant-may-act",
  ],
  [
    "an adult of limited capacity",
    { applicant: adult({ capacity: "LIMITED" }), ...afterConsent },
    "REFUSED applicant-may-act",
  ],
  [
    "S2: one without a linked phone",
    { applicant: adult({ hasLinkedPhone: false }), ...afterConsent },
    "REFUSED phone-linked",
  ],
  [
    "S2: one without a linked phone, in the app",
    { applicant: adult({ hasLinkedPhone: false }), ...afterConsent, channel: "MOBILE" },
    "REFUSED phone-linked",
  ],
  [
    "S4: one without a linked phone, in a self-service zone",
    { applicant: adult({ hasLinkedPhone: false }), ...afterConsent, channel: "SELF_SERVICE" },
    "REFUSED phone-linked",
  ],
  [
    "S2: one without a linked phone who only asks",
    { applicant: adult({ hasLinkedPhone: false }), ...afterConsent, channel: null },
    "REFUSED phone-linked",
  ],
  [
    "one without a linked phone, at a service centre",
    { applicant: adult({ hasLinkedPhone: false }), ...afterConsent, channel: "SERVICE_CENTRE" },
    "ELIGIBLE",
  ],
])("who may act: %s", (_who, change, expected) => expect(told(decided(atAnothers(change)))).toBe(expected));

test("S2: at a service centre nobody asks for a linked phone", () => {
  expect(answerOf(decided({ channel: "SERVICE_CENTRE" }), "phone-linked")).toBe("NOT_APPLICABLE");
});

const ownContract = contract({ tenant: applicant, named: [applicant, other] });
const asTenant = (person = adult(), change = {}) => ({
  ...forAnother(person),
  ...rentedUnder(ownContract),
  ...change,
});

test.each<Row>([
  ["S9: a tenant for an adult named in his contract", asTenant(), "ELIGIBLE"],
  ["S9: a tenant for a youth of 17 named in his contract", asTenant(aged(17)), "ELIGIBLE"],
  ["S9: a tenant for a child of 13 named in his contract", asTenant(aged(13)), "REFUSED not-under-14"],
  [
    "a tenant for somebody not named in his contract",
    { ...forAnother(adult()), ...rentedUnder(contract({ tenant: applicant, named: [applicant] })) },
    mayNot,
  ],
  [
    "a named person, not the tenant, for another named person",
    { ...forAnother(adult()), ...rentedUnder(contract({ tenant, named: [tenant, applicant, other] })) },
    mayNot,
  ],
  [
    "S9: a tenant the day after his contract ended",
    { ...asTenant(), ...rentedUnder({ ...ownContract, to: yesterday }) },
    mayNot,
  ],
  [
    "S9: a tenant on the last day of his contract",
    { ...asTenant(), ...rentedUnder({ ...ownContract, to: today }) },
    "ELIGIBLE",
  ],
  [
    "a tenant whose contract was terminated",
    { ...asTenant(), ...rentedUnder({ ...ownContract, terminated: true }) },
    mayNot,
  ],
  ["a tenant who died", asTenant(adult(), { applicant: adult({ alive: false }) }), mayNot],
  [
    "a contract over private housing gives no such right",
    asTenant(adult(), { dwelling: stateFlat({ fund: "PRIVATE" }) }),
    mayNot,
  ],
  [
    "a tenant for a named number that population does not have",
    { ...forAnother(null), ...rentedUnder(ownContract) },
    "REFUSED person-alive",
  ],
])("%s", (_who, change, expected) => expect(told(decided(change))).toBe(expected));
