import type { Call } from "../shared/call.ts";
import type { Day } from "../shared/domain/calendar.ts";
import type { Ask } from "../shared/register.ts";
import { personsToAsk } from "./domain/consentGivers.ts";
import type { Channel, Facts, FirstFacts, PersonFacts, Register, RentalFacts } from "./domain/facts.ts";
import { given, type Known } from "./domain/known.ts";
import type { RuleSet } from "./domain/ruleSet.ts";
import type { RecordedReading } from "./recordedDecision.ts";
import { dwellingFacts, personFacts, rentalFacts } from "./factsOfRecords.ts";
import { readPersons, type PersonRecord } from "./registers/population.ts";
import { readDwellings, type DwellingRecord } from "./registers/property.ts";
import { readContracts, type RentalRecord } from "./registers/rental.ts";
import { onDay, type ByDay, type Told } from "./registers/told.ts";

/** One question of eligibility, as it is asked before and during an application. */
export interface Question {
  readonly applicant: string;
  readonly person: string;
  readonly rka: string;
  readonly channel: Channel | null;
  readonly attested: boolean;
  /** Who has confirmed for this very application. */
  readonly confirmed: ReadonlySet<string>;
  /** The day whose facts count, and the rules they are held against. */
  readonly on: Day;
  readonly ruleSet: RuleSet;
}

/** The facts of one question, and what else the case needs of the same readings. */
export interface Gathered {
  readonly facts: Facts;
  readonly readings: readonly RecordedReading[];
  /** Name and phone of somebody of this case; null where population does not have him, or was silent. */
  readonly person: (iin: string) => PersonRecord | null;
  readonly dwelling: Known<DwellingRecord | null>;
}

export interface Sources {
  readonly ask: Ask;
  readonly call: Call;
  readonly clock: () => Date;
  /** Of these dwellings, those that are barred, with the owners who barred them. */
  readonly shielded: (rkas: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
}

/**
 * What the registers say about all questions, each on its day: persons → dwellings → contracts → owners and tenants.
 * Each is one call whatever the number of questions; population is asked twice, registration reads its own shields.
 */
export async function gatherFacts(questions: readonly Question[], sources: Sources): Promise<Gathered[]> {
  const told = await firstHop(questions, sources);
  const first = questions.map((question) => firstFacts(question, told));
  const others = await othersConcerned(questions, first, sources);
  const people = peopleByDay(others);
  const readings = readingsOf(told, others, sources);
  return questions.map(({ rka, on }, index) => {
    const known = first[index];
    if (!known) throw new Error("every question has its facts");
    return {
      facts: { ...known, people: given(people, (days) => days.get(on) ?? nobody) },
      readings,
      person: (iin) => recordOf(told.persons, iin, on) ?? recordOf(others, iin, on) ?? null,
      dwelling: told.dwellings === "silent" ? "unknown" : (recordOf(told.dwellings, rka, on) ?? null),
    };
  });
}

type Persons = Told<ByDay<PersonRecord | null>>;
interface FirstHop {
  readonly persons: Persons;
  readonly dwellings: Told<ByDay<DwellingRecord | null>>;
  /** Null: no dwelling of state rental housing among the questions. */
  readonly contracts: Told<ByDay<RentalRecord>> | null;
  readonly shields: ReadonlyMap<string, readonly string[]>;
}

async function firstHop(questions: readonly Question[], sources: Sources): Promise<FirstHop> {
  const { ask, call, shielded } = sources;
  const applicants = questions.flatMap(({ applicant, person, on }) => [
    { iin: applicant, on },
    { iin: person, on },
  ]);
  const [persons, dwellings, shields] = await Promise.all([
    readPersons(applicants, ask, call),
    readDwellings(questions, ask, call),
    shielded([...new Set(questions.map(({ rka }) => rka))]),
  ]);
  return {
    persons,
    dwellings,
    shields,
    contracts: await contractsOfStateHousing(questions, dwellings, sources),
  };
}

/** Rental is asked about state rental housing only: in private housing no rule looks at a contract. */
async function contractsOfStateHousing(
  questions: readonly Question[],
  dwellings: FirstHop["dwellings"],
  { ask, call }: Sources,
) {
  const rented = questions.flatMap(({ rka, on }) => {
    const dwelling = recordOf(dwellings, rka, on);
    return dwelling?.fund === "STATE_RENTAL" ? [{ rka, kato: dwelling.kato, on }] : [];
  });
  return rented.length === 0 ? null : readContracts(rented, ask, call);
}

/** The second call to population: owners and tenants of all questions. Null when nobody is left to ask about. */
async function othersConcerned(
  questions: readonly Question[],
  first: readonly FirstFacts[],
  { ask, call }: Sources,
): Promise<Persons | null> {
  const others = first.flatMap((facts, index) => {
    const policy = questions[index]?.ruleSet.policy;
    return policy ? personsToAsk(facts, policy).map((iin) => ({ iin, on: facts.on })) : [];
  });
  return others.length === 0 ? null : readPersons(others, ask, call);
}

function firstFacts({ on, rka, ...question }: Question, told: FirstHop): FirstFacts {
  const { persons, dwellings, contracts } = told;
  const applicant = personKnown(persons, question.applicant, on);
  const contract = recordOf(contracts, rka, on);
  return {
    on,
    channel: question.channel,
    attested: question.attested,
    rka,
    applicantIin: question.applicant,
    personIin: question.person,
    applicant,
    person: question.person === question.applicant ? applicant : personKnown(persons, question.person, on),
    dwelling: dwellings === "silent" ? "unknown" : dwellingFacts(recordOf(dwellings, rka, on) ?? null, on),
    rental: contract ? rentalFacts(contract, on) : ("unknown" satisfies Known<RentalFacts>),
    barred: barredByOwner(told, rka, on),
    confirmed: question.confirmed,
    household: "unknown",
  };
}

function personKnown(told: Persons, iin: string, on: Day): Known<PersonFacts | null> {
  return given(told === "silent" ? "unknown" : told.value, () => {
    const record = recordOf(told, iin, on);
    return record === undefined ? "unknown" : record && personFacts(record, on);
  });
}

/** A shield holds as long as who raised it owns a share: a former owner's no longer counts. */
function barredByOwner({ dwellings, shields }: FirstHop, rka: string, on: Day): Known<boolean> {
  const raisedBy = shields.get(rka);
  if (raisedBy === undefined) return false;
  if (dwellings === "silent") return "unknown";
  return (
    recordOf(dwellings, rka, on)?.owners.some(({ iin }) => iin !== null && raisedBy.includes(iin)) ?? false
  );
}

type People = ReadonlyMap<string, PersonFacts | null>;
const nobody: People = new Map();

/** Owners and tenants of all questions, by day. */
function peopleByDay(others: Persons | null): Known<ReadonlyMap<Day, People>> {
  if (others === "silent") return "unknown";
  const facts = (records: ReadonlyMap<string, PersonRecord | null>, on: Day): People =>
    new Map(Array.from(records, ([iin, record]) => [iin, record && personFacts(record, on)]));
  return new Map(Array.from(others?.value ?? [], ([on, records]) => [on, facts(records, on)]));
}

const recordOf = <Value>(told: Told<ByDay<Value>> | null, key: string, on: Day): Value | undefined =>
  told === null || told === "silent" ? undefined : onDay(told.value, key, on);

/**
 * One reading for each register that spoke. Not one for each call: whether population was asked a second time would
 * tell what kind of owner a dwelling has.
 */
function readingsOf(
  { persons, dwellings, contracts }: FirstHop,
  others: Persons | null,
  { clock, call }: Sources,
): RecordedReading[] {
  const reading = (register: Register, ...told: (Told<unknown> | null)[]): RecordedReading[] => {
    const spoke = told.find((one) => one !== null && one !== "silent");
    return spoke ? [{ register, readAt: spoke.readAt, reference: spoke.reference }] : [];
  };
  return [
    ...reading("POPULATION", persons, others),
    ...reading("PROPERTY", dwellings),
    ...reading("RENTAL", contracts),
    { register: "REGISTRATION", readAt: clock().toISOString(), reference: call.requestId },
  ];
}
