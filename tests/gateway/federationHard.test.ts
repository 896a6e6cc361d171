import { expect, test } from "vitest";
import { world, type Invented } from "./world.ts";

interface Case {
  readonly registers: Record<string, Invented>;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly expected: unknown;
  readonly errorsAt?: readonly string[];
}

const priced: Record<string, Invented> = {
  a: {
    sdl: `type Query { item: Item } type Item @key(fields: "id") { id: ID! price(currency: String!): Int }`,
    resolvers: {
      Query: { item: () => ({ id: "1" }) },
      Item: { price: (_: never, { currency }: { currency: string }) => (currency === "USD" ? 5 : 2_500) },
    },
  },
  b: {
    sdl: `type Item @key(fields: "id") { id: ID! price(currency: String!): Int @external
      isDear: Boolean @requires(fields: "price(currency: \\"USD\\")") }`,
    resolvers: { Item: { isDear: ({ price }: { price: number }) => price > 100 } },
  },
};

const animals: Record<string, Invented> = {
  a: {
    sdl: `type Query { zoo: Zoo }
      type Zoo @key(fields: "id") { id: ID! star: Animal }
      interface Animal { name: String }
      type Cat implements Animal { name: String lives: Int }
      type Dog implements Animal { name: String bones: Int }`,
    resolvers: {
      Query: { zoo: () => ({ id: "z" }) },
      Zoo: { star: () => ({ __typename: "Dog", name: "Aktos", bones: 3 }) },
    },
  },
  b: {
    sdl: `type Zoo @key(fields: "id") { id: ID! star: Animal @external
        praise: String @requires(fields: "star { name ... on Dog { bones } ... on Cat { lives } }") }
      interface Animal { name: String }
      type Cat implements Animal { name: String @external lives: Int @external }
      type Dog implements Animal { name: String @external bones: Int @external }`,
    resolvers: { Zoo: { praise: ({ star }: { star: unknown }) => JSON.stringify(star) } },
  },
};

const listKeys: Record<string, Invented> = {
  a: {
    sdl: `type Query { top: List } type List @key(fields: "items { id }") { items: [Item!]! } type Item @key(fields: "id") { id: ID! }`,
    resolvers: { Query: { top: () => ({ items: [{ id: "1" }, { id: "2" }] }) } },
  },
  b: {
    sdl: `type List @key(fields: "items { id }") { items: [Item!]! first: Item } type Item @key(fields: "id") { id: ID! }`,
    resolvers: { List: { first: ({ items }: { items: unknown[] }) => items[0] } },
  },
  c: {
    sdl: `type Item @key(fields: "id") { id: ID! price: Int }`,
    resolvers: { Item: { price: ({ id }: { id: string }) => +id } },
  },
};

const accounts: Record<string, Invented> = {
  a: {
    sdl: `type Query { users: [User!] } type User @key(fields: "id") @interfaceObject { id: ID! first: String last: String }`,
    resolvers: {
      Query: {
        users: () => [
          { __typename: "User", id: "1" },
          { __typename: "User", id: "2" },
        ],
      },
      User: { first: ({ id }: { id: string }) => `F${id}`, last: ({ id }: { id: string }) => `L${id}` },
    },
  },
  b: {
    sdl: `interface User @key(fields: "id") { id: ID! age: Int }
      type Admin implements User @key(fields: "id") { id: ID! age: Int }
      type Guest implements User @key(fields: "id") { id: ID! age: Int }`,
    references: {
      User: ({ id }) => ({ __typename: id === "1" ? "Admin" : "Guest", id, age: Number(id) }),
    },
  },
  c: {
    sdl: `type User @key(fields: "id") @interfaceObject { id: ID! first: String @external greeting: String @requires(fields: "first") }`,
    resolvers: { User: { greeting: ({ first }: { first: string }) => `Salem, ${first}` } },
  },
};

const nodes: Record<string, Invented> = {
  a: {
    sdl: `type Query { node(id: ID!): Node nodes: [Node] } interface Node { id: ID! }
      type Account implements Node @key(fields: "id") { id: ID! } type Chat implements Node @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        node: (_: never, { id }: { id: string }) => ({
          __typename: id.startsWith("c") ? "Chat" : "Account",
          id,
        }),
        nodes: () => [
          { __typename: "Chat", id: "c1" },
          null,
          { __typename: "Account", id: "a1" },
          { __typename: "Chat", id: "c1" },
        ],
      },
    },
  },
  b: {
    sdl: `type Account @key(fields: "id") { id: ID! name: String owner: Chat } type Chat @key(fields: "id") { id: ID! text: String strict: String! }`,
    resolvers: {
      Account: { name: ({ id }: { id: string }) => `n-${id}`, owner: () => ({ id: "c9" }) },
      Chat: {
        text: ({ id }: { id: string }) => `t-${id}`,
        strict: () => {
          throw new Error("no");
        },
      },
    },
  },
};

test.each<[sentence: string, scenario: Case]>([
  [
    "a required field with an argument, beside the same field with another",
    {
      registers: priced,
      query: `{ item { isDear price(currency: "KZT") } }`,
      expected: { item: { isDear: false, price: 2_500 } },
    },
  ],
  [
    "a required field with an argument, alone",
    { registers: priced, query: "{ item { isDear } }", expected: { item: { isDear: false } } },
  ],
  [
    "required fields of an interface's types",
    {
      registers: animals,
      query: "{ zoo { praise } }",
      expected: { zoo: { praise: expect.stringMatching(/Aktos.*"bones":3|"bones":3.*Aktos/) as unknown } },
    },
  ],
  [
    "a key that is a list of objects, then entities found by it",
    {
      registers: listKeys,
      query: "{ top { first { id price } items { price } } }",
      expected: { top: { first: { id: "1", price: 1 }, items: [{ price: 1 }, { price: 2 }] } },
    },
  ],
  [
    "an interface object first, concrete types afterwards",
    {
      registers: accounts,
      query: "{ users { __typename first greeting age } }",
      expected: {
        users: [
          { __typename: "Admin", first: "F1", greeting: "Salem, F1", age: 1 },
          { __typename: "Guest", first: "F2", greeting: "Salem, F2", age: 2 },
        ],
      },
    },
  ],
  [
    "an interface object whose concrete types nobody asks for",
    {
      registers: accounts,
      query: "{ users { first } }",
      expected: { users: [{ first: "F1" }, { first: "F2" }] },
    },
  ],
  [
    "fragments on an interface lead each type to its own register",
    {
      registers: nodes,
      query: `{ nodes { id ... on Chat { text } ... on Account { name owner { text } } } }`,
      expected: {
        nodes: [
          { id: "c1", text: "t-c1" },
          null,
          { id: "a1", name: "n-a1", owner: { text: "t-c9" } },
          { id: "c1", text: "t-c1" },
        ],
      },
    },
  ],
  [
    "a non-null field that fails in a fragment nulls the nearest nullable item, at both places of the entity",
    {
      registers: nodes,
      query: "{ nodes { id ... on Chat { s: strict } } }",
      expected: { nodes: [null, null, { id: "a1" }, null] },
      errorsAt: ["nodes.0.s", "nodes.3.s"],
    },
  ],
  [
    "a fragment under conditions inside another, with a required field in it",
    {
      registers: priced,
      query: `query ($a: Boolean!, $b: Boolean!) { item { ... @include(if: $a) { id ... @skip(if: $b) { isDear } } } }`,
      variables: { a: true, b: true },
      expected: { item: { id: "1" } },
    },
  ],
  [
    "the same fragment when it is wanted",
    {
      registers: priced,
      query: `query ($a: Boolean!, $b: Boolean!) { item { ... @include(if: $a) { id ... @skip(if: $b) { isDear } } } }`,
      variables: { a: true, b: false },
      expected: { item: { id: "1", isDear: false } },
    },
  ],
  [
    "an argument by a variable reaches the register that needs it, and no other",
    {
      registers: priced,
      query: `query ($c: String!) { item { isDear price(currency: $c) } }`,
      variables: { c: "KZT" },
      expected: { item: { isDear: false, price: 2_500 } },
    },
  ],
])("%s", async (_sentence, { registers, query, variables = {}, expected, errorsAt = [] }) => {
  const { data, errors = [] } = await world(registers).ask(query, variables);
  expect(errors.map(({ path }) => path?.join(".")).sort()).toEqual(errorsAt);
  expect(data).toEqual(expected);
});
