import { GraphQLError } from "graphql";
import { describe, expect, test } from "vitest";
import { masking } from "../../gateway/safety/masking.ts";
import { createMetrics } from "../../gateway/telemetry/metrics.ts";
import { badInput, coded } from "../../subgraphs/shared/errors.ts";
import { errorTexts } from "../../subgraphs/shared/text/errors.ts";

const iin = "850101012347"; // invented: its seventh digit is 0
const metrics = createMetrics();
const mask = masking({ log: () => undefined, metrics, development: false });
const left = (error: GraphQLError) => mask([error], { language: "EN", requestId: "r" })[0]!;

describe("an error that leaves", () => {
  test("has the catalogue's message and what the catalogue puts into it", () => {
    const { message, extensions } = left(badInput("input.pairs[3]", "PAIRS", { limit: 1_000 }));
    expect(message).toBe("The value of “input.pairs[3]” is not valid: at most 1000 pairs.");
    expect(extensions).toMatchObject({ argument: "input.pairs[3]", values: { limit: 1_000 } });
    expect(
      left(coded("RATE_LIMITED", { what: "requests", limit: 3, retryAfter: 7 })).extensions,
    ).toMatchObject({
      what: "requests",
      limit: 3,
      retryAfter: 7,
    });
  });

  test.each<[what: string, error: GraphQLError]>([
    ["a message of its own", new GraphQLError(`no person ${iin}`, { extensions: { code: "FORBIDDEN" } })],
    ["a code of its own", new GraphQLError("x", { extensions: { code: iin, argument: iin } })],
    ["a number for an argument", badInput(iin, "IIN")],
    ["a number inside an argument", badInput(`persons.${iin}.name`, "IIN")],
    ["a name for an argument", badInput("Айгерім", "IIN")],
    ["a number among what is filled in", badInput("pairs", "PAIRS", { limit: Number(iin) })],
    ["a name among what is filled in", badInput("pairs", "PAIRS", { limit: "Айгерім" })],
    ["a number for a limit", coded("QUERY_TOO_COMPLEX", { what: "depth", limit: Number(iin) })],
    ["a number for what is limited", coded("RATE_LIMITED", { what: iin })],
    ["a name for a register", coded("REGISTER_UNAVAILABLE", { register: "Айгерім" })],
    ["a number for a register", coded("REGISTER_UNAVAILABLE", { register: iin })],
    ["a field the list does not have", coded("INTERNAL", { person: iin, sql: "select 1", stack: "Айгерім" })],
    ["an object for a type", coded("BAD_USER_INPUT", { type: { iin }, expected: iin })],
  ])("carries nobody out with %s", (_what, error) => {
    const text = JSON.stringify(left(error));
    expect(text).not.toMatch(/\d{10}|Айгерім|select/);
    expect(Object.values(errorTexts).some(({ en }) => text.includes(en.split("“")[0] ?? ""))).toBe(true);
  });
});

test("a metric has no label that is not of its list", () => {
  // @ts-expect-error: no route that is counted
  metrics.answered(`/person/${iin}`, 200, 0.1);
  metrics.answered("/graphql", Number(iin), 0.1);
  // @ts-expect-error: no code of the catalogue
  metrics.told(iin);
  metrics.answered("/graphql", 200, 0.1);
  metrics.told("HIDDEN");
  const text = metrics.text();
  expect(text).toContain('mekenjai_requests_total{route="/graphql",status="200"} 1');
  expect(text).toContain('mekenjai_errors_total{code="HIDDEN"} 1');
  expect(text).not.toMatch(/\d{10}|person/);
});
