import { inPeriod } from "../../shared/domain/calendar.ts";
import type { DwellingFacts, Facts, FirstFacts, Iin, OwnerNumber } from "./facts.ts";
import { all, every, given, type Answer, type Known } from "./known.ts";
import { hasFullCapacity, personOf } from "./persons.ts";
import type { Policy } from "./policy.ts";
import { contractNamingBoth, isStateRental } from "./rentalContracts.ts";
import { mayApply } from "./representation.ts";

/** The owners of that day, each once, however many shares he holds. Nobody where there is no such address. */
function ownersOn(dwelling: DwellingFacts | null, { on }: FirstFacts): readonly OwnerNumber[] {
  const owners = (dwelling?.owners ?? []).filter((one) => inPeriod(on, one.since, one.until));
  const numbered = owners.map(
    ({ owner }) => [owner.kind === "PERSON" ? owner.iin : owner.bin, owner] as const,
  );
  return [...new Map(numbered).values()];
}

const isApplicant = (owner: OwnerNumber, { applicantIin }: FirstFacts): boolean =>
  owner.kind === "PERSON" && owner.iin === applicantIin;

/** Whether the applicant holds a share of the dwelling himself. */
export function isOwnDwelling(facts: FirstFacts): Answer {
  return given(facts.dwelling, (dwelling) =>
    ownersOn(dwelling, facts).some((owner) => isApplicant(owner, facts)),
  );
}

/**
 * Who must agree. Private housing: all owners of that day, unless the applicant holds a share himself. State
 * rental housing: the tenant of the contract that names both, unless the applicant is the tenant; nobody where no contract
 * does, for then the application is returned without asking anybody.
 */
export function consentGivers(facts: FirstFacts, policy: Policy): Known<readonly OwnerNumber[]> {
  const may = mayApply(facts, policy);
  if (may === false) return [];
  return given(isStateRental(facts), (rental): Known<readonly OwnerNumber[]> => {
    if (!rental) return ownersToAsk(facts);
    // Who may not yet be said to act for this person does not learn whether a contract names it.
    return may === true ? tenantToAsk(facts) : "unknown";
  });
}

function ownersToAsk(facts: FirstFacts): Known<readonly OwnerNumber[]> {
  return given(facts.dwelling, (dwelling) => {
    const owners = ownersOn(dwelling, facts);
    return owners.some((owner) => isApplicant(owner, facts)) ? [] : owners;
  });
}

function tenantToAsk(facts: FirstFacts): Known<readonly OwnerNumber[]> {
  return given(contractNamingBoth(facts), (contract) =>
    contract === null || contract.tenant === facts.applicantIin
      ? []
      : [{ kind: "PERSON", iin: contract.tenant }],
  );
}

/**
 * S18: whether everyone concerned can agree online. One answer for many reasons, so that it does not tell whose
 * minority, incapacity or death it is.
 */
export function canAllConsentOnline(facts: Facts, policy: Policy): Answer {
  return all(
    given(facts.dwelling, (dwelling) =>
      every(ownersOn(dwelling, facts), (owner) => mayDisposeOfShare(owner, facts, policy)),
    ),
    hasRecordedOwner(facts),
    given(consentGivers(facts, policy), (givers) =>
      every(givers, (giver) => canConsentOnline(giver, facts, policy)),
    ),
  );
}

/** Asked of every owner, of the applicant too. An organisation, and a number without a record, has no minority. */
function mayDisposeOfShare(owner: OwnerNumber, facts: Facts, policy: Policy): Answer {
  if (owner.kind === "ORGANISATION") return true;
  return given(
    personOf(facts, owner.iin),
    (person) => person === null || hasFullCapacity(person, facts, policy),
  );
}

/** Policy: private housing for which no owner is recorded belongs to somebody the register does not know. */
function hasRecordedOwner(facts: Facts): Answer {
  return given(
    facts.dwelling,
    (dwelling) => dwelling?.fund === "STATE_RENTAL" || ownersOn(dwelling, facts).length > 0,
  );
}

/** Asked of those whose consent is needed: alive, with a valid record, and of full capacity. */
function canConsentOnline(giver: OwnerNumber, facts: Facts, policy: Policy): Answer {
  if (giver.kind === "ORGANISATION") return false;
  return given(
    personOf(facts, giver.iin),
    (person) => person !== null && person.alive && person.valid && hasFullCapacity(person, facts, policy),
  );
}

/** Whether somebody is left to be asked: nobody's consent is needed, or it cannot be given online, is no. */
export function isConsentAsked(facts: Facts, policy: Policy): Answer {
  const someone = given(consentGivers(facts, policy), (givers) => givers.length > 0);
  return all(someone, canAllConsentOnline(facts, policy));
}

/** Every person whose consent is needed has a linked phone; who has confirmed already needs none. */
export function areReachable(facts: Facts, policy: Policy): Answer {
  return given(consentGivers(facts, policy), (givers) =>
    every(givers, (giver) =>
      giver.kind === "PERSON" && facts.confirmed.has(giver.iin)
        ? true
        : giver.kind === "PERSON" &&
          given(personOf(facts, giver.iin), (person) => person?.hasLinkedPhone ?? false),
    ),
  );
}

/** Everyone whose consent is needed today has confirmed; who became an owner meanwhile must still agree. */
export function haveAllConfirmed(facts: Facts, policy: Policy): Answer {
  return given(consentGivers(facts, policy), (givers) =>
    givers.every((giver) => giver.kind === "PERSON" && facts.confirmed.has(giver.iin)),
  );
}

/**
 * Whom to ask population about in the second hop: owners, and the tenant whose consent is needed. Nobody where the
 * applicant may not apply, for then nothing is said of anybody.
 */
export function personsToAsk(facts: FirstFacts, policy: Policy): readonly Iin[] {
  if (mayApply(facts, policy) === false) return [];
  const owners = facts.dwelling === "unknown" ? [] : ownersOn(facts.dwelling, facts);
  const givers = consentGivers(facts, policy);
  const concerned = [...owners, ...(givers === "unknown" ? [] : givers)];
  const persons = concerned.flatMap((one) => (one.kind === "PERSON" ? [one.iin] : []));
  return [...new Set(persons)].filter((iin) => iin !== facts.applicantIin && iin !== facts.personIin);
}
