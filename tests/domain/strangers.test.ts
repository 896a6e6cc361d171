import { expect, test } from "vitest";
import { concernedIn, personsToAsk } from "../../subgraphs/registration/domain/consentGivers.ts";
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
  flat,
  flatOf,
  forAnother,
  other,
  owned,
  ownerA,
  ownerB,
  privateFlat,
  rentedUnder,
  rulesOf,
  tenant,
  today,
  told,
  yesterday,
} from "./aCase.ts";

const anything: readonly (readonly [who: string, person: Facts["person"]])[] = [
  ["an adult", adult()],
  ["a dead man", adult({ alive: false })],
  ["a foreigner", adult({ citizenship: "RUS" })],
  ["a child of 13", aged(13)],
  ["a child of 15 with parents of its own", aged(15, { representatives: [by(ownerA, "PARENT")] })],
  ["somebody registered at this address", adult({ residenceRka: flat })],
  ["an incapable man", adult({ capacity: "INCAPABLE" })],
  [
    "somebody whose guardian I was until yesterday",
    adult({ capacity: "INCAPABLE", representatives: [by(applicant, "GUARDIAN", { until: yesterday })] }),
  ],
];

const places: readonly (readonly [where: string, at: Partial<Facts>])[] = [
  ["my own flat", {}],
  ["another's flat", flatOf({ [ownerA]: adult() })],
  ["the stranger's own flat", { dwelling: privateFlat([owned(other)]) }],
  ["a child's flat", flatOf({ [ownerA]: aged(10) })],
  ["a state flat whose tenant I am", rentedUnder(contract({ tenant: applicant, named: [applicant] }))],
  ["the stranger's state flat", rentedUnder(contract({ tenant: other, named: [] }))],
  [
    "a state flat that names us both, whose tenant I am not",
    rentedUnder(contract({ named: [applicant, other] })),
  ],
  ["an address that does not exist", { dwelling: null }],
];

const cases = anything.flatMap(([who, person]) => places.map(([where, at]) => ({ who, person, where, at })));

test.each(cases)("$who, a stranger, at $where looks like a number that does not exist", ({ person, at }) => {
  const stranger = decided({ ...at, ...forAnother(person) });
  expect(stranger).toEqual(decided({ ...at, ...forAnother(null) }));
  expect(told(stranger)).toBe("REFUSED applies-for-self-or-represented");
  expect([stranger.consentsRequired, stranger.consentGivers]).toEqual([0, []]);
});

test("about a stranger only one rule is answered, and only it has read registers", () => {
  const decision = decided(forAnother(adult()));
  const answered = decision.findings.filter(({ answer }) => answer !== "NOT_APPLICABLE");
  expect(answered.map(({ rule }) => rule)).toEqual(["applies-for-self-or-represented"]);
  expect(decision.findings.filter(({ reads }) => reads.length > 0)).toEqual(answered);
});

test("S9: a tenant who asks about a stranger is refused, not returned, and hears whom to ask", () => {
  const decision = decided({
    ...forAnother(adult()),
    ...rentedUnder(contract({ tenant: applicant, named: [] })),
  });
  expect(decision.outcome).toBe("REFUSED");
  expect(answerOf(decision, "in-rental-contract")).toBe("NOT_APPLICABLE");
  expect(decision.body).not.toBeNull();
});

const { policy } = rulesOf(today);

test.each<[what: string, change: Partial<Facts>, asked: readonly string[]]>([
  ["the owners of another's flat", flatOf({ [ownerA]: adult(), [ownerB]: adult() }), [ownerA, ownerB]],
  [
    "the applicant's co-owners, for one may be a child",
    { dwelling: privateFlat([owned(applicant), owned(ownerA)]) },
    [ownerA],
  ],
  [
    "no parent and no child who are asked about already",
    {
      ...forAnother(aged(15, { representatives: [by(applicant, "PARENT")] })),
      dwelling: privateFlat([owned(applicant), owned(other), owned(ownerA)]),
    },
    [ownerA],
  ],
  ["nobody twice", { dwelling: privateFlat([owned(ownerA), owned(ownerA)]) }, [ownerA]],
  [
    "no former owner",
    { dwelling: privateFlat([owned(ownerA, { until: yesterday }), owned(ownerB)]) },
    [ownerB],
  ],
  ["the tenant whose consent is needed", rentedUnder(contract()), [tenant]],
  ["no tenant of a contract that does not name him", rentedUnder(contract({ named: [] })), []],
  [
    "nobody, where the person is a stranger",
    { ...flatOf({ [ownerA]: adult() }), ...forAnother(adult()) },
    [],
  ],
  ["nobody, while property is silent", { dwelling: "unknown" }, []],
])("the second hop to population asks about %s", (_what, change, asked) =>
  expect(personsToAsk(aCase(change), policy)).toEqual(asked),
);

test.each(places)("nobody's consent is sought for a stranger at %s", (_where, at) => {
  expect(concernedIn(aCase({ ...at, ...forAnother(adult()) }), policy).givers).toEqual([]);
});
