/** Everything a decision is made of: what four registers say about one question, on one day. */
import type { Day } from "../../shared/domain/calendar.ts";
import type { Known } from "./known.ts";

/** The number of a person, of an organisation, of an address, of a territory: checked where they entered. */
export type Iin = string;
export type Bin = string;
export type Rka = string;
export type Kato = string;

export type Channel = "PORTAL" | "MOBILE" | "SELF_SERVICE" | "SERVICE_CENTRE";
export type Register = "POPULATION" | "PROPERTY" | "RENTAL" | "REGISTRATION";

export type RepresentationKind = "PARENT" | "ADOPTIVE_PARENT" | "GUARDIAN" | "TRUSTEE";

/** One record of who acts for a person. Any period: the rules look whether it holds on the day. */
export interface RepresentativeFacts {
  readonly iin: Iin;
  readonly kind: RepresentationKind;
  readonly since: Day;
  readonly until: Day | null;
}

/** What the population register says about a person on the day in question. */
export interface PersonFacts {
  readonly birthDate: Day;
  /** False from the day of death on. */
  readonly alive: boolean;
  /** False when the register itself has struck the record out. */
  readonly valid: boolean;
  /** ISO 3166-1 alpha-3; null for a person without citizenship. */
  readonly citizenship: string | null;
  /** By a court decision in force on the day. FULL where there is none, for a minor too: minority is told by age. */
  readonly capacity: "FULL" | "LIMITED" | "INCAPABLE";
  /** A phone tied to him in the mobile citizens base. */
  readonly hasLinkedPhone: boolean;
  readonly representatives: readonly RepresentativeFacts[];
  /**
   * Where he himself is registered on the day; null where nowhere. Never the residence a child has by its
   * parents: at 14 it may be registered apart at the very address of the parents.
   */
  readonly residenceRka: Rka | null;
}

export type OwnerNumber =
  { readonly kind: "PERSON"; readonly iin: Iin } | { readonly kind: "ORGANISATION"; readonly bin: Bin };

/** One share. Any period: the rules look whether it holds on the day. One owner may hold several. */
export interface OwnerFacts {
  readonly owner: OwnerNumber;
  readonly since: Day;
  readonly until: Day | null;
}

/** What the property register says about the dwelling. */
export interface DwellingFacts {
  readonly kato: Kato;
  readonly kind: "APARTMENT" | "HOUSE" | "DORMITORY_ROOM" | "COTTAGE" | "NON_RESIDENTIAL";
  readonly inUse: boolean;
  readonly fund: "PRIVATE" | "STATE_RENTAL";
  /** Square metres; counts only under a rule set with an area norm. */
  readonly usefulArea: number;
  readonly owners: readonly OwnerFacts[];
}

/** One contract for this dwelling, as dirty as the register has it. Any period: the rules look at the day. */
export interface ContractFacts {
  readonly body: Bin;
  readonly tenant: Iin;
  /** The list of the contract: it may lack the tenant and hold a person twice. */
  readonly named: readonly Iin[];
  readonly from: Day;
  readonly to: Day | null;
  /** A terminated contract is not in force, whatever its last day. */
  readonly terminated: boolean;
}

/** What the rental register says about the dwelling. */
export interface RentalFacts {
  readonly contracts: readonly ContractFacts[];
  /** The local executive body whose territory covers the dwelling most closely; null where none does. */
  readonly closestBody: Bin | null;
}

/** Who lives at the address already; asked only under a rule set with an area norm. */
export interface HouseholdFacts {
  readonly registeredPersons: number;
  /** The person to be registered is of the family of those who live there. */
  readonly ofTheFamily: boolean;
}

/** The question, and what is known to answer it. Whoever gathers leaves "unknown" where a register was silent. */
export interface Facts {
  /** The day whose rules, ages, contracts, ownership and representation count. */
  readonly on: Day;
  /** Null for a question asked before there is an application: then as online. */
  readonly channel: Channel | null;
  /** An operator has stated what he saw: it answers the rules about consent. Counts for SERVICE_CENTRE only. */
  readonly attested: boolean;
  readonly rka: Rka;
  readonly applicantIin: Iin;
  readonly personIin: Iin;
  /** Null: population has no such person. */
  readonly applicant: Known<PersonFacts | null>;
  /** The same object as `applicant` where he applies for himself. */
  readonly person: Known<PersonFacts | null>;
  /** Null: no such address. */
  readonly dwelling: Known<DwellingFacts | null>;
  /** May stay "unknown" for private housing, where nobody needs to ask. */
  readonly rental: Known<RentalFacts>;
  /**
   * Owners and tenants, as `personsToAsk` names them; null for a number population does not have. Whoever is
   * missing in the map is unknown, not absent.
   */
  readonly people: Known<ReadonlyMap<Iin, PersonFacts | null>>;
  /** An owner of that day has barred online requests at this address. */
  readonly barred: Known<boolean>;
  /** Who has confirmed in time, for this very application. Empty before it is signed. */
  readonly confirmed: ReadonlySet<Iin>;
  /** "unknown" under a rule set without an area norm: nobody asks then. */
  readonly household: Known<HouseholdFacts>;
}

/** The facts of the first hop: enough to say whom else to ask about. */
export type FirstFacts = Omit<Facts, "people">;
