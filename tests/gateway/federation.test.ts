import { describe, expect, test } from "vitest";
import { four } from "./registers.ts";
import { world, type Invented } from "./world.ts";

const representationsOf = (asked: readonly { variables: Record<string, unknown> }[], at: number) =>
  Object.entries(asked[at]?.variables ?? {}).filter(
    ([name]) => name.startsWith("rep") || name.startsWith("__batch"),
  );

describe("an entity", () => {
  test("is asked once, however many places want it", async () => {
    const { ask, asked } = world(four);
    const { data } = await ask("{ applications { applicant { strictFriends { strictName } } } }");
    const [first, second] = asked;
    expect([first?.register, second?.register]).toEqual(["registration", "population"]);
    expect(representationsOf(asked, 1)).toEqual([
      [
        "representations",
        [
          { __typename: "Person", ref: "aigul" },
          { __typename: "Person", ref: "nameless" },
        ],
      ],
    ]);
    expect(data).toMatchObject({
      applications: [{ applicant: { strictFriends: [{ strictName: "Bolat" }] } }, {}, {}],
    });
  });

  test("answered to several places is changed by later answers in each of them alone", async () => {
    const registers: Record<string, Invented> = {
      a: {
        sdl: `type Query { left: Box right: Box } type Box { id: ID! thing: Thing } type Thing @key(fields: "id") { id: ID! }`,
        resolvers: {
          Query: {
            left: () => ({ id: "l", thing: { id: "1" } }),
            right: () => ({ id: "r", thing: { id: "1" } }),
          },
        },
      },
      b: {
        sdl: `type Thing @key(fields: "id") { id: ID! part: Part } type Part @key(fields: "id") { id: ID! }`,
        resolvers: { Thing: { part: () => ({ id: "p" }) } },
      },
      c: {
        sdl: `type Part @key(fields: "id") { id: ID! x: Int y: Int }`,
        resolvers: { Part: { x: () => 1, y: () => 2 } },
      },
    };
    const { ask, asked } = world(registers);
    const { data } = await ask("{ left { thing { part { x } } } right { thing { part { y } } } }");
    expect(data).toEqual({ left: { thing: { part: { x: 1 } } }, right: { thing: { part: { y: 2 } } } });
    expect(asked.map(({ register }) => register)).toEqual(["a", "b", "c"]);
  });

  test("unknown to the other register has null fields and no error", async () => {
    const { ask } = world({
      a: {
        sdl: `type Query { p: P } type P @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { p: () => ({ id: "1" }) } },
      },
      b: { sdl: `type P @key(fields: "id") { id: ID! name: String }`, references: { P: () => null } },
    });
    expect(await ask("{ p { id name } }")).toEqual({ data: { p: { id: "1", name: null } } });
  });
});

describe("keys", () => {
  test("may be several, and nested: each register is asked by the one it knows", async () => {
    const { ask, asked } = world({
      a: {
        sdl: `type Query { p: P } type P @key(fields: "id") @key(fields: "org { bin } code") { id: ID! org: Org! code: Int! } type Org @shareable { bin: ID! }`,
        resolvers: { Query: { p: () => ({ id: "1", org: { bin: "b" }, code: 7 }) } },
      },
      b: {
        sdl: `type P @key(fields: "org { bin } code") { org: Org! code: Int! price: Int } type Org @shareable { bin: ID! }`,
        resolvers: {
          P: {
            price: ({ org, code }: { org: { bin: string }; code: number }) => (org.bin === "b" ? code : 0),
          },
        },
      },
      c: { sdl: `type P @key(fields: "id") { id: ID! stock: Int }`, resolvers: { P: { stock: () => 3 } } },
    });
    expect((await ask("{ p { price stock } }")).data).toEqual({ p: { price: 7, stock: 3 } });
    expect(asked.find(({ register }) => register === "b")?.variables).toEqual({
      representations: [{ __typename: "P", org: { bin: "b" }, code: 7 }],
    });
  });

  test("that are null lead nowhere, and nobody is asked", async () => {
    const { ask, asked } = world({
      a: {
        sdl: `type Query { p: P } type P @key(fields: "id") { id: ID }`,
        resolvers: { Query: { p: () => ({ id: null }) } },
      },
      b: { sdl: `type P @key(fields: "id") { id: ID name: String }` },
    });
    expect(await ask("{ p { name } }")).toEqual({ data: { p: { name: null } } });
    expect(asked.map(({ register }) => register)).toEqual(["a"]);
  });
});

const shop: Record<string, Invented> = {
  stock: {
    sdl: `type Query { items: [Item!] } type Item @key(fields: "id") { id: ID! size: Size weight: Int parts: [Part!] } type Size { w: Int h: Int } type Part { grams: Int note: String }`,
    resolvers: {
      Query: { items: () => [{ id: "1" }, { id: "2" }] },
      Item: {
        size: () => ({ w: 2, h: 3 }),
        weight: ({ id }: { id: string }) => {
          if (id === "2") throw new Error("scales broken at 10.1.1.1");
          return 10;
        },
        parts: () => [{ grams: 1 }, { grams: 2 }],
      },
    },
  },
  post: {
    sdl: `type Item @key(fields: "id") {
        id: ID! size: Size @external weight: Int @external parts: [Part!] @external
        postage: Int @requires(fields: "size { w h } weight")  total: Int @requires(fields: "parts { grams }") }
      type Size { w: Int @external h: Int @external } type Part { grams: Int @external }`,
    resolvers: {
      Item: {
        postage: ({ size, weight }: { size: { w: number; h: number }; weight: number }) =>
          size.w * size.h * weight,
        total: ({ parts }: { parts: { grams: number }[] }) =>
          parts.reduce((sum, { grams }) => sum + grams, 0),
      },
    },
  },
};

describe("@requires", () => {
  test("nested objects and lists reach the register that needs them", async () => {
    const { ask } = world(shop);
    const { data } = await ask("{ items { id total } }");
    expect(data).toEqual({
      items: [
        { id: "1", total: 3 },
        { id: "2", total: 3 },
      ],
    });
  });

  test("a required field that failed elsewhere explains the field that needed it", async () => {
    const { ask } = world(shop);
    const { data, errors } = await ask("{ items { postage } }");
    expect(data).toEqual({ items: [{ postage: 60 }, { postage: null }] });
    expect(errors).toMatchObject([{ path: ["items", 1, "postage"], extensions: { code: "INTERNAL" } }]);
    expect(JSON.stringify(errors)).not.toContain("10.1.1.1");
  });
});

test("@provides: a field that came with its parent is not asked again", async () => {
  const { ask, asked } = world({
    a: {
      sdl: `type Query { review: Review } type Review { author: User @provides(fields: "name") } type User @key(fields: "id") { id: ID! name: String @external }`,
      resolvers: { Query: { review: () => ({ author: { id: "1", name: "given" } }) } },
    },
    b: {
      sdl: `type User @key(fields: "id") { id: ID! name: String @shareable age: Int }`,
      resolvers: { User: { name: () => "asked", age: () => 5 } },
    },
  });
  expect((await ask("{ review { author { name } } }")).data).toEqual({
    review: { author: { name: "given" } },
  });
  expect(asked.map(({ register }) => register)).toEqual(["a"]);
});

const media: Record<string, Invented> = {
  a: {
    sdl: `type Query { media: [Media!] }
      interface Media @key(fields: "id") { id: ID! title: String }
      type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
      type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }`,
    resolvers: {
      Query: {
        media: () => [
          { __typename: "Book", id: "b", title: "B", pages: 9 },
          { __typename: "Film", id: "f", title: "F" },
        ],
      },
    },
    references: {
      Media: ({ id }) => ({ __typename: id === "b" ? "Book" : "Film", id, title: `t-${String(id)}` }),
    },
  },
  b: {
    sdl: `type Query { best: Media } type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int }`,
    resolvers: {
      Query: { best: () => ({ __typename: "Media", id: "f" }) },
      Media: { stars: ({ id }: { id: string }) => id.length },
    },
  },
};

describe("an interface that another register extends as one object", () => {
  test("gets its fields under every concrete type", async () => {
    const { ask, asked } = world(media);
    const { data } = await ask("{ media { __typename stars title ... on Book { pages } } }");
    expect(data).toEqual({
      media: [
        { __typename: "Book", stars: 1, title: "B", pages: 9 },
        { __typename: "Film", stars: 1, title: "F" },
      ],
    });
    expect(asked[1]?.variables["representations"]).toEqual([
      { __typename: "Media", id: "b" },
      { __typename: "Media", id: "f" },
    ]);
  });

  test("a type condition makes the concrete type be asked for", async () => {
    const { ask } = world(media);
    expect((await ask("{ best { __typename stars title ... on Film { id } } }")).data).toEqual({
      best: { __typename: "Film", stars: 1, title: "t-f", id: "f" },
    });
  });
});

test("fields that differ by type under one key reach the client under that key", async () => {
  const { ask } = world({
    a: {
      sdl: `type Query { all: [Either!] } union Either = L | R type L @key(fields: "id") { id: ID! } type R @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          all: () => [
            { __typename: "L", id: "1" },
            { __typename: "R", id: "2" },
          ],
        },
      },
    },
    b: {
      sdl: `type L @key(fields: "id") { id: ID! v(n: Int!): String } type R @key(fields: "id") { id: ID! v: String }`,
      resolvers: { L: { v: (_: never, { n }: { n: number }) => `L${n}` }, R: { v: () => "R" } },
    },
  });
  const { data, errors } = await ask(
    "{ all { ... on L { one: v(n: 1) two: v(n: 2) } ... on R { one: v } } }",
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({ all: [{ one: "L1", two: "L2" }, { one: "R" }] });
});

test.each([
  [
    "an alias that takes the name of the key",
    "{ me { ref: name applications { id } ownedDwellings { rka } } }",
    { ref: "Aigul" },
  ],
  [
    "an alias that takes the name of another field",
    "{ me { applications: name name: spouse { name } } }",
    { applications: "Aigul" },
  ],
])("%s does not disturb the plan", async (_sentence, query, expected) => {
  const { ask } = world(four);
  const { data, errors } = await ask(query);
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({ me: expected });
});

describe("what is not accessible", () => {
  test("is no part of the public schema", () => {
    const { engine } = world(four);
    const types = engine.publicSchema.getTypeMap();
    expect(Object.keys(types).filter((name) => /join|link|_Any|_Entity|Graph/.test(name))).toEqual([]);
    expect(JSON.stringify(engine.publicSchema.getType("Person")?.toConfig())).not.toContain('"ref"');
  });

  test("an enum value never leaves: the field is null, and says that it failed", async () => {
    const { ask } = world(four);
    const { data, errors } = await ask(
      '{ a: dwelling(rka: "flat") { kind } b: dwelling(rka: "house") { kind } }',
    );
    expect(data).toEqual({ a: { kind: "FLAT" }, b: { kind: null } });
    expect(errors).toMatchObject([{ path: ["b", "kind"], extensions: { code: "INTERNAL" } }]);
    expect(JSON.stringify(errors)).not.toContain("BUNKER");
  });

  test("an object of a type clients cannot see never leaves", async () => {
    const { ask } = world({
      a: {
        sdl: `type Query { all: [Either] one: I } union Either = Seen | Unseen type Seen { a: Int } type Unseen @inaccessible { b: Int }
          interface I { c: Int } type X implements I { c: Int } type Y implements I @inaccessible { c: Int }`,
        resolvers: {
          Query: {
            all: () => [
              { __typename: "Seen", a: 1 },
              { __typename: "Unseen", b: 2 },
            ],
            one: () => ({ __typename: "Y", c: 5 }),
          },
        },
      },
    });
    const { data } = await ask("{ all { __typename ... on Seen { a } } one { __typename c } }");
    expect(data).toEqual({ all: [{ __typename: "Seen", a: 1 }, null], one: null });
  });
});

describe("mutations", () => {
  test("run in the order written, across registers", async () => {
    const order: string[] = [];
    const mutation = (name: string) => () => {
      order.push(name);
      return { id: name };
    };
    const { ask } = world({
      a: {
        sdl: `type Query { x: Int } type Mutation { a1: P a2: P } type P @key(fields: "id") @shareable { id: ID! }`,
        resolvers: { Mutation: { a1: mutation("a1"), a2: mutation("a2") } },
      },
      b: {
        sdl: `type Mutation { b1: P } type P @key(fields: "id") @shareable { id: ID! }`,
        resolvers: { Mutation: { b1: mutation("b1") } },
      },
    });
    await ask("mutation { b1 { id } a1 { id } z: b1 { id } a2 { id } }");
    expect(order).toEqual(["b1", "a1", "b1", "a2"]);
  });
});

describe("a compiled operation", () => {
  test("is kept with its document, one for each name", async () => {
    const { engine } = world(four);
    const { parse } = await import("graphql");
    const document = parse("query A { me { name } } query B { people { name } }");
    expect(engine.prepare(document, "A")).toBe(engine.prepare(document, "A"));
    expect(engine.prepare(document, "A")).not.toBe(engine.prepare(document, "B"));
    expect(() => engine.prepare(document, "C")).toThrow();
  });
});
