import { readFileSync } from "node:fs";
import { QueryPlanner } from "@graphql-hive/router-query-planner";
import { parse } from "graphql";
import { describe, expect, test } from "vitest";
import { contractSupergraph } from "../../gateway/cli/supergraph.ts";
import { registerNames } from "../../subgraphs/shared/call.ts";
import { registerSdl } from "../../subgraphs/shared/sdl.ts";
import { namesOf, partsOf, publicSchema } from "./publicSchema.ts";

const committed = readFileSync(new URL("../../schema/supergraph.graphql", import.meta.url), "utf8");
const contract = readFileSync(new URL("./contract.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");
const seen = publicSchema(committed);
const names = namesOf(seen);

test("the committed supergraph is what the four registers compose to", () => {
  expect(committed).toBe(contractSupergraph());
});

describe("everything a reader of the schema meets is described", () => {
  const schemas = [
    { schema: "the public schema", parts: partsOf(seen), atLeast: 500 },
    ...registerNames.map((name) => ({
      schema: `the ${name} register`,
      parts: partsOf(parse(registerSdl(name))),
      atLeast: 50,
    })),
  ];
  test.each(schemas)("in $schema", ({ parts, atLeast }) => {
    expect(parts.length).toBeGreaterThan(atLeast);
    expect(parts.filter(({ description }) => !/^[A-Z].*[.?]$/s.test(description))).toEqual([]);
  });
});

test("the public names, arguments and types are those of the contract", () => {
  expect(contract.length).toBeGreaterThan(350);
  expect(names).toEqual(contract);
});

describe("what must not be public is not", () => {
  test("the key between registers is carried by every register and shown by none", () => {
    expect(registerNames.filter((name) => /^ +ref: ID! @inaccessible$/m.test(registerSdl(name)))).toEqual(
      registerNames,
    );
    expect(names.filter((name) => /\bref\b/.test(name))).toEqual([]);
  });

  test("the planner shows callers the same names, and no key", () => {
    const shown = namesOf(parse(new QueryPlanner(committed).consumerSchema));
    expect(names.filter((name) => !shown.includes(name))).toEqual([]);
    expect(shown.filter((name) => /\bref\b/.test(name))).toEqual([]);
  });

  test("types of the federation machinery do not show", () => {
    expect(names.filter((name) => /^(scalar )?_|__|_entities|_service/.test(name))).toEqual([]);
  });
});

describe("pages follow the Relay cursor specification", () => {
  const nodes = names.flatMap((name) => /^(\w+)Connection\.pageInfo:/.exec(name)?.[1] ?? []);

  test("there are pages, each of a field that takes `first` and `after`", () => {
    const fields = names.filter((name) => /: \w+Connection!?$/.test(name));
    expect(nodes.length).toBeGreaterThanOrEqual(6);
    expect(fields.length).toBeGreaterThanOrEqual(nodes.length);
    expect(fields.filter((field) => !/first: Int = \d+, after: String\)/.test(field))).toEqual([]);
    expect(nodes.filter((node) => !fields.some((field) => field.endsWith(`: ${node}Connection`)))).toEqual(
      [],
    );
  });

  test.each(nodes)("%s: one entry that fails does not take the page with it", (page) => {
    // The access log's pages are named after the log, not after its entries.
    const node = page === "DataAccess" ? "DataAccessEntry" : page;
    expect(
      names.filter((name) => name.startsWith(`${page}Connection.`) || name.startsWith(`${page}Edge.`)),
    ).toEqual([
      `${page}Connection.edges: [${page}Edge!]!`,
      `${page}Connection.nodes: [${node}]!`,
      `${page}Connection.pageInfo: PageInfo!`,
      `${page}Edge.cursor: String!`,
      `${page}Edge.node: ${node}`,
    ]);
  });

  test("the page's place in the list", () => {
    expect(names.filter((name) => name.startsWith("PageInfo."))).toEqual([
      "PageInfo.endCursor: String",
      "PageInfo.hasNextPage: Boolean!",
      "PageInfo.hasPreviousPage: Boolean!",
      "PageInfo.startCursor: String",
    ]);
  });
});

test("no register requires another's fields: on some graphs with @requires the planner takes the process along", () => {
  const sdls = registerNames.map(registerSdl);
  expect(sdls.join("\n")).toContain("@key(");
  expect(sdls.filter((sdl) => sdl.includes("@requires"))).toEqual([]);
});
