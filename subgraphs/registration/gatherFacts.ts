import type { Call } from "../shared/call.ts";
import type { Day } from "../shared/domain/calendar.ts";
import type { Ask } from "../shared/register.ts";
import { personsToAsk } from "./domain/consentGivers.ts";
import type { Channel, Facts, FirstFacts, PersonFacts, Register, RentalFacts } from "./domain/facts.ts";
import { given, type Known } from "./domain/known.ts";
import type { Policy } from "./domain/policy.ts";
import type { RecordedReading } from "./recordedDecision.ts";
import { dwellingFacts, personFacts, rentalFacts } from "./factsOfRecords.ts";
import { readPersons, type PersonRecord } from "./registers/population.ts";
import { readDwellings, type DwellingRecord } from "./registers/property.ts";
import { readContracts, type RentalRecord } from "./registers/rental.ts";
import type { Told } from "./registers/told.ts";

/** One question of eligibility, as it is asked before and during an application. */
export interface Question {
  readonly applicant: string;
  readonly person: string;
  readonly rka: string;
  readonly channel: Channel | null;
  readonly attested: boolean;
  /** Who has confirmed for this very application. */
  readonly confirmed: ReadonlySet<string>;
}

/** The facts of one question, and what else the case needs of the same readings. */
export interface Gathered {
  readonly facts: Facts;
  readonly readings: readonly RecordedReading[];
  /** Names and phones; null for a number population does not have; missing when it was silent. */
  readonly persons: ReadonlyMap<string, PersonRecord | null>;
  readonly dwelling: Known<DwellingRecord | null>;
}

export interface Sources {
  readonly ask: Ask;
  readonly call: Call;
  readonly clock: () => Date;
  /** Of these dwellings, those that are barred, with who barred them. */
  readonly shielded: (rkas: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/**
 * What the registers say about all questions of one day: persons → dwellings → contracts → owners and tenants. Each
 * is one call whatever the number of questions; population is asked twice, registration reads its own shields.
 */
export async function gatherFacts(
  questions: readonly Question[],
  on: Day,
  policy: Policy,
  sources: Sources,
): Promise<Gathered[]> {
  const { ask, call } = sources;
  const rkas = questions.map(({ rka }) => rka);
  const applicants = questions.flatMap(({ applicant, person }) => [applicant, person]);
  const [persons, dwellings, shields] = await Promise.all([
    readPersons(applicants, on, ask, call),
    readDwellings(rkas, on, ask, call),
    sources.shielded([...new Set(rkas)]),
  ]);
  const contracts = await contractsOfStateHousing(dwellings, on, sources);
  const first = questions.map((question) =>
    firstFacts(question, on, { persons, dwellings, contracts, shields }),
  );
  const others = await othersConcerned(first, policy, on, sources);
  const readings = [
    ...readingOf("POPULATION", persons),
    ...readingOf("POPULATION", others),
    ...readingOf("PROPERTY", dwellings),
    ...readingOf("RENTAL", contracts),
    { register: "REGISTRATION" as const, readAt: sources.clock().toISOString(), reference: call.requestId },
  ];
  return questions.map((question, index) => {
    const known = first[index];
    if (!known) throw new Error("every question has its facts");
    return {
      facts: { ...known, people: mapPeople(others, on) },
      readings,
      persons: new Map([...valueOf(persons), ...valueOf(others)]),
      dwelling: dwellings === "silent" ? "unknown" : (dwellings.value.get(question.rka) ?? null),
    };
  });
}

type Persons = Told<ReadonlyMap<string, PersonRecord | null>>;
interface FirstHop {
  readonly persons: Persons;
  readonly dwellings: Told<ReadonlyMap<string, DwellingRecord | null>>;
  /** Null: no dwelling of state rental housing among the questions. */
  readonly contracts: Told<ReadonlyMap<string, RentalRecord>> | null;
  readonly shields: ReadonlyMap<string, string>;
}

/** Rental is asked about state rental housing only: in private housing no rule looks at a contract. */
async function contractsOfStateHousing(dwellings: FirstHop["dwellings"], on: Day, { ask, call }: Sources) {
  if (dwellings === "silent") return null;
  const rented = [...dwellings.value.values()].flatMap((one) => (one?.fund === "STATE_RENTAL" ? [one] : []));
  return rented.length === 0 ? null : readContracts(rented, on, ask, call);
}

/** The second call to population: owners and tenants of all questions. Null when nobody is left to ask about. */
async function othersConcerned(
  first: readonly FirstFacts[],
  policy: Policy,
  on: Day,
  { ask, call }: Sources,
): Promise<Persons | null> {
  const iins = first.flatMap((facts) => personsToAsk(facts, policy));
  return iins.length === 0 ? null : readPersons(iins, on, ask, call);
}

function firstFacts(question: Question, on: Day, told: FirstHop): FirstFacts {
  const { persons, dwellings, contracts } = told;
  const applicant = personKnown(persons, question.applicant, on);
  return {
    on,
    channel: question.channel,
    attested: question.attested,
    rka: question.rka,
    applicantIin: question.applicant,
    personIin: question.person,
    applicant,
    person: question.person === question.applicant ? applicant : personKnown(persons, question.person, on),
    dwelling:
      dwellings === "silent" ? "unknown" : dwellingFacts(dwellings.value.get(question.rka) ?? null, on),
    rental: rentalKnown(contracts, question.rka, on),
    barred: barredByOwner(told, question.rka),
    confirmed: question.confirmed,
    household: "unknown",
  };
}

function personKnown(told: Persons, iin: string, on: Day): Known<PersonFacts | null> {
  return given(told === "silent" ? "unknown" : told.value, (persons) => {
    const record = persons.get(iin);
    return record === undefined ? "unknown" : record && personFacts(record, on);
  });
}

/** A shield holds as long as who raised it owns a share: a former owner's no longer counts. */
function barredByOwner({ dwellings, shields }: FirstHop, rka: string): Known<boolean> {
  const raisedBy = shields.get(rka);
  if (raisedBy === undefined) return false;
  if (dwellings === "silent") return "unknown";
  return dwellings.value.get(rka)?.owners.some(({ iin }) => iin === raisedBy) ?? false;
}

function rentalKnown(contracts: FirstHop["contracts"], rka: string, on: Day): Known<RentalFacts> {
  const record = contracts === null || contracts === "silent" ? undefined : contracts.value.get(rka);
  return record ? rentalFacts(record, on) : "unknown";
}

function mapPeople(others: Persons | null, on: Day): Known<ReadonlyMap<string, PersonFacts | null>> {
  if (others === "silent") return "unknown";
  if (others === null) return new Map();
  return new Map([...others.value].map(([iin, record]) => [iin, record && personFacts(record, on)]));
}

const valueOf = (told: Persons | null): Iterable<[string, PersonRecord | null]> =>
  told === null || told === "silent" ? [] : told.value;

function readingOf(register: Register, told: Told<unknown> | null): RecordedReading[] {
  return told === null || told === "silent"
    ? []
    : [{ register, readAt: told.readAt, reference: told.reference }];
}
