import { inPeriod } from "../../shared/domain/calendar.ts";
import type { DwellingFacts, Facts, FirstFacts, Iin, OwnerNumber } from "./facts.ts";
import { all, every, given, type Answer, type Known } from "./known.ts";
import { hasFullCapacity, personOf } from "./persons.ts";
import type { Policy } from "./policy.ts";
import { contractNamingBoth, isStateRental } from "./rentalContracts.ts";
import { mayApply } from "./representation.ts";
import type { Predicate } from "./rule.ts";

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

/** Who is concerned in a case. Most rules ask, so it is found once for all of them. */
export interface Concerned {
  /** Whether the applicant may apply for this person at all. */
  readonly may: Answer;
  /** The owners of that day. */
  readonly owners: Known<readonly OwnerNumber[]>;
  /**
   * Who must agree. Private housing: all owners of that day, unless the applicant holds a share himself. State
   * rental housing: the tenant of the contract that names both, unless the applicant is the tenant; nobody where no
   * contract does, for then the application is returned without asking anybody.
   */
  readonly givers: Known<readonly OwnerNumber[]>;
}

export function concernedIn(facts: FirstFacts, policy: Policy): Concerned {
  const may = mayApply(facts, policy);
  const owners = given(facts.dwelling, (dwelling) => ownersOn(dwelling, facts));
  return { may, owners, givers: giversAmong(owners, may, facts) };
}

function giversAmong(owners: Concerned["owners"], may: Answer, facts: FirstFacts): Concerned["givers"] {
  if (may === false) return [];
  return given(isStateRental(facts), (rental): Concerned["givers"] => {
    if (!rental) return isAmong(owners, facts) === true ? [] : owners;
    // Who may not yet be said to act for this person does not learn whether a contract names it.
    return may === true ? tenantToAsk(facts) : "unknown";
  });
}

/** Whether the applicant holds a share of the dwelling himself. */
export function isAmong(owners: Concerned["owners"], facts: FirstFacts): Answer {
  return given(owners, (known) => known.some((owner) => isApplicant(owner, facts)));
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
export const canAllConsentOnline: Predicate = (facts, policy, { owners, givers }) =>
  all(
    given(owners, (known) => every(known, (owner) => mayDisposeOfShare(owner, facts, policy))),
    hasRecordedOwner(facts, owners),
    given(givers, (known) => every(known, (giver) => canConsentOnline(giver, facts, policy))),
  );

/** Asked of every owner, of the applicant too. An organisation, and a number without a record, has no minority. */
function mayDisposeOfShare(owner: OwnerNumber, facts: Facts, policy: Policy): Answer {
  if (owner.kind === "ORGANISATION") return true;
  return given(
    personOf(facts, owner.iin),
    (person) => person === null || hasFullCapacity(person, facts, policy),
  );
}

/** Policy: private housing for which no owner is recorded belongs to somebody the register does not know. */
function hasRecordedOwner({ dwelling }: Facts, owners: Concerned["owners"]): Answer {
  return given(dwelling, (one) => one?.fund === "STATE_RENTAL" || given(owners, (known) => known.length > 0));
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
export const isConsentAsked: Predicate = (facts, policy, concerned) =>
  all(
    given(concerned.givers, (givers) => givers.length > 0),
    canAllConsentOnline(facts, policy, concerned),
  );

/** Every person whose consent is needed has a linked phone; who has confirmed already needs none. */
export const areReachable: Predicate = (facts, _policy, { givers }) =>
  given(givers, (known) =>
    every(known, (giver) =>
      giver.kind === "PERSON" && facts.confirmed.has(giver.iin)
        ? true
        : giver.kind === "PERSON" &&
          given(personOf(facts, giver.iin), (person) => person?.hasLinkedPhone ?? false),
    ),
  );

/** Everyone whose consent is needed today has confirmed; who became an owner meanwhile must still agree. */
export const haveAllConfirmed: Predicate = ({ confirmed }, _policy, { givers }) =>
  given(givers, (known) => known.every((giver) => giver.kind === "PERSON" && confirmed.has(giver.iin)));

/**
 * Whom to ask population about in the second hop: owners, and the tenant whose consent is needed. Nobody where the
 * applicant may not apply, for then nothing is said of anybody.
 */
export function personsToAsk(facts: FirstFacts, policy: Policy): readonly Iin[] {
  const { may, owners, givers } = concernedIn(facts, policy);
  if (may === false) return [];
  const concerned = [owners, givers].flatMap((known) => (known === "unknown" ? [] : known));
  const persons = new Set(concerned.flatMap((one) => (one.kind === "PERSON" ? [one.iin] : [])));
  persons.delete(facts.applicantIin);
  persons.delete(facts.personIin);
  return [...persons];
}
