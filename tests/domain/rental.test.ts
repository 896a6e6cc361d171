import { expect, test } from "vitest";
import {
  adult,
  aged,
  answerOf,
  applicant,
  bodyOfContract,
  bodyOfTerritory,
  by,
  contract,
  decided,
  formerTenant,
  forAnother,
  nobody,
  other,
  rentedUnder,
  stateFlat,
  tenant,
  today,
  told,
  tomorrow,
  yesterday,
  owned,
  ownerA,
  type Row,
} from "./aCase.ts";

const returned = "RETURNED in-rental-contract";
const asked = "CONSENT_REQUIRED consent";
const own = contract({ tenant: applicant, named: [applicant] });
const people = (one: Record<string, ReturnType<typeof adult> | null>) => new Map(Object.entries(one));

test.each<Row>([
  ["S9: the tenant himself", rentedUnder(own), "ELIGIBLE"],
  ["S9: the tenant whom the list forgot", rentedUnder({ ...own, named: [] }), "ELIGIBLE"],
  ["S9: the tenant named twice", rentedUnder({ ...own, named: [applicant, applicant] }), "ELIGIBLE"],
  ["S12: a named person needs the tenant's consent", rentedUnder(contract()), asked],
  [
    "S12: state housing for which no owner is recorded: the tenant is asked all the same",
    { ...rentedUnder(contract()), dwelling: stateFlat({ owners: [] }) },
    asked,
  ],
  [
    "S12: a named person, the tenant has confirmed",
    { ...rentedUnder(contract()), confirmed: new Set([tenant]) },
    "ELIGIBLE",
  ],
  ["a named person whose tenant the list forgot", rentedUnder(contract({ named: [applicant] })), asked],
  ["S10: somebody not named", rentedUnder(contract({ named: [tenant] })), returned],
  ["S10: there is no contract", rentedUnder(), returned],
  ["the tenant on the last day of the contract", rentedUnder({ ...own, to: today }), "ELIGIBLE"],
  ["S10: the tenant the day after the contract ends", rentedUnder({ ...own, to: yesterday }), returned],
  ["the tenant on the first day", rentedUnder({ ...own, from: today }), "ELIGIBLE"],
  ["S10: the tenant the day before the first", rentedUnder({ ...own, from: tomorrow }), returned],
  ["a contract without an end", rentedUnder({ ...own, to: null }), "ELIGIBLE"],
  ["S10: a terminated contract", rentedUnder({ ...own, terminated: true }), returned],
  [
    "S7: a named parent for a named child of 15",
    {
      ...forAnother(aged(15, { representatives: [by(applicant, "PARENT")] })),
      ...rentedUnder(contract({ named: [applicant, other] })),
    },
    asked,
  ],
  [
    "S10: a named parent for a child of 15 the contract does not name",
    { ...forAnother(aged(15, { representatives: [by(applicant, "PARENT")] })), ...rentedUnder(contract()) },
    returned,
  ],
  [
    "S10: a parent whom the contract does not name for a named child",
    {
      ...forAnother(aged(15, { representatives: [by(applicant, "PARENT")] })),
      ...rentedUnder(contract({ named: [tenant, other] })),
    },
    returned,
  ],
  [
    "S10: parent and child named in two contracts, not in one",
    {
      ...forAnother(aged(15, { representatives: [by(applicant, "PARENT")] })),
      ...rentedUnder(contract(), contract({ tenant: formerTenant, named: [other] })),
    },
    returned,
  ],
  [
    "overlapping contracts: the newer does not name him, the older does",
    rentedUnder(contract(), contract({ tenant: formerTenant, named: [], from: "2025-06-01" })),
    asked,
  ],
  [
    "overlapping contracts: he is tenant of one and named in the other, and needs nobody",
    rentedUnder({ ...own, from: "2020-01-01" }, contract()),
    "ELIGIBLE",
  ],
  [
    "S18: a tenant declared incapable",
    { ...rentedUnder(contract()), people: people({ [tenant]: adult({ capacity: "INCAPABLE" }) }) },
    "SERVICE_CENTRE_ONLY owners-can-consent",
  ],
  [
    "S18: a tenant of limited capacity",
    { ...rentedUnder(contract()), people: people({ [tenant]: adult({ capacity: "LIMITED" }) }) },
    "SERVICE_CENTRE_ONLY owners-can-consent",
  ],
  [
    "a dead tenant",
    { ...rentedUnder(contract()), people: people({ [tenant]: adult({ alive: false }) }) },
    "SERVICE_CENTRE_ONLY owners-can-consent",
  ],
  [
    "a tenant whom population does not have",
    { ...rentedUnder(contract()), people: people({ [tenant]: null }) },
    "SERVICE_CENTRE_ONLY owners-can-consent",
  ],
  [
    "S10: an incapable tenant is not told to somebody the contract does not name",
    {
      ...rentedUnder(contract({ named: [] })),
      people: people({ [tenant]: adult({ capacity: "INCAPABLE" }) }),
    },
    returned,
  ],
  [
    "a tenant without a phone",
    { ...rentedUnder(contract()), people: people({ [tenant]: adult({ hasLinkedPhone: false }) }) },
    "RETURNED consent-giver-reachable consent",
  ],
  [
    "S18: state housing in which a child holds a share",
    {
      ...rentedUnder(own),
      dwelling: stateFlat({ owners: [owned(ownerA)] }),
      people: people({ [ownerA]: aged(10) }),
    },
    "SERVICE_CENTRE_ONLY owners-can-consent",
  ],
  [
    "a refusal and a return: the refusal is told, with both grounds",
    { ...rentedUnder(), applicant: adult({ citizenship: "RUS" }) },
    "REFUSED citizen in-rental-contract",
  ],
])("%s", (_who, change, expected) => expect(told(decided(change))).toBe(expected));

test.each([
  [formerTenant, tenant],
  [tenant, formerTenant],
])(
  "overlapping contracts that both name him: not %s of the older one is asked, but %s of the newer",
  (of, by) => {
    const older = contract({ tenant: of, named: [applicant], from: "2019-01-01" });
    const newer = contract({ tenant: by, named: [applicant], from: "2025-01-01" });
    expect(decided(rentedUnder(older, newer)).consentGivers).toEqual([by]);
    expect(decided(rentedUnder(newer, older)).consentGivers).toEqual([by]);
  },
);

test("of two contracts from the same day the same tenant is asked, in whatever order they are recorded", () => {
  const one = contract({ tenant: formerTenant, named: [applicant] });
  const two = contract();
  expect(decided(rentedUnder(one, two)).consentGivers).toEqual(decided(rentedUnder(two, one)).consentGivers);
});

test("rental rules do not apply in private housing", () => {
  const decision = decided();
  expect(answerOf(decision, "in-rental-contract")).toBe("NOT_APPLICABLE");
  expect(decision.body).toBeNull();
});

test.each<[who: string, change: Parameters<typeof decided>[0], body: string | null]>([
  ["S11: the body of the contract that names him", rentedUnder(contract()), bodyOfContract],
  [
    "S11: of several bodies the one of his own contract",
    rentedUnder(
      contract(),
      contract({ body: "990140000033", named: [], tenant: formerTenant, from: "2025-06-01" }),
    ),
    bodyOfContract,
  ],
  ["S11: not named: the body of the contract in force", rentedUnder(contract({ named: [] })), bodyOfContract],
  ["S11: no contract: the body of the territory", rentedUnder(), bodyOfTerritory],
  [
    "S11: a contract that ended: the body of the territory",
    rentedUnder(contract({ to: yesterday })),
    bodyOfTerritory,
  ],
  ["no body covers the place", { ...rentedUnder(), rental: { contracts: [], closestBody: null } }, null],
  ["the rental register is silent", { dwelling: stateFlat(), rental: "unknown" }, null],
  ["the property register is silent", { ...rentedUnder(contract()), dwelling: "unknown" }, null],
])("%s", (_who, change, body) => expect(decided(change).body).toBe(body));

test("S11: the body told does not depend on who is asked about", () => {
  const named = { ...rentedUnder(contract({ named: [other] })), personIin: other, person: adult() };
  const notNamed = { ...named, personIin: nobody, person: null };
  expect(decided(named)).toEqual(decided(notNamed));
});
