import { readFileSync } from "node:fs";
import { Kind } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publicSchema } from "../guards/publicSchema.ts";
import { openCountry, type Country } from "./country.ts";
import { differing, entityCells, rootCells, subscriptionCells, valueCells, type Cell } from "./judged.ts";
import { matrix } from "./matrix.ts";

let country: Country;
beforeAll(async () => {
  country = await openCountry();
});
afterAll(() => country.close());

/** `Type.field` of everything that callers see. */
const fields = publicSchema(readFileSync("schema/supergraph.graphql", "utf8")).definitions.flatMap((type) =>
  type.kind === Kind.OBJECT_TYPE_DEFINITION
    ? (type.fields ?? []).map((field) => `${type.name.value}.${field.name.value}`)
    : [],
);

describe("the matrix", () => {
  test("has a row for every field of the public graph, and for nothing else", () => {
    expect(Object.keys(matrix).sort()).toEqual(fields.toSorted());
  });

  test("leads from every value to a field whose readers are listed", () => {
    const ends = (field: string, seen: readonly string[] = []): boolean => {
      const row = matrix[field];
      if (!row || seen.includes(field)) return false;
      return "of" in row || ends(row.as, [...seen, field]);
    };
    expect(Object.keys(matrix).filter((field) => !ends(field))).toEqual([]);
  });
});

const isRow = (field: string): boolean => "of" in (matrix[field] ?? {});
/** The field whose readers read this value. */
function doorOf(field: string): string {
  const row = matrix[field];
  return row && "as" in row ? doorOf(row.as) : field;
}

/** Notes which fields of which types an answer has, whatever their value. */
function note(value: unknown, met: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) note(one, met);
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    met.add(`${String((value as { __typename?: unknown }).__typename)}.${key.replace(/^.*__/, "")}`);
    note(part, met);
  }
}

describe("every field, for every role, relation and purpose, is as the matrix says", () => {
  let cells: Cell[];
  test("asked for by its key", async () => {
    cells = await entityCells(country);
    expect(differing(cells)).toEqual([]);
    expect(cells.length).toBeGreaterThan(10_000);
  });

  test("and what may be read is there: no field is merely empty for everybody", () => {
    const read = cells.filter(({ seen }) => seen === "allowed");
    const filled = new Set(read.filter(({ value }) => value !== null).map(({ field }) => field));
    expect([...new Set(read.map(({ field }) => field))].filter((field) => !filled.has(field))).toEqual([
      "Application.decision",
    ]);
  });

  let roots: Cell[];
  test("asked for at the root", async () => {
    roots = await rootCells(country);
    expect(differing(roots)).toEqual([]);
  });

  test("with every value that belongs to it", () => {
    const met = new Set<string>();
    for (const { value } of [...cells, ...roots]) note(value, met);
    const values = Object.keys(matrix).filter(
      (field) => !isRow(field) && !doorOf(field).startsWith("Mutation."),
    );
    expect(values.filter((field) => !met.has(field))).toEqual([]);
  });

  test("met where no key leads", async () => {
    expect(differing(await valueCells(country))).toEqual([]);
  });

  test("and watched", async () => {
    expect(differing(await subscriptionCells(country))).toEqual([]);
  });
});
