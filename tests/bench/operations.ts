import type { Sql } from "postgres";
import { cast } from "../../seeds/cast.ts";
import { registerNames, type Caller, type Purpose, type RegisterName } from "../../subgraphs/shared/call.ts";
import { connect } from "../../subgraphs/shared/database/connect.ts";

/** One question of somebody: who asks, for what, and with which variables. */
export interface Question {
  readonly caller: Caller;
  readonly purpose?: Purpose;
  readonly case?: string;
  readonly variables: object;
}

/** What is measured: a document as a portal, an app or a dashboard sends it, and whose questions it answers. */
export interface Operation {
  readonly name: string;
  readonly title: string;
  readonly document: string;
  /** The registers it reaches: only they need a token when somebody else's gateway asks. */
  readonly registers: readonly RegisterName[];
  questions(databases: Databases): Promise<Question[]> | Question[];
}

/** The registers' databases, to find out whom and what to ask for. */
export type Databases = Readonly<Record<RegisterName, Sql>>;

/** Whoever opens them ends them. */
export function openDatabases(databaseOf: (register: RegisterName) => string): Databases {
  const opened = registerNames.map(
    (register) => [register, connect(databaseOf(register), { max: 1 })] as const,
  );
  return Object.fromEntries(opened) as Databases;
}

/** How many different callers an operation is asked by: so many that nobody exceeds his budget of requests. */
const callers = 1_000;

/** The officers of one body: each of them has a budget of requests of his own. */
async function officers({ population }: Databases, variables: object): Promise<Question[]> {
  const { bin = "", kato = "" } = cast().officerAstana;
  return (await adultsOf(population)).map((iin) => ({
    caller: { role: "leb_officer", iin, bin, kato },
    purpose: "RENTAL_TENANT_CHECK",
    case: "BENCH-1",
    variables,
  }));
}

export const operations: readonly Operation[] = [
  {
    name: "status",
    title: "status of one application",
    registers: ["registration"],
    document: /* GraphQL */ `
      query Status($id: ID!) {
        application(id: $id) {
          id
          number
          status
        }
      }
    `,
    async questions({ registration }) {
      const rows = await registration<{ id: string; iin: string }[]>`
        select id, applicant as iin from applications order by sequence desc limit ${callers}`;
      return rows.map(({ id, iin }) => ({ caller: { role: "citizen", iin }, variables: { id } }));
    },
  },
  {
    name: "person",
    title: "one person",
    registers: ["population"],
    document: /* GraphQL */ `
      query Person {
        me {
          iin
          name {
            full
          }
          birthDate
          lifeStatus
        }
      }
    `,
    questions: adults,
  },
  {
    name: "me",
    title: "me, those I represent, our residences",
    registers: ["population", "property"],
    document: /* GraphQL */ `
      query Me {
        me {
          name {
            full
          }
          residence {
            since
            dwelling {
              rka
              address
            }
          }
          represents {
            kind
            person {
              name {
                full
              }
              residence {
                basis
                dwelling {
                  rka
                  address
                }
              }
            }
          }
        }
      }
    `,
    questions: adults,
  },
  {
    name: "contracts",
    title: "an officer's page of 20 contracts, three hops",
    registers: ["rental", "property", "population"],
    document: /* GraphQL */ `
      query Contracts {
        rentalContracts(first: 20) {
          nodes {
            id
            number
            status
            dwelling {
              rka
              address
            }
            tenant {
              name {
                full
              }
              residence {
                dwelling {
                  rka
                  address
                }
              }
            }
            namedPersons {
              relation
              person {
                name {
                  full
                }
              }
            }
          }
        }
      }
    `,
    questions: (databases) => officers(databases, {}),
  },
  {
    name: "addresses",
    title: "address type-ahead",
    registers: ["property"],
    document: /* GraphQL */ `
      query Addresses($search: String!) {
        dwellings(search: $search, first: 10) {
          nodes {
            rka
            address
          }
        }
      }
    `,
    async questions(databases) {
      const beginnings = ["аст", "алм", "қаб", "абай", "сат", "дост", "көше 1", "астана 2"];
      const people = await adults(databases);
      return people.map(({ caller }, index) => ({
        caller,
        variables: { search: beginnings[index % beginnings.length] },
      }));
    },
  },
  {
    name: "eligibility",
    title: "one eligibility",
    registers: ["registration"],
    document: /* GraphQL */ `
      query Eligibility($person: IIN!, $rka: RKA!) {
        eligibility(input: { person: $person, rka: $rka }) {
          outcome
          consentsRequired
          findings {
            rule {
              id
            }
            answer
          }
        }
      }
    `,
    async questions({ population, property }) {
      const [people, dwellings] = await Promise.all([adultsOf(population), someDwellings(property)]);
      return people.map((iin, index) => ({
        caller: { role: "citizen", iin },
        variables: { person: iin, rka: dwellings[index % dwellings.length] },
      }));
    },
  },
  {
    name: "eligibilities",
    title: "500 eligibilities in one call",
    registers: ["registration"],
    document: /* GraphQL */ `
      query Eligibilities($inputs: [EligibilityInput!]!) {
        eligibilities(inputs: $inputs) {
          outcome
          consentsRequired
        }
      }
    `,
    async questions(databases) {
      const asked = await pairs(databases, 500);
      const inputs = asked.map(({ rka, iin }) => ({ applicant: iin, person: iin, rka }));
      return officers(databases, { inputs });
    },
  },
  {
    name: "tenants",
    title: "1,000 tenant checks in one call",
    registers: ["rental"],
    document: /* GraphQL */ `
      query Tenants($pairs: [RentalTenantPair!]!) {
        checkRentalTenants(pairs: $pairs) {
          verdict
          registeredThere
        }
      }
    `,
    async questions(databases) {
      return officers(databases, { pairs: await pairs(databases, 1000) });
    },
  },
  {
    name: "report",
    title: "a year by region and channel",
    registers: ["registration"],
    document: /* GraphQL */ `
      query Report($from: Date!, $to: Date!) {
        registrationReport(from: $from, to: $to, by: [REGION, CHANNEL]) {
          total
          online
          rows {
            key
            count
            medianSecondsToDecision
          }
        }
      }
    `,
    questions: () => {
      const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
      // Not all the same: some gateways ask what is asked twice at once only once.
      return Array.from({ length: callers }, (_, at) => ({
        caller: { role: "analyst" },
        variables: { from: day(364 - at), to: day(0) },
      }));
    },
  },
];

async function adults({ population }: Databases): Promise<Question[]> {
  const people = await adultsOf(population);
  return people.map((iin) => ({ caller: { role: "citizen", iin }, variables: {} }));
}

async function adultsOf(population: Sql): Promise<string[]> {
  const rows = await population<{ iin: string }[]>`
    select iin from persons where birth_date < '2000-01-01' and death_date is null and valid order by iin limit ${callers}`;
  return rows.map(({ iin }) => iin);
}

async function someDwellings(property: Sql): Promise<string[]> {
  const rows = await property<{ rka: string }[]>`
    select rka from dwellings where kind = 'APARTMENT' order by rka limit ${callers}`;
  return rows.map(({ rka }) => rka);
}

/** Different people at flats of the officer's city: all tenants at their own dwellings first, then others by chance. */
async function pairs({ population, property, rental }: Databases, count: number) {
  const rented = await rental<{ rka: string; iin: string }[]>`
    select distinct on (tenant) rka, tenant as iin from contracts
    where bin in (select bin from bodies where kato like '71%') and tenant is not null order by tenant, id limit ${count}`;
  const tenants = new Set(rented.map(({ iin }) => iin));
  const flats = await property<{ rka: string }[]>`
    select rka from dwellings where kato like '71%' and kind = 'APARTMENT' order by fund desc nulls last, rka limit ${count}`;
  const people = await population<{ iin: string }[]>`
    select iin from persons where birth_date < '2000-01-01' and death_date is null and valid order by iin limit ${2 * count}`;
  const others = people.filter(({ iin }) => !tenants.has(iin));
  const anywhere = others.map(({ iin }, at) => ({ rka: flats[at % flats.length]!.rka, iin }));
  return [...rented, ...anywhere].slice(0, count);
}
