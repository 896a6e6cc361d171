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

  test("asked for at the root", async () => {
    expect(differing(await rootCells(country))).toEqual([]);
  });

  test("met where no key leads", async () => {
    expect(differing(await valueCells(country))).toEqual([]);
  });

  test("and watched", async () => {
    expect(differing(await subscriptionCells(country))).toEqual([]);
  });
});
