import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeSupergraph } from "../../gateway/supergraph.ts";

/** Supergraphs and valid queries that the planner (0.0.38) does not survive; found by the differential test. */
export interface Harm {
  readonly registers: Readonly<Record<string, string>>;
  readonly query: string;
  /** A field of the query, to look for where no word of it may stand. */
  readonly field: string;
  /** How long a test waits for its plan, in milliseconds. */
  readonly patience: number;
}

/** A required field in the register of one of two keys: mismatch_finder.rs panics in a thread that may not. */
export const deadly: Harm = {
  registers: {
    a: `type Pet @key(fields: "tag") @key(fields: "chip") {
      tag: ID!  chip: ID!  weights: [Boolean] @external  diet: String @requires(fields: "weights") }`,
    b: `type Query { pets: [Pet!]  fine: Int }  type Pet @key(fields: "tag") { tag: ID!  weights: [Boolean] }`,
  },
  query: "{ pets { diet } }",
  field: "diet",
  patience: 20_000,
};

const keys = '@key(fields: "id") @key(fields: "ka kb") @key(fields: "box { bin } kc")';
const keyFields = "id: ID!  ka: String!  kb: Int!  box: Box!  kc: Int!";
const box = "type Box @shareable { bin: String! }";

/** Several keys, and an interface between them: no end in minutes. SEED=831, query 8 of the differential test. */
export const endless: Harm = {
  registers: {
    a: `interface Kin { mood: Int }  ${box}
      type Cat implements Kin ${keys} { ${keyFields}  mother: Kin  mood: Int }
      type Dog implements Kin ${keys} { ${keyFields}  mood: Int }`,
    b: `type Query { homes: [[Home]!]  dogs: [Dog!]!  fine: Int }  type Home @shareable { cat: Cat }  ${box}
      type Cat @key(fields: "ka kb", resolvable: false) { ka: String!  kb: Int! }
      type Dog @key(fields: "box { bin } kc", resolvable: false) { box: Box!  kc: Int! }`,
    c: `${box}  type Cat ${keys} { ${keyFields}  friends: [Dog]  purrs: Int }  type Dog ${keys} { ${keyFields} }`,
  },
  query: "{ homes { cat { mother { ... on Cat { purrs } } friends { id } y: mood } } }",
  field: "purrs",
  patience: 1_000,
};

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@external", "@requires"])\n`;

export function supergraphOf(registers: Harm["registers"], url = "http://127.0.0.1:9"): string {
  return composeSupergraph(Object.entries(registers).map(([name, sdl]) => ({ name, url, sdl: link + sdl })));
}

/** The same in a file, for a gateway to serve. */
export function supergraphInFile({ registers }: Harm, url: string) {
  const folder = mkdtempSync(join(tmpdir(), "mekenjai-harm-"));
  const file = join(folder, "supergraph.graphql");
  writeFileSync(file, supergraphOf(registers, url));
  return { file, remove: () => rmSync(folder, { recursive: true }) };
}
