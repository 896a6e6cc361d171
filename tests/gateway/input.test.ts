import { parse, specifiedRules, validate, GraphQLError } from "graphql";
import { describe, expect, test } from "vitest";
import { maskValidationError, noteLiterals } from "../../gateway/engine/literals.ts";
import { callOf, world } from "./world.ts";

const { engine, asked } = world({
  a: {
    sdl: `
      scalar IIN
      scalar Date
      scalar DateTime
      enum Channel { PORTAL MOBILE }
      input Pair { iin: IIN! on: Date = "2025-01-01" channel: Channel }
      type Query { person(iin: IIN!): String  check(pairs: [Pair!]!, n: Int, at: DateTime): String }
    `,
    resolvers: {
      Query: {
        person: (_: never, { iin }: { iin: string }) => `found ${iin.length}`,
        check: (_: never, args: { pairs: unknown[]; at?: Date }) => JSON.stringify(args),
      },
    },
  },
});
const wrong = "900101050011"; // an invented number with a wrong check digit
const valid = "010101000001";

describe("a variable", () => {
  test.each<
    [what: string, query: string, variables: Record<string, unknown>, argument: string, expected: string]
  >([
    [
      "an IIN with a wrong check digit",
      "query ($iin: IIN!) { person(iin: $iin) }",
      { iin: wrong },
      "iin",
      "IIN",
    ],
    ["a missing IIN", "query ($iin: IIN!) { person(iin: $iin) }", {}, "iin", "SCALAR"],
    ["a null IIN", "query ($iin: IIN!) { person(iin: $iin) }", { iin: null }, "iin", "SCALAR"],
    [
      "deep inside an input",
      "query ($p: [Pair!]!) { check(pairs: $p) }",
      { p: [{ iin: wrong }] },
      "p.0.iin",
      "IIN",
    ],
    [
      "a day that does not exist",
      "query ($p: Pair!) { check(pairs: [$p]) }",
      { p: { iin: valid, on: "2025-02-30" } },
      "p.on",
      "DATE",
    ],
    ["text for a number", "query ($n: Int) { check(pairs: [], n: $n) }", { n: wrong }, "n", "SCALAR"],
    [
      "an enum value there is not",
      "query ($p: Pair!) { check(pairs: [$p]) }",
      { p: { iin: valid, channel: wrong } },
      "p.channel",
      "SCALAR",
    ],
    [
      "a field there is not",
      "query ($p: Pair!) { check(pairs: [$p]) }",
      { p: { iin: valid, [wrong]: 1 } },
      "p",
      "SCALAR",
    ],
  ])(
    "that is malformed (%s) is refused before any register, by its path and without its value",
    async (_what, query, variables, argument, expected) => {
      asked.length = 0;
      const result = await engine.execute({ document: parse(query), variables, call: callOf() });
      expect(result.badVariables).toBe(true);
      expect(result.data).toBeUndefined();
      expect(result.errors?.map(({ extensions }) => extensions)).toMatchObject([
        { code: "BAD_USER_INPUT", argument, expected },
      ]);
      expect(JSON.stringify(result.errors)).not.toContain(wrong);
      expect(asked).toEqual([]);
    },
  );

  test("that is sound reaches the register as it was given; defaults are filled in", async () => {
    const query =
      'query ($at: DateTime = "2025-11-24T12:00:00.000Z", $p: [Pair!]!) { check(pairs: $p, at: $at) }';
    const result = await engine.execute({
      document: parse(query),
      variables: { p: [{ iin: valid }] },
      call: callOf(),
    });
    expect(result.errors).toBeUndefined();
    expect(JSON.parse(JSON.parse(result.data?.text ?? "")["check"] as string)).toEqual({
      pairs: [{ iin: valid, on: "2025-01-01" }],
      at: "2025-11-24T12:00:00.000Z",
    });
  });

  test("is explained in the caller's language", async () => {
    const document = parse("query ($iin: IIN!) { person(iin: $iin) }");
    const { errors } = await engine.execute({
      document,
      variables: { iin: "1" },
      call: callOf({ language: "KK" }),
    });
    expect(errors?.[0]?.message).toContain("ЖСН");
  });
});

describe("a literal", () => {
  const faultsOf = (query: string) => {
    const document = parse(query);
    return validate(engine.publicSchema, document, [...specifiedRules, noteLiterals]);
  };

  test.each<[what: string, query: string, argument: string, expected: string]>([
    ["a wrong IIN", `{ person(iin: "${wrong}") }`, "iin", "IIN"],
    ["a wrong IIN in a list of inputs", `{ check(pairs: [{ iin: "${wrong}" }]) }`, "pairs.iin", "IIN"],
    ["a number for an IIN", `{ person(iin: ${wrong}) }`, "iin", "IIN"],
    ["text for a number", `{ check(pairs: [], n: "${wrong}") }`, "n", "SCALAR"],
    [
      "a default of a variable",
      `query ($iin: IIN = "${wrong}") { check(pairs: [{ iin: $iin }]) }`,
      "iin",
      "IIN",
    ],
    [
      "an unknown enum value",
      `{ check(pairs: [{ iin: "${valid}", channel: X${wrong} }]) }`,
      "pairs.channel",
      "SCALAR",
    ],
    ["a missing field of an input", "{ check(pairs: [{}]) }", "pairs", "SCALAR"],
  ])(
    "that is malformed (%s) becomes BAD_USER_INPUT without its value",
    (_what, query, argument, expected) => {
      const masked = faultsOf(query).map((error) => maskValidationError(error, "EN"));
      const inputFaults = masked.filter(({ extensions }) => extensions["code"] === "BAD_USER_INPUT");
      expect(inputFaults.map(({ extensions }) => extensions)).toMatchObject([{ argument, expected }]);
      expect(JSON.stringify(masked)).not.toContain(wrong);
    },
  );

  test("wrapped by the server is found as well", () => {
    const [own] = faultsOf(`{ person(iin: "${wrong}") }`);
    if (!own) throw new Error("no fault was found");
    const wrapped = new GraphQLError(own.message, {
      originalError: own,
      extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
    });
    expect(maskValidationError(wrapped, "EN").extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      argument: "iin",
    });
  });

  test("faults of the document itself keep their words", () => {
    const [unknown] = faultsOf("{ nobody }");
    if (!unknown) throw new Error("no fault was found");
    expect(maskValidationError(unknown, "EN")).toBe(unknown);
  });
});

test("a scalar without an implementation stops the start: it would let anything pass", () => {
  expect(() => world({ a: { sdl: "scalar Colour type Query { x: Colour }" } })).toThrow(/Colour/);
});
