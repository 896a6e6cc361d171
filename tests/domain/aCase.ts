/** One case to vary: the owner of a private flat applies for himself on a January day, and everything is in order. */
import { checkDigit } from "../../subgraphs/shared/domain/iin.ts";
import { decide, type Decision } from "../../subgraphs/registration/domain/decide.ts";
import type {
  ContractFacts,
  DwellingFacts,
  Facts,
  OwnerFacts,
  PersonFacts,
  RepresentationKind,
  RepresentativeFacts,
} from "../../subgraphs/registration/domain/facts.ts";
import { ruleSetOn, type RuleSet } from "../../subgraphs/registration/domain/ruleSet.ts";

export const today = "2026-01-15";
export const yesterday = "2026-01-14";
export const tomorrow = "2026-01-16";

/** Nobody's number: the seventh digit 0 was given to no living person. */
function invented(serial: number): string {
  const base = `9001010${String(serial).padStart(4, "0")}`;
  const last = checkDigit(base);
  if (last === null) throw new Error(`serial ${String(serial)} has no check digit`);
  return base + String(last);
}

export const applicant = invented(1);
export const other = invented(2);
export const ownerA = invented(3);
export const ownerB = invented(4);
export const tenant = invented(5);
export const formerTenant = invented(6);
export const nobody = invented(7);

export const flat = "0201300000000001";
export const elsewhere = "0201300000000002";
export const fund = "240140000120";
export const bodyOfContract = "990140000011";
export const bodyOfTerritory = "990140000022";

export const adult = (change: Partial<PersonFacts> = {}): PersonFacts => ({
  birthDate: "1990-01-01",
  alive: true,
  valid: true,
  citizenship: "KAZ",
  capacity: "FULL",
  hasLinkedPhone: true,
  representatives: [],
  residenceRka: elsewhere,
  ...change,
});

export const bornYearsAgo = (years: number, monthAndDay = "01-15"): string =>
  `${String(2026 - years)}-${monthAndDay}`;

export const aged = (years: number, change: Partial<PersonFacts> = {}): PersonFacts =>
  adult({ birthDate: bornYearsAgo(years), ...change });

export const by = (
  iin: string,
  kind: RepresentationKind,
  change: Partial<RepresentativeFacts> = {},
): RepresentativeFacts => ({ iin, kind, since: "2012-01-01", until: null, ...change });

export const owned = (iin: string, change: Partial<OwnerFacts> = {}): OwnerFacts => ({
  owner: { kind: "PERSON", iin },
  since: "2015-06-01",
  until: null,
  ...change,
});

export const ownedByOrganisation: OwnerFacts = {
  owner: { kind: "ORGANISATION", bin: fund },
  since: "2015-06-01",
  until: null,
};

export const privateFlat = (
  owners: readonly OwnerFacts[],
  change: Partial<DwellingFacts> = {},
): DwellingFacts => ({
  kato: "710000000",
  kind: "APARTMENT",
  inUse: true,
  fund: "PRIVATE",
  usefulArea: 60,
  owners,
  ...change,
});

export const stateFlat = (change: Partial<DwellingFacts> = {}): DwellingFacts =>
  privateFlat([ownedByOrganisation], { fund: "STATE_RENTAL", ...change });

export const contract = (change: Partial<ContractFacts> = {}): ContractFacts => ({
  body: bodyOfContract,
  tenant,
  named: [tenant, applicant],
  from: "2024-01-16",
  to: "2027-01-15",
  terminated: false,
  ...change,
});

export const rentedUnder = (...contracts: readonly ContractFacts[]): Partial<Facts> => ({
  dwelling: stateFlat(),
  rental: { contracts, closestBody: bodyOfTerritory },
  people: new Map([
    [tenant, adult()],
    [formerTenant, adult()],
  ]),
});

/** Somebody else's flat: everything in order but for the consent of these owners. */
export const flatOf = (owners: Readonly<Record<string, PersonFacts | null>>): Partial<Facts> => ({
  dwelling: privateFlat(Object.keys(owners).map((iin) => owned(iin))),
  people: new Map(Object.entries(owners)),
});

/** Somebody applies for another person. */
export const forAnother = (person: Facts["person"], change: Partial<Facts> = {}): Partial<Facts> => ({
  personIin: other,
  person,
  ...change,
});

export function aCase(change: Partial<Facts> = {}): Facts {
  const who = change.applicant ?? (change.applicant === null ? null : adult());
  return {
    on: today,
    channel: "PORTAL",
    attested: false,
    rka: flat,
    applicantIin: applicant,
    personIin: applicant,
    applicant: who,
    person: who,
    dwelling: privateFlat([owned(applicant)]),
    rental: { contracts: [], closestBody: bodyOfTerritory },
    people: new Map(),
    barred: false,
    confirmed: new Set(),
    household: "unknown",
    ...change,
  };
}

export function rulesOf(day: string): RuleSet {
  const set = ruleSetOn(day);
  if (set === null) throw new Error(`no rules are recorded for ${day}`);
  return set;
}

export const decided = (change: Partial<Facts> = {}): Decision => decide(rulesOf(today), aCase(change));

/** The outcome, then every rule not met and, with a question mark, every rule a silent register left open. */
export function told({ outcome, findings }: Decision): string {
  const open = findings.flatMap(({ rule, answer }) =>
    answer === "NOT_MET" ? [rule] : answer === "UNKNOWN" ? [`${rule}?`] : [],
  );
  return [outcome, ...open].join(" ");
}

export const answerOf = ({ findings }: Decision, rule: string): string | undefined =>
  findings.find((finding) => finding.rule === rule)?.answer;

/** A row: who or what, what differs from the case in order, what is told. */
export type Row = [who: string, change: Partial<Facts>, expected: string];
