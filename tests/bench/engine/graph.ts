import { composeSupergraph } from "../../../gateway/supergraph.ts";

/** The graph of the engine's benchmark: three registers, and 20 applications that lead through all of them. */
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n`;

export const subgraphNames = ["registration", "property", "population"] as const;
export type SubgraphName = (typeof subgraphNames)[number];

const sdl: Readonly<Record<SubgraphName, string>> = {
  registration: `
    type Query { applications: [Application!]!  application(id: ID!): Application }
    type Application @key(fields: "id") { id: ID!  number: String!  status: String!  dwelling: Dwelling! }
    type Dwelling @key(fields: "rka", resolvable: false) { rka: ID! }`,
  property: `
    type Dwelling @key(fields: "rka") { rka: ID!  address: String!  owners: [Ownership!]! }
    type Ownership { share: String!  person: Person! }
    type Person @key(fields: "ref", resolvable: false) { ref: ID! }`,
  population: `type Person @key(fields: "ref") { ref: ID!  name: String!  lifeStatus: String! }`,
};

/** A register's schema, as it gives it to whoever composes. */
export const subgraphSdl = (name: SubgraphName): string => link + sdl[name];

/** The supergraph with the registers at these places; with one field more of an application where one is told. */
export function supergraphAt(urls: Readonly<Record<SubgraphName, string>>, more = ""): string {
  const own = (name: SubgraphName) => sdl[name].replace("status: String!", `status: String!  ${more}`);
  return composeSupergraph(subgraphNames.map((name) => ({ name, url: urls[name], sdl: link + own(name) })));
}

export const questions = {
  "three hops": {
    title: "20 applications → dwellings → owners → names: three registers, one after another",
    query:
      "{ applications { id number status dwelling { rka address owners { share person { name lifeStatus } } } } }",
  },
  "one register": {
    title: "one application's status: one register",
    query: '{ application(id: "a-7") { id number status } }',
  },
} as const;
export type QuestionName = keyof typeof questions;

/** What the registers hold. */
const numbers = Array.from({ length: 20 }, (_, at) => at);
export const applications = numbers.map((at) => ({
  id: `a-${at}`,
  number: `2026-${String(at).padStart(6, "0")}`,
  status: at % 3 === 0 ? "AWAITING_CONSENT" : "REGISTERED",
  dwelling: { __typename: "Dwelling", rka: `D${String(at).padStart(15, "0")}` },
}));
/** Each has two owners; some own two dwellings. */
const refOf = (at: number) => `person-${String(at % 30).padStart(4, "0")}`;
export const dwellings = numbers.map((at) => ({
  __typename: "Dwelling",
  rka: `D${String(at).padStart(15, "0")}`,
  address: `Астана, Сарайшық көшесі ${at + 1}, ${at * 3 + 2}-пәтер`,
  owners: [at, at + 17].map((owner) => ({
    share: "1/2",
    person: { __typename: "Person", ref: refOf(owner) },
  })),
}));
export const persons = Array.from({ length: 30 }, (_, at) => ({
  __typename: "Person",
  ref: refOf(at),
  name: `Серікбаева Айгүл ${"АБВГДЕЖЗИК"[at % 10] ?? ""}-${at}`,
  lifeStatus: "ALIVE",
}));
