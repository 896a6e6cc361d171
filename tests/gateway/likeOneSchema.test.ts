import { describe, expect, test } from "vitest";
import { four } from "./registers.ts";
import { world, type Answer } from "./world.ts";

const { ask, whole } = world(four);

/** Where the errors are and where they point in the document, sorted: the order of errors is free. */
const places = ({ errors = [] }: Answer) =>
  errors.map(({ path, locations }) => JSON.stringify([path, locations])).sort();

/** Queries whose answer must not tell whether there is one schema or several registers behind it. */
test.each<[sentence: string, query: string, variables?: Record<string, unknown>]>([
  ["one register answers alone", '{ person(ref: "aigul") { name } }'],
  ["nobody there is null without an error", '{ person(ref: "nobody") { name strictName } }'],
  ["a list of entities crosses to another register", "{ applications { id person { name } } }"],
  ["two fields lead to the same person", "{ applications { person { name } applicant { name } } }"],
  ["three registers in a row", "{ applications { dwelling { area owners { ... on Person { name } } } } }"],
  ["a root field two registers share", "{ me { name applications { id } ownedDwellings { rka } } }"],
  [
    "aliases of the same field with other arguments",
    '{ a: dwelling(rka: "flat") { rka } b: dwelling(rka: "house") { x: rka area } }',
  ],
  ["aliased key and __typename", "{ me { kind: __typename n: name } t: __typename }"],
  [
    "a union of an entity and a value",
    '{ dwelling(rka: "flat") { owners { __typename ... on Organisation { name s: name(short: true) } ... on Person { name } } } }',
  ],
  [
    "an interface with fragments of its types",
    "{ things { id ... on Chair { legs } ... on Table { seats } } }",
  ],
  [
    "the same response key in two branches of a union",
    '{ dwelling(rka: "flat") { owners { ... on Organisation { label: name } ... on Person { label: strictName } } } }',
  ],
  [
    "named fragments that nest and repeat",
    "query { me { ...P } applications { person { ...P } } } fragment P on Person { name spouse { ...N } } fragment N on Person { name }",
  ],
  ["a hidden field of one person in a list", "{ applications { person { name } } }"],
  ["a hidden field inside a list with nulls", "{ me { friends { name } } }"],
  [
    "a non-null field that fails takes its parent only",
    "{ applications { id applicant { strictName } person { strictName } } }",
  ],
  [
    "a null in a list of non-null people takes the list",
    '{ person(ref: "bolat") { name strictFriends { name } } }',
  ],
  ["an error below a non-null list reaches the nearest nullable", "{ people { strictName } }"],
  [
    "@skip and @include by variables",
    "query ($no: Boolean!, $yes: Boolean!) { me { name @skip(if: $no) s: spouse @include(if: $no) { name } applications @include(if: $yes) { id } } }",
    { no: false, yes: true },
  ],
  [
    "everything skipped",
    "query ($no: Boolean!) { me { name @include(if: $no) applications @include(if: $no) { id } } }",
    { no: false },
  ],
  [
    "a fragment skipped whole, with an entity in it",
    "query ($on: Boolean = true) { applications { id ... @skip(if: $on) { person { name } } } }",
  ],
  [
    "one field included here and left out there",
    "query ($yes: Boolean!) { me { name @skip(if: $yes) name ...F @skip(if: $yes) } } fragment F on Person { applications { id } }",
    { yes: true },
  ],
  [
    "@include and @skip on one field",
    "query ($a: Boolean!, $b: Boolean!) { me { name @include(if: $a) @skip(if: $b) __typename } }",
    { a: true, b: true },
  ],
  [
    "introspection beside data",
    '{ __type(name: "Chair") { name fields { name } } me { name } s: __schema { queryType { name } } }',
  ],
  [
    "introspection inside a fragment with a condition",
    "query ($yes: Boolean!) { ...I me { name } } fragment I on Query { __schema @include(if: $yes) { queryType { name } } }",
    { yes: true },
  ],
  ["__typename alone", "{ __typename }"],
  ["variables with defaults", 'query ($ref: ID! = "bolat") { person(ref: $ref) { name } }'],
  [
    "mutations, one after another",
    'mutation { submit(text: "x") { id person { name } } cancel(id: "2") { id } again: submit(text: "y") { id applicant { name } } }',
  ],
  ["a non-null mutation that is refused nulls the whole answer", "mutation { refuse { id } }"],
  [
    "a cycle of entities",
    "{ me { ownedDwellings { owners { ... on Person { spouse { ownedDwellings { rka } } } } } } }",
  ],
  ["fields with escapes in their values", 'mutation { submit(text: "a\\n\\"b\\" \\u2028") { id } }'],
])("%s", async (_sentence, query, variables = {}) => {
  const [ours, theirs] = [await ask(query, variables), await whole(query, variables)];
  expect(ours.data).toEqual(theirs.data);
  expect(JSON.stringify(ours.data)).toBe(JSON.stringify(theirs.data));
  expect(places(ours)).toEqual(places(theirs));
});

describe("the comparison itself", () => {
  test("has errors to compare", async () => {
    expect(places(await whole("{ applications { person { name } } }"))).toHaveLength(1);
  });
});
