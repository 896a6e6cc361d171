import { bodies } from "../../../seeds/dictionaries/organisations.ts";
import { dwellingAt, placeOfDwelling } from "../../../seeds/dwellings.ts";
import { dwellingsOfPattern, personsOfPattern } from "../../../seeds/households.ts";
import { rkaOf } from "../../../seeds/identifiers.ts";
import { below } from "../../../seeds/mix.ts";
import { personAt } from "../../../seeds/persons.ts";
import { applicationNumber } from "../../../subgraphs/registration/domain/applicationNumber.ts";
import type { Caller } from "../../../subgraphs/shared/call.ts";
import type { Databases, Question } from "../operations.ts";

/** A generated country from which people, dwellings and applications are drawn, the same in every run. */
export interface Draws {
  readonly persons: number;
  /** How many applications were seeded. */
  readonly applications: number;
  readonly databases: Databases;
}

type Draw = (from: Draws, count: number) => Question[] | Promise<Question[]>;

// Chance of its own, beside what the seeds ask it for: who is drawn is nobody in particular.
let drawn = 0;
const anyOf = (many: number) => below(many, 1414, (drawn += 1));
const some = <One>(count: number, draw: () => One): One[] => Array.from({ length: count }, draw);

function anyAdult(persons: number): string {
  const person = personAt(anyOf(persons));
  return person.birthDate < "2000-01-01" && person.deathDate === null ? person.iin : anyAdult(persons);
}

const dwellingsOf = (persons: number) => (persons / personsOfPattern) * dwellingsOfPattern;

/** A flat; of a region, where one is told. */
function anyFlat(persons: number, region = ""): string {
  const dwelling = anyOf(dwellingsOf(persons));
  const fits = placeOfDwelling(dwelling).kato.startsWith(region) && dwellingAt(dwelling).kind === "APARTMENT";
  return fits ? rkaOf(dwelling) : anyFlat(persons, region);
}

const citizen = (iin: string): Caller => ({ role: "citizen", iin });
const citizens: Draw = ({ persons }, count) =>
  some(count, () => ({ caller: citizen(anyAdult(persons)), variables: {} }));

/** Officers of that many of the regions' bodies; the first are those of the largest cities. */
function anyOfficer(persons: number, ofBodies: number): { caller: Caller; region: string } {
  const { bin, kato } = bodies[anyOf(ofBodies)]!;
  return { caller: { role: "leb_officer", iin: anyAdult(persons), bin, kato }, region: kato.slice(0, 2) };
}

function officers(from: Draws, count: number, ofBodies: number, variables: (region: string) => object) {
  return some(count, (): Question => {
    const { caller, region } = anyOfficer(from.persons, ofBodies);
    return { caller, purpose: "RENTAL_TENANT_CHECK", case: "BENCH-1", variables: variables(region) };
  });
}

/** What somebody types who looks for his dwelling: the street's beginning, or street and house. */
function typed(persons: number): string {
  const [place = "", street = "", house = ""] = dwellingAt(anyOf(dwellingsOf(persons))).addressKk.split(", ");
  const lengths = [
    street.slice(0, 4),
    `${street} ${house.replace(/\D.*/, "")}`,
    `${place} ${street.slice(0, 3)}`,
  ];
  return lengths[anyOf(lengths.length)]!;
}

const largeCities = 2;

/** Whoever asks, asks about something else than those before him: what is answered was not read just now. */
export const anywhere: Readonly<Record<string, Draw>> = {
  async status({ applications, databases }, count) {
    // Some were not accepted, and are not recorded.
    const numbers = some(count * 2, () => applicationNumber(1 + anyOf(applications)));
    const rows = await databases.registration<{ id: string; iin: string }[]>`
      select id, applicant as iin from applications where number = any(${numbers}) order by id limit ${count}`;
    return rows.map(({ id, iin }) => ({ caller: citizen(iin), variables: { id } }));
  },
  person: citizens,
  me: citizens,
  contracts: (from, count) => officers(from, count, bodies.length, () => ({})),
  addresses: ({ persons }, count) =>
    some(count, () => ({
      caller: citizen(anyAdult(persons)),
      variables: { search: typed(persons) },
    })),
  eligibility: ({ persons }, count) =>
    some(count, () => {
      const person = anyAdult(persons);
      return { caller: citizen(person), variables: { person, rka: anyFlat(persons) } };
    }),
  eligibilities: (from, count) =>
    officers(from, count, largeCities, (region) => ({
      inputs: some(500, () => {
        const person = anyAdult(from.persons);
        return { applicant: person, person, rka: anyFlat(from.persons, region) };
      }),
    })),
  tenants: (from, count) =>
    officers(from, count, largeCities, (region) => ({
      pairs: some(1000, () => ({ rka: anyFlat(from.persons, region), iin: anyAdult(from.persons) })),
    })),
  report: (_from, count) => {
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    return some(count, () => ({
      caller: { role: "analyst" },
      // The periods of a dashboard's menu: whoever asks, it is for one of a few.
      variables: { from: day(364 - 60 * anyOf(5)), to: day(0) },
    }));
  },
};
