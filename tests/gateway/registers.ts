import { coded, hidden } from "../../subgraphs/shared/errors.ts";
import type { Invented } from "./world.ts";

interface Person {
  ref: string;
  name: string;
  broken?: boolean;
}
const people: Record<string, Person> = {
  aigul: { ref: "aigul", name: "Aigul" },
  bolat: { ref: "bolat", name: "Bolat" },
  secret: { ref: "secret", name: "Secret" },
  nameless: { ref: "nameless", name: "", broken: true },
};
const dwellings: Record<string, { rka: string; owners: string[]; area: number }> = {
  flat: { rka: "flat", owners: ["aigul", "bolat"], area: 40 },
  house: { rka: "house", owners: ["aigul", "secret"], area: 90 },
};
const applications = [
  { id: "1", person: "aigul", applicant: "aigul", dwelling: "flat" },
  { id: "2", person: "bolat", applicant: "aigul", dwelling: "house" },
  { id: "3", person: "secret", applicant: "nameless", dwelling: "flat" },
];
type Application = (typeof applications)[number];
const personOf = (ref: string) => ({ __typename: "Person", ref });

/** Four registers small enough to read, of our own kind: keys, crossings, shared roots, what is hidden, what is broken. */
export const four: Record<string, Invented> = {
  population: {
    sdl: `
      type Query { me: Person @shareable  person(ref: ID!): Person  people: [Person!] }
      type Person @key(fields: "ref") {
        ref: ID! @inaccessible
        name: String
        strictName: String!
        spouse: Person
        friends: [Person]
        strictFriends: [Person!]
      }
      type Dwelling @key(fields: "rka") { rka: ID!  registeredPersonsCount: Int }
    `,
    resolvers: {
      Query: {
        me: () => personOf("aigul"),
        person: (_: never, { ref }: { ref: string }) => (people[ref] ? personOf(ref) : null),
        people: () => Object.keys(people).map(personOf),
      },
      Person: {
        name: ({ ref }: Person) => {
          if (ref === "secret") throw hidden();
          return people[ref]?.name;
        },
        strictName: ({ ref }: Person) => {
          if (people[ref]?.broken) throw new Error("column persons.name at 10.0.0.5:5432 does not exist");
          if (ref === "secret") throw hidden();
          return people[ref]?.name;
        },
        spouse: ({ ref }: Person) => (ref === "aigul" ? personOf("bolat") : null),
        friends: () => [personOf("bolat"), null, personOf("secret")],
        strictFriends: ({ ref }: Person) =>
          ref === "bolat" ? [personOf("aigul"), null] : [personOf("bolat")],
      },
      Dwelling: { registeredPersonsCount: ({ rka }: { rka: string }) => rka.length },
    },
    references: { Person: ({ ref }) => (people[String(ref)] ? { ref } : null) },
  },
  property: {
    sdl: `
      type Query { dwelling(rka: ID!): Dwelling  things: [Thing!] }
      type Dwelling @key(fields: "rka") { rka: ID!  area: Float  owners: [Owner!]  kind: Kind }
      enum Kind { FLAT HOUSE SECRET_BUNKER @inaccessible }
      type Organisation { bin: ID!  name(short: Boolean = false): String! }
      type Person @key(fields: "ref") { ref: ID! @inaccessible  ownedDwellings: [Dwelling!] }
      union Owner = Person | Organisation
      interface Thing { id: ID! }
      type Chair implements Thing { id: ID!  legs: Int! }
      type Table implements Thing { id: ID!  seats: Int! }
    `,
    resolvers: {
      Query: {
        dwelling: (_: never, { rka }: { rka: string }) => dwellings[rka] ?? null,
        things: () => [
          { __typename: "Chair", id: "c", legs: 4 },
          { __typename: "Table", id: "t", seats: 6 },
        ],
      },
      Dwelling: {
        area: ({ rka }: { rka: string }) => dwellings[rka]?.area,
        kind: ({ rka }: { rka: string }) => (rka === "flat" ? "FLAT" : "SECRET_BUNKER"),
        owners: ({ rka }: { rka: string }) => [
          ...(dwellings[rka]?.owners ?? []).map(personOf),
          { __typename: "Organisation", bin: "b1" },
        ],
      },
      Organisation: {
        name: (_: never, { short }: { short: boolean }) => (short ? "KMG" : "Kazmunaigas"),
      },
      Person: {
        ownedDwellings: ({ ref }: Person) =>
          Object.values(dwellings).filter(({ owners }) => owners.includes(ref)),
      },
    },
  },
  registration: {
    sdl: `
      type Query { me: Person @shareable  applications: [Application!]  application(id: ID!): Application }
      type Application @key(fields: "id") { id: ID!  person: Person  applicant: Person  dwelling: Dwelling }
      type Person @key(fields: "ref") { ref: ID! @inaccessible  applications: [Application!]  inbox: [String!] }
      type Dwelling @key(fields: "rka", resolvable: false) { rka: ID! }
      type Mutation { submit(text: String!): Application!  cancel(id: ID!): Application  refuse: Application! }
      type Subscription { changed(id: ID!): Application! }
    `,
    resolvers: {
      Query: {
        me: () => personOf("aigul"),
        applications: () => applications,
        application: (_: never, { id }: { id: string }) =>
          applications.find((each) => each.id === id) ?? null,
      },
      Application: {
        person: ({ person }: Application) => personOf(person),
        applicant: ({ applicant }: Application) => personOf(applicant),
        dwelling: ({ dwelling }: Application) => dwellings[dwelling],
      },
      Person: {
        applications: ({ ref }: Person) => applications.filter(({ person }) => person === ref),
        inbox: ({ ref }: Person) => {
          throw coded("FORBIDDEN", { host: "db.internal", register: "registration", ref });
        },
      },
      Mutation: {
        submit: () => applications[0],
        cancel: () => applications[1],
        refuse: () => {
          throw coded("FORBIDDEN");
        },
      },
      Subscription: {
        changed: {
          subscribe: async function* (_: never, { id }: { id: string }) {
            await Promise.resolve();
            for (const each of applications) if (each.id >= id) yield { changed: each };
          },
        },
      },
    },
  },
};
