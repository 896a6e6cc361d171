import { expect, test } from "vitest";
import type { Facts } from "../../subgraphs/registration/domain/facts.ts";
import {
  aCase,
  adult,
  aged,
  answerOf,
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
  tenant,
  today,
  told,
  tomorrow,
  yesterday,
  type Row,
} from "./aCase.ts";

const serviceCentre = "SERVICE_CENTRE_ONLY owners-can-consent";
const asked = "CONSENT_REQUIRED consent";
const people = (one: Record<string, ReturnType<typeof adult> | null>) => new Map(Object.entries(one));

test.each<Row>([
  ["S5: the sole owner needs nobody", {}, "ELIGIBLE"],
  ["S12: somebody at another's flat", flatOf({ [ownerA]: adult() }), asked],
  [
    "S12: the owner has confirmed",
    { ...flatOf({ [ownerA]: adult() }), confirmed: new Set([ownerA]) },
    "ELIGIBLE",
  ],
  [
    "S12: one of two owners has confirmed",
    { ...flatOf({ [ownerA]: adult(), [ownerB]: adult() }), confirmed: new Set([ownerA]) },
    asked,
  ],
  [
    "S12: both owners have confirmed",
    { ...flatOf({ [ownerA]: adult(), [ownerB]: adult() }), confirmed: new Set([ownerA, ownerB]) },
    "ELIGIBLE",
  ],
  [
    "a confirmation of somebody who is no owner",
    { ...flatOf({ [ownerA]: adult() }), confirmed: new Set([nobody]) },
    asked,
  ],
  [
    "a flat sold after the first owner confirmed: the new one must still agree",
    {
      dwelling: privateFlat([owned(ownerA, { until: yesterday }), owned(ownerB, { since: today })]),
      people: people({ [ownerB]: adult() }),
      confirmed: new Set([ownerA]),
    },
    asked,
  ],
  [
    "S5: a holder of one share asks no co-owner",
    { dwelling: privateFlat([owned(applicant), owned(ownerA)]), people: people({ [ownerA]: adult() }) },
    "ELIGIBLE",
  ],
  [
    "a share on its last day still makes an owner",
    {
      dwelling: privateFlat([owned(applicant, { until: today }), owned(ownerA)]),
      people: people({ [ownerA]: adult() }),
    },
    "ELIGIBLE",
  ],
  [
    "a share that ended yesterday does not",
    {
      dwelling: privateFlat([owned(applicant, { until: yesterday }), owned(ownerA)]),
      people: people({ [ownerA]: adult() }),
    },
    asked,
  ],
  [
    "a share bought today does",
    {
      dwelling: privateFlat([owned(applicant, { since: today }), owned(ownerA)]),
      people: people({ [ownerA]: adult() }),
    },
    "ELIGIBLE",
  ],
  [
    "a share from tomorrow does not yet",
    {
      dwelling: privateFlat([owned(applicant, { since: tomorrow }), owned(ownerA)]),
      people: people({ [ownerA]: adult() }),
    },
    asked,
  ],
  [
    "S7: a parent at his own flat, for his child of 15",
    forAnother(aged(15, { representatives: [by(applicant, "PARENT")] })),
    "ELIGIBLE",
  ],
  [
    "S7: a parent at another's flat, for his child of 15",
    {
      ...forAnother(aged(15, { representatives: [by(applicant, "PARENT")] })),
      ...flatOf({ [ownerA]: adult() }),
    },
    asked,
  ],
])("who must agree: %s", (_who, change, expected) => expect(told(decided(change))).toBe(expected));

test.each<Row>([
  ["an owner of 17", flatOf({ [ownerA]: aged(17) }), serviceCentre],
  [
    "an owner the day before the 18th birthday",
    flatOf({ [ownerA]: aged(18, { birthDate: "2008-01-16" }) }),
    serviceCentre,
  ],
  ["an owner on the 18th birthday", flatOf({ [ownerA]: aged(18) }), asked],
  ["an owner of 10 beside an adult", flatOf({ [ownerA]: adult(), [ownerB]: aged(10) }), serviceCentre],
  ["an incapable owner", flatOf({ [ownerA]: adult({ capacity: "INCAPABLE" }) }), serviceCentre],
  ["an owner of limited capacity", flatOf({ [ownerA]: adult({ capacity: "LIMITED" }) }), serviceCentre],
  [
    "a child holds a share beside the applicant",
    { dwelling: privateFlat([owned(applicant), owned(ownerA)]), people: people({ [ownerA]: aged(10) }) },
    serviceCentre,
  ],
  [
    "an incapable co-owner beside the applicant",
    {
      dwelling: privateFlat([owned(applicant), owned(ownerA)]),
      people: people({ [ownerA]: adult({ capacity: "INCAPABLE" }) }),
    },
    serviceCentre,
  ],
  [
    "a child held a share until yesterday",
    { dwelling: privateFlat([owned(applicant), owned(ownerA, { until: yesterday })]) },
    "ELIGIBLE",
  ],
  [
    "a child holds a share until today",
    {
      dwelling: privateFlat([owned(applicant), owned(ownerA, { until: today })]),
      people: people({ [ownerA]: aged(10) }),
    },
    serviceCentre,
  ],
  ["a youth of 17 at a flat of his own", { applicant: aged(17) }, serviceCentre],
  [
    "a guardian at the flat of his incapable ward",
    {
      ...forAnother(adult({ capacity: "INCAPABLE", representatives: [by(applicant, "GUARDIAN")] })),
      dwelling: privateFlat([owned(other)]),
    },
    serviceCentre,
  ],
  ["a dead owner", flatOf({ [ownerA]: adult({ alive: false }) }), serviceCentre],
  [
    "a dead owner beside a living one",
    flatOf({ [ownerA]: adult(), [ownerB]: adult({ alive: false }) }),
    serviceCentre,
  ],
  [
    "a dead co-owner whose consent the applicant, an owner, does not need",
    {
      dwelling: privateFlat([owned(applicant), owned(ownerA)]),
      people: people({ [ownerA]: adult({ alive: false }) }),
    },
    "ELIGIBLE",
  ],
  ["an owner whose record was struck out", flatOf({ [ownerA]: adult({ valid: false }) }), serviceCentre],
  ["an owner whom population does not have", flatOf({ [ownerA]: null }), serviceCentre],
  [
    "an unknown co-owner whose consent the applicant does not need",
    { dwelling: privateFlat([owned(applicant), owned(ownerA)]), people: people({ [ownerA]: null }) },
    "ELIGIBLE",
  ],
  ["an organisation", { dwelling: privateFlat([ownedByOrganisation]) }, serviceCentre],
  [
    "an organisation beside a person",
    { dwelling: privateFlat([owned(ownerA), ownedByOrganisation]), people: people({ [ownerA]: adult() }) },
    serviceCentre,
  ],
  [
    "an organisation beside the applicant",
    { dwelling: privateFlat([owned(applicant), ownedByOrganisation]) },
    "ELIGIBLE",
  ],
  ["no owner is recorded", { dwelling: privateFlat([]) }, serviceCentre],
  [
    "nobody owns it any more",
    { dwelling: privateFlat([owned(ownerA, { until: yesterday })]) },
    serviceCentre,
  ],
])("S18: %s", (_who, change, expected) => expect(told(decided(change))).toBe(expected));

test("S18: minority, incapacity, death, an organisation and a missing record look all the same", () => {
  const reasons = [
    aged(10),
    adult({ capacity: "INCAPABLE" }),
    adult({ capacity: "LIMITED" }),
    adult({ alive: false }),
    null,
  ];
  const answers = reasons.map((owner) => decided(flatOf({ [ownerA]: owner })));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(decided({ dwelling: privateFlat([ownedByOrganisation]) })).toEqual(answers[0]);
  expect(answers[0]?.consentsRequired).toBe(0);
});

test("S18: where consent cannot be given online, it is not told either who could be reached", () => {
  const decision = decided(flatOf({ [ownerA]: aged(10), [ownerB]: adult({ hasLinkedPhone: false }) }));
  expect(answerOf(decision, "consent-giver-reachable")).toBe("NOT_APPLICABLE");
  expect(answerOf(decision, "consent")).toBe("NOT_APPLICABLE");
});

const noPhone = adult({ hasLinkedPhone: false });
test.each<Row>([
  ["an owner without a phone", flatOf({ [ownerA]: noPhone }), "RETURNED consent-giver-reachable consent"],
  [
    "one of two owners without a phone",
    flatOf({ [ownerA]: adult(), [ownerB]: noPhone }),
    "RETURNED consent-giver-reachable consent",
  ],
  [
    "an owner who confirmed in his account needs no phone",
    { ...flatOf({ [ownerA]: noPhone }), confirmed: new Set([ownerA]) },
    "ELIGIBLE",
  ],
  [
    "a co-owner without a phone whom nobody asks",
    { dwelling: privateFlat([owned(applicant), owned(ownerA)]), people: people({ [ownerA]: noPhone }) },
    "ELIGIBLE",
  ],
  [
    "an address its owner has barred",
    { ...flatOf({ [ownerA]: adult() }), barred: true },
    "RETURNED address-open consent",
  ],
  [
    "a barred address though the owner confirmed",
    { ...flatOf({ [ownerA]: adult() }), barred: true, confirmed: new Set([ownerA]) },
    "RETURNED address-open",
  ],
  ["S5: the owner at the address he has barred himself", { barred: true }, "ELIGIBLE"],
  [
    "S5: a co-owner at the address the other has barred",
    {
      dwelling: privateFlat([owned(applicant), owned(ownerA)]),
      people: people({ [ownerA]: adult() }),
      barred: true,
    },
    "ELIGIBLE",
  ],
])("%s", (_who, change, expected) => expect(told(decided(change))).toBe(expected));

const attested = { channel: "SERVICE_CENTRE", attested: true } as const;
test.each<Row>([
  ["a child's flat", { ...flatOf({ [ownerA]: aged(10) }), ...attested }, "ELIGIBLE"],
  ["a dead owner's flat", { ...flatOf({ [ownerA]: adult({ alive: false }) }), ...attested }, "ELIGIBLE"],
  ["an organisation's flat", { dwelling: privateFlat([ownedByOrganisation]), ...attested }, "ELIGIBLE"],
  ["an owner without a phone", { ...flatOf({ [ownerA]: noPhone }), ...attested }, "ELIGIBLE"],
  [
    "silence about the owners",
    { ...flatOf({ [ownerA]: adult() }), people: "unknown", ...attested },
    "ELIGIBLE",
  ],
  [
    "a foreigner is still refused",
    { applicant: adult({ citizenship: "RUS" }), ...attested },
    "REFUSED citizen",
  ],
  [
    "the rental contract still decides",
    { ...rentedUnder(contract({ named: [tenant] })), ...attested },
    "RETURNED in-rental-contract",
  ],
  [
    "the owner who barred online requests agrees before the operator",
    { ...flatOf({ [ownerA]: adult() }), barred: true, ...attested },
    "ELIGIBLE",
  ],
  [
    "a barred address stays barred for whoever asks by SMS from a service centre",
    { ...flatOf({ [ownerA]: adult() }), barred: true, channel: "SERVICE_CENTRE" },
    "RETURNED address-open consent",
  ],
  [
    "no operator has attested",
    { ...flatOf({ [ownerA]: aged(10) }), channel: "SERVICE_CENTRE" },
    serviceCentre,
  ],
  [
    "an attestation counts at a service centre only",
    { ...flatOf({ [ownerA]: aged(10) }), attested: true },
    serviceCentre,
  ],
])("S18, attested at a service centre: %s", (_who, change, expected) =>
  expect(told(decided(change))).toBe(expected),
);

test("at a service centre nobody is asked by SMS for what the operator has seen", () => {
  const decision = decided({ ...flatOf({ [ownerA]: adult() }), ...attested });
  expect([decision.consentsRequired, decision.consentGivers, decision.stillToAgree]).toEqual([0, [], []]);
});

test.each<[where: string, change: Partial<Facts>]>([
  ["at a service centre, where no operator has attested anything", { channel: "SERVICE_CENTRE" }],
  ["through the portal, where an attestation has no say", { channel: "PORTAL", attested: true }],
])("the owner is asked by SMS %s", (_where, change) => {
  expect(decided({ ...flatOf({ [ownerA]: adult() }), ...change }).consentGivers).toEqual([ownerA]);
});

test("what an operator has attested is told as met, and as no answer to a bar", () => {
  const decision = decided({ ...flatOf({ [ownerA]: adult() }), ...attested });
  const answers = ["owners-can-consent", "address-open", "consent-giver-reachable", "consent"].map((rule) =>
    answerOf(decision, rule),
  );
  expect(answers).toEqual(["MET", "NOT_APPLICABLE", "MET", "MET"]);
});

test("S12: one request for each owner, however many shares he holds", () => {
  const decision = decided({
    dwelling: privateFlat([owned(ownerA), owned(ownerB), owned(ownerA, { since: "2020-01-01" })]),
    people: people({ [ownerA]: adult(), [ownerB]: adult() }),
    confirmed: new Set([ownerB]),
  });
  expect(decision.consentGivers).toEqual([ownerA, ownerB]);
  expect([decision.consentsRequired, decision.stillToAgree]).toEqual([2, [ownerA]]);
});

test("S12: forty co-owners are forty consents, and the last of them decides", () => {
  const owners = Array.from({ length: 40 }, (_, place) => `owner ${String(place)}`);
  const ofForty = flatOf(Object.fromEntries(owners.map((iin) => [iin, adult()])));
  const allButOne: Partial<Facts> = { ...ofForty, confirmed: new Set(owners.slice(1)) };
  expect(decided(ofForty).consentsRequired).toBe(40);
  expect(told(decided(allButOne))).toBe(asked);
  expect(told(decided({ ...ofForty, confirmed: new Set(owners) }))).toBe("ELIGIBLE");
});

test("a refused application still tells how many would have to agree, never who has no say", () => {
  const decision = decided({ ...flatOf({ [ownerA]: adult() }), applicant: adult({ citizenship: "RUS" }) });
  expect([decision.outcome, decision.consentsRequired]).toEqual(["REFUSED", 1]);
  expect(aCase().confirmed.size).toBe(0);
});
