/** The rules of the decision: one row each, in the order they are told. All are asked, so that one answer tells all grounds. */
import { ageOn } from "../../shared/domain/calendar.ts";
import { lies } from "../../shared/domain/territory.ts";
import {
  areReachable,
  canAllConsentOnline,
  haveAllConfirmed,
  isAmong,
  isConsentAsked,
} from "./consentGivers.ts";
import type { Facts, PersonFacts } from "./facts.ts";
import { all, any, given, not, type Answer } from "./known.ts";
import * as law from "./legalBasis.ts";
import type { Policy } from "./policy.ts";
import { contractNamingBoth, isStateRental } from "./rentalContracts.ts";
import type { Predicate, Rule } from "./rule.ts";

export type { Rule, RuleId } from "./rule.ts";

const onRecord = (facts: Facts): Answer => given(facts.person, (person) => person !== null);
const dwellingExists = (facts: Facts): Answer => given(facts.dwelling, (dwelling) => dwelling !== null);
const isAttested = (facts: Facts): boolean => facts.attested && facts.channel === "SERVICE_CENTRE";

/** A fact of the person to be registered; asked only where population has such a person. */
const ofPerson = (facts: Facts, holds: (person: PersonFacts) => boolean): Answer =>
  given(facts.person, (person) => person !== null && holds(person));

/** The operator's attestation answers the rules about consent. */
const unlessAttested =
  (asked: Predicate): Predicate =>
  (facts, policy, concerned) =>
    isAttested(facts) ? true : asked(facts, policy, concerned);

/** There must be somebody to ask. */
const consentMatters = unlessAttested((facts, policy, concerned) =>
  all(dwellingExists(facts), isConsentAsked(facts, policy, concerned)),
);

const table: readonly Rule[] = [
  {
    id: "person-alive",
    basis: [law.registrationRules2024],
    otherwise: "REFUSED",
    reads: ["POPULATION"],
    tellsOfPerson: true,
    met: (facts) => ofPerson(facts, (person) => person.alive && person.valid),
  },
  {
    id: "citizen",
    basis: [law.pilotOrder500, law.migrationLaw],
    otherwise: "REFUSED",
    reads: ["POPULATION"],
    tellsOfPerson: true,
    applies: onRecord,
    met: (facts) => ofPerson(facts, (person) => person.citizenship === "KAZ"),
  },
  {
    id: "not-under-14",
    basis: [law.civilCode16],
    otherwise: "REFUSED",
    reads: ["POPULATION"],
    tellsOfPerson: true,
    applies: onRecord,
    met: (facts, policy) =>
      ofPerson(facts, (person) => ageOn(person.birthDate, facts.on) >= policy.separateRegistrationAge),
  },
  {
    id: "applies-for-self-or-represented",
    basis: [law.pilotOrder500, law.serviceRules267],
    otherwise: "REFUSED",
    reads: ["POPULATION", "PROPERTY", "RENTAL"],
    tellsOfPerson: false,
    met: (_facts, _policy, { may }) => may,
  },
  {
    id: "applicant-may-act",
    basis: [law.pilotOrder500, law.ownPolicy],
    otherwise: "REFUSED",
    reads: ["POPULATION"],
    tellsOfPerson: false,
    met: ({ applicant, on }, policy) =>
      given(
        applicant,
        (one) =>
          one !== null && ageOn(one.birthDate, on) >= policy.ownApplicationAge && one.capacity === "FULL",
      ),
  },
  {
    id: "phone-linked",
    basis: [law.pilotOrder500],
    otherwise: "REFUSED",
    reads: ["POPULATION"],
    tellsOfPerson: false,
    applies: ({ channel }) => channel !== "SERVICE_CENTRE",
    met: ({ applicant }) => given(applicant, (one) => one?.hasLinkedPhone ?? false),
  },
  {
    id: "dwelling-residential",
    basis: [law.registrationRules2024, law.consentOrder2025],
    otherwise: "REFUSED",
    reads: ["PROPERTY"],
    tellsOfPerson: false,
    met: ({ dwelling }) =>
      given(dwelling, (one) => one !== null && one.kind !== "NON_RESIDENTIAL" && one.inUse),
  },
  {
    id: "not-already-here",
    basis: [law.ownPolicy],
    otherwise: "REFUSED",
    reads: ["POPULATION"],
    tellsOfPerson: true,
    applies: onRecord,
    met: (facts) => ofPerson(facts, (person) => person.residenceRka !== facts.rka),
  },
  {
    id: "owners-can-consent",
    basis: [law.pilotOrder500, law.consentOrder2025],
    otherwise: "SERVICE_CENTRE_ONLY",
    reads: ["POPULATION", "PROPERTY", "RENTAL"],
    tellsOfPerson: false,
    applies: unlessAttested(dwellingExists),
    met: unlessAttested(canAllConsentOnline),
  },
  {
    id: "in-rental-contract",
    basis: [law.pilotOrder500],
    otherwise: "RETURNED",
    reads: ["PROPERTY", "RENTAL"],
    tellsOfPerson: false,
    applies: isStateRental,
    // Who may not yet be said to act for this person does not learn whether a contract names it.
    met: (facts, _policy, { may }) =>
      given(may, () => given(contractNamingBoth(facts), (contract) => contract !== null)),
  },
  {
    id: "address-open",
    basis: [law.ownPolicy],
    otherwise: "RETURNED",
    reads: ["PROPERTY", "REGISTRATION"],
    tellsOfPerson: false,
    // The owner bars online requests; what an operator has attested was agreed before him.
    applies: (facts) => (isAttested(facts) ? false : dwellingExists(facts)),
    met: (facts, _policy, { owners }) => any(isAmong(owners, facts), not(facts.barred)),
  },
  {
    id: "consent-giver-reachable",
    basis: [law.pilotOrder500],
    otherwise: "RETURNED",
    reads: ["POPULATION", "PROPERTY", "RENTAL"],
    tellsOfPerson: false,
    applies: consentMatters,
    met: unlessAttested(areReachable),
  },
  {
    id: "consent",
    basis: [law.pilotOrder500, law.consentOrder2025],
    otherwise: "CONSENT_REQUIRED",
    reads: ["POPULATION", "PROPERTY", "RENTAL"],
    tellsOfPerson: false,
    applies: consentMatters,
    met: unlessAttested(haveAllConfirmed),
  },
  {
    id: "area-norm",
    basis: [law.consentOrder2025, law.ownPolicy],
    otherwise: "REFUSED",
    reads: ["PROPERTY", "POPULATION"],
    tellsOfPerson: true,
    applies: ({ dwelling }, { areaNorm }) =>
      given(dwelling, (one) => one !== null && areaNorm !== null && lies(one.kato, areaNorm.territory)),
    met: keepsAreaNorm,
  },
];

/** One person for so many square metres, the newcomer counted; who joins his family is excepted. */
function keepsAreaNorm({ dwelling, household }: Facts, { areaNorm }: Policy): Answer {
  return given(dwelling, (home) =>
    given(household, ({ registeredPersons, ofTheFamily }) => {
      if (home === null || areaNorm === null || ofTheFamily) return true;
      return (registeredPersons + 1) * areaNorm.squareMetresPerPerson <= home.usefulArea;
    }),
  );
}

/** The rows of a rule set: a norm without a date and a measure is no rule. */
export function rulesUnder(policy: Policy): readonly Rule[] {
  return table.filter((rule) => rule.id !== "area-norm" || policy.areaNorm !== null);
}
