import { expect, test } from "vitest";
import { RegisterSilent } from "../../../subgraphs/shared/register.ts";
import { world, type Invented } from "../world.ts";

const registers: Record<string, Invented> = {
  a: {
    sdl: `type Query { list(n: Int!): [P!]! } type P @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: { list: (_: never, { n }: { n: number }) => Array.from({ length: n }, (_each, id) => ({ id })) },
    },
  },
  b: { sdl: `type P @key(fields: "id") { id: ID! x: Int y: Int z: Int }` },
};
const silent = {
  prepare: () => () => Promise.reject(new RegisterSilent("rental")),
  subscribe: () => () => Promise.reject(new RegisterSilent("rental")),
  ready: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
const ask = (query: string) => world(registers, { b: () => silent }).ask(query);

test("a hundred empty places are explained one by one", async () => {
  const { errors = [] } = await ask("{ list(n: 100) { x } }");
  expect(errors).toHaveLength(100);
  expect(errors.every(({ path }) => path?.length === 3)).toBe(true);
});

test("of three hundred the rest is explained together, with the register and how many they are", async () => {
  const { data, errors = [] } = await ask("{ list(n: 100) { x y z } }");
  expect(data).toMatchObject({ list: { length: 100 } });
  expect(errors).toHaveLength(101);
  expect(errors[100]).toMatchObject({
    extensions: { code: "REGISTER_UNAVAILABLE", register: "b", retryAfter: 2, limit: 100, measured: 200 },
  });
  expect(errors[100]?.path).toBeUndefined();
});
