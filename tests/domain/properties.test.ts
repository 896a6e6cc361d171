import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decide,
  strength,
  type Decision,
  type RuleAnswer,
} from "../../subgraphs/registration/domain/decide.ts";
import type {
  ContractFacts,
  DwellingFacts,
  Facts,
  OwnerFacts,
  PersonFacts,
} from "../../subgraphs/registration/domain/facts.ts";
import {
  aCase,
  answerOf,
  applicant,
  bodyOfContract,
  bodyOfTerritory,
  elsewhere,
  flat,
  fund,
  other,
  ownerA,
  ownerB,
  rulesOf,
  tenant,
  today,
  tomorrow,
  yesterday,
} from "./aCase.ts";

const rules = rulesOf(today);
const someone = fc.constantFrom(applicant, other, ownerA, ownerB, tenant);
const longAgo = "2010-01-01";
const start = fc.constantFrom(longAgo, longAgo, longAgo, yesterday, today, tomorrow);
const end = fc.constantFrom(null, null, null, null, yesterday, today, tomorrow);
const mostly = fc.oneof(
  { weight: 9, arbitrary: fc.constant(true) },
  { weight: 1, arbitrary: fc.constant(false) },
);

const person: fc.Arbitrary<PersonFacts> = fc.record({
  birthDate: fc.oneof(
    { weight: 3, arbitrary: fc.constant("1980-05-05") },
    { weight: 1, arbitrary: fc.constantFrom("2008-01-15", "2010-01-15", "2011-01-15", "2013-02-28") },
  ),
  alive: mostly,
  valid: mostly,
  citizenship: fc.constantFrom("KAZ", "KAZ", "KAZ", "UZB", null),
  capacity: fc.constantFrom("FULL", "FULL", "FULL", "LIMITED", "INCAPABLE"),
  hasLinkedPhone: mostly,
  representatives: fc.array(
    fc.record({
      iin: someone,
      kind: fc.constantFrom("PARENT", "ADOPTIVE_PARENT", "GUARDIAN", "TRUSTEE"),
      since: start,
      until: end,
    }),
    { maxLength: 2 },
  ),
  residenceRka: fc.constantFrom(elsewhere, elsewhere, flat, null),
});

const owner: fc.Arbitrary<OwnerFacts> = fc.record({
  owner: fc.oneof(
    fc.record({ kind: fc.constant("PERSON" as const), iin: someone }),
    fc.constant({ kind: "ORGANISATION" as const, bin: fund }),
  ),
  since: start,
  until: end,
});

const dwelling: fc.Arbitrary<DwellingFacts> = fc.record({
  kato: fc.constantFrom("710000000", "751210000"),
  kind: fc.constantFrom("APARTMENT", "HOUSE", "COTTAGE", "NON_RESIDENTIAL"),
  inUse: mostly,
  fund: fc.constantFrom("PRIVATE", "STATE_RENTAL"),
  usefulArea: fc.constant(60),
  owners: fc.array(owner, { maxLength: 3 }),
});

const contract: fc.Arbitrary<ContractFacts> = fc.record({
  body: fc.constant(bodyOfContract),
  tenant: someone,
  named: fc.array(someone, { maxLength: 4 }),
  from: start,
  to: end,
  terminated: fc.boolean(),
});

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 8, nil: null });

/** Any case in which every register has answered. */
const knownCase: fc.Arbitrary<Facts> = fc
  .record({
    personIin: fc.constantFrom(applicant, other),
    applicant: orNull(person),
    other: orNull(person),
    owners: fc.tuple(orNull(person), orNull(person), orNull(person)),
    dwelling: orNull(dwelling),
    contracts: fc.array(contract, { maxLength: 3 }),
    barred: mostly.map((open) => !open),
    confirmed: fc.subarray([ownerA, ownerB, tenant]),
    channel: fc.constantFrom("PORTAL" as const, "SERVICE_CENTRE" as const, null),
    attested: fc.boolean(),
  })
  .map((one) =>
    aCase({
      personIin: one.personIin,
      applicant: one.applicant,
      person: one.personIin === applicant ? one.applicant : one.other,
      dwelling: one.dwelling,
      rental: { contracts: one.contracts, closestBody: bodyOfTerritory },
      people: new Map([
        [other, one.other],
        [ownerA, one.owners[0]],
        [ownerB, one.owners[1]],
        [tenant, one.owners[2]],
      ]),
      barred: one.barred,
      confirmed: new Set(one.confirmed),
      channel: one.channel,
      attested: one.attested,
    }),
  );

const silences = ["applicant", "person", "dwelling", "rental", "people", "barred"] as const;
const someSilence = fc.subarray([...silences]);

function silenced(facts: Facts, silent: readonly (typeof silences)[number][]): Facts {
  const both = facts.personIin === facts.applicantIin && silent.includes("applicant");
  const unknown = Object.fromEntries(
    [...silent, ...(both ? ["person"] : [])].map((fact) => [fact, "unknown"]),
  );
  const consistent = facts.personIin === facts.applicantIin && !both ? { person: facts.applicant } : {};
  return { ...facts, ...unknown, ...consistent };
}

const answers = ({ findings }: Decision) =>
  new Map<string, RuleAnswer>(findings.map((one) => [one.rule, one.answer]));
const many = { numRuns: 3000 };

test("where every register answered, nothing is undetermined", () => {
  fc.assert(
    fc.property(knownCase, (facts) => {
      const decision = decide(rules, facts);
      expect([...answers(decision).values()]).not.toContain("UNKNOWN");
      expect(decision.outcome).not.toBe("UNDETERMINED");
    }),
    many,
  );
});

test("silence never turns an answer into another one: it stays, or becomes unknown", () => {
  fc.assert(
    fc.property(knownCase, someSilence, (facts, silent) => {
      const known = answers(decide(rules, facts));
      // Who may not apply hears nothing else; before that is known, what is no secret of the person may be told.
      if (known.get("applies-for-self-or-represented") === "NOT_MET") return;
      for (const [rule, answer] of answers(decide(rules, silenced(facts, silent)))) {
        expect([known.get(rule), "UNKNOWN"], rule).toContain(answer);
      }
    }),
    many,
  );
});

test("whether he may apply is never turned into another answer by silence", () => {
  fc.assert(
    fc.property(knownCase, someSilence, (facts, silent) => {
      const rule = "applies-for-self-or-represented";
      const before = answerOf(decide(rules, facts), rule);
      expect([before, "UNKNOWN"]).toContain(answerOf(decide(rules, silenced(facts, silent)), rule));
    }),
    many,
  );
});

test("silence makes no promise: what would be granted or asked for consent stays so, or is undetermined", () => {
  fc.assert(
    fc.property(knownCase, someSilence, (facts, silent) => {
      const { outcome } = decide(rules, facts);
      const doubted = decide(rules, silenced(facts, silent)).outcome;
      if (doubted === "ELIGIBLE" || doubted === "CONSENT_REQUIRED") expect(outcome).toBe(doubted);
      if (outcome === "ELIGIBLE" || outcome === "CONSENT_REQUIRED")
        expect([outcome, "UNDETERMINED"]).toContain(doubted);
    }),
    many,
  );
});

test("the outcome is the strongest consequence among the findings", () => {
  const consequence = new Map<string, string>(rules.rules.map((rule) => [rule.id, rule.otherwise]));
  fc.assert(
    fc.property(knownCase, someSilence, (facts, silent) => {
      const decision = decide(rules, silenced(facts, silent));
      const said = decision.findings.map(({ rule, answer }) =>
        answer === "NOT_MET" ? consequence.get(rule) : answer === "UNKNOWN" ? "UNDETERMINED" : "ELIGIBLE",
      );
      expect(decision.outcome).toBe(strength.find((outcome) => said.includes(outcome)));
    }),
    many,
  );
});

test("the same facts are decided the same way, and are left as they were", () => {
  fc.assert(
    fc.property(knownCase, someSilence, (facts, silent) => {
      const asked = silenced(facts, silent);
      const before = JSON.stringify(asked);
      expect(decide(rules, asked)).toEqual(decide(rules, structuredClone(asked)));
      expect(JSON.stringify(asked)).toBe(before);
    }),
    { numRuns: 500 },
  );
});

test("the order in which a register lists owners, contracts and people changes no answer", () => {
  fc.assert(
    fc.property(knownCase, (facts) => {
      const { dwelling: home, rental, people } = facts;
      if (home === "unknown" || rental === "unknown" || people === "unknown")
        throw new Error("all is known here");
      const turned: Facts = {
        ...facts,
        dwelling: home && { ...home, owners: home.owners.toReversed() },
        rental: { ...rental, contracts: rental.contracts.toReversed() },
        people: new Map([...people].toReversed()),
      };
      const [one, two] = [decide(rules, facts), decide(rules, turned)];
      expect(two.findings).toEqual(one.findings);
      expect(two.consentGivers.toSorted()).toEqual(one.consentGivers.toSorted());
    }),
    many,
  );
});

test("consent is needed of somebody exactly where somebody can be asked, and of the applicant never", () => {
  fc.assert(
    fc.property(knownCase, (facts) => {
      const decision = decide(rules, facts);
      const consent = answerOf(decision, "consent");
      expect(decision.consentGivers).not.toContain(facts.applicantIin);
      expect(decision.consentsRequired).toBe(decision.consentGivers.length);
      if (consent === "NOT_APPLICABLE") expect(decision.consentGivers).toEqual([]);
      if (consent === "NOT_MET") expect(decision.stillToAgree.length).toBeGreaterThan(0);
      if (decision.outcome === "ELIGIBLE") expect(decision.stillToAgree).toEqual([]);
    }),
    many,
  );
});

test("who may not apply, or not yet, gets the same answer whoever the person is", () => {
  let compared = 0;
  fc.assert(
    fc.property(knownCase, orNull(person), someSilence, (facts, somebodyElse, silent) => {
      if (facts.personIin === facts.applicantIin || ownsIt(facts.personIin, facts)) return;
      const one = decide(rules, silenced(facts, silent));
      const two = decide(rules, silenced({ ...facts, person: somebodyElse }, silent));
      const may = [one, two].map((decision) => answerOf(decision, "applies-for-self-or-represented"));
      if (may[0] !== may[1] || may[0] === "MET") return;
      compared += 1;
      expect(two).toEqual(one);
    }),
    many,
  );
  expect(compared).toBeGreaterThan(100);
});

/** What is told of an owner anybody who applies there may hear. */
const ownsIt = (iin: string, { dwelling: home }: Facts) =>
  home !== "unknown" &&
  home?.owners.some(({ owner: one }) => one.kind === "PERSON" && one.iin === iin) === true;

test("the cases drawn reach every outcome, or the properties above would say little", () => {
  const reached = new Set(
    fc
      .sample(fc.tuple(knownCase, someSilence), 40_000)
      .map(([facts, silent]) => decide(rules, silenced(facts, silent)).outcome),
  );
  expect([...reached].toSorted()).toEqual([...strength].toSorted());
});
