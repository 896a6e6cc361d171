import * as fc from "fast-check";
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
  parse,
  validate,
  type GraphQLNamedType,
} from "graphql";
import { expect, test } from "vitest";
import { four } from "./registers.ts";
import { world, type Answer } from "./world.ts";

const { ask, whole, engine } = world(four);
const schema = engine.publicSchema;
const argumentsOf: Record<string, string[]> = {
  person: ['(ref: "aigul")', '(ref: "bolat")', '(ref: "secret")', '(ref: "nameless")', '(ref: "nobody")'],
  dwelling: ['(rka: "flat")', '(rka: "house")', '(rka: "none")'],
  application: ['(id: "1")', '(id: "3")', '(id: "9")'],
  name: [""],
};
/** Clients cannot see every value of this enum, so one schema answers otherwise. */
const leftOut = new Set(["kind"]);
const conditions = [
  "",
  "",
  "",
  "",
  "@include(if: $yes)",
  "@skip(if: $no)",
  "@include(if: $no)",
  "@skip(if: $yes)",
];

/** Draws a selection set of the type from a stream of numbers. */
function selection(type: GraphQLNamedType, draw: (below: number) => number, depth: number): string {
  if (isUnionType(type) || (isAbstractType(type) && draw(2) === 0)) {
    const parts = schema
      .getPossibleTypes(type)
      .filter(() => draw(4) > 0)
      .map(
        (each) =>
          `... on ${each.name} ${conditions[draw(conditions.length)]} ${selection(each, draw, depth)}`,
      );
    return `{ __typename ${parts.join(" ")} }`;
  }
  if (!isObjectType(type) && !isAbstractType(type)) return "";
  const fields = Object.values(isUnionType(type) ? {} : type.getFields()).filter(
    ({ name }) => !leftOut.has(name),
  );
  const count = 1 + draw(3);
  const chosen = Array.from({ length: count }, () => {
    const field = fields[draw(fields.length)];
    if (!field) return "__typename";
    const inner = getNamedType(field.type);
    if (isCompositeType(inner) && depth === 0) return "__typename";
    const needed = field.args.some(
      ({ type: given, defaultValue }) => String(given).endsWith("!") && !defaultValue,
    );
    const given = argumentsOf[field.name] ?? [""];
    const text = needed ? (given[draw(given.length)] ?? "") : "";
    const alias = draw(3) === 0 ? `${"abc"[draw(3)]}: ` : "";
    const below = isCompositeType(inner) ? selection(inner, draw, depth - 1) : "";
    return `${alias}${field.name}${text} ${conditions[draw(conditions.length)]} ${below}`;
  });
  return `{ ${chosen.join(" ")} }`;
}

function queryFrom(numbers: readonly number[]): string {
  let at = 0;
  const draw = (below: number) => (numbers[at++ % numbers.length] ?? 0) % below;
  const root = schema.getQueryType();
  return `query ($yes: Boolean! = true, $no: Boolean! = false) ${root ? selection(root, draw, 4) : ""}`;
}

const pathsOf = ({ errors = [] }: Answer) => errors.map(({ path }) => JSON.stringify(path));
const unusedVariables = (message: string) => message.includes("is never used");

test("whatever a client asks, the answer is the one a single schema would give", async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(10_000), { minLength: 20, maxLength: 60 }), async (numbers) => {
      const query = queryFrom(numbers);
      const faults = validate(schema, parse(query)).filter(({ message }) => !unusedVariables(message));
      fc.pre(faults.length === 0);
      const [ours, theirs] = [await ask(query), await whole(query)];
      expect(ours.data, query).toEqual(theirs.data);
      // Where several fields under one null have failed, one error is enough; graphql-js may report more.
      const known = new Set(pathsOf(theirs));
      expect(
        pathsOf(ours).filter((path) => !known.has(path)),
        query,
      ).toEqual([]);
      expect(pathsOf(ours).length === 0, query).toBe(known.size === 0);
      compared += 1;
    }),
    { numRuns: Number(process.env["QUERIES"] ?? 300), seed: Number(process.env["SEED"] ?? 7) },
  );
  expect(compared).toBeGreaterThan(100);
});
