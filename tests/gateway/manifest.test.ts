import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createEngine, type Engine } from "../../gateway/engine/engine.ts";
import { readManifest, sha256, type ListedDocument } from "../../gateway/safety/manifest.ts";
import { composeSupergraph } from "../../gateway/supergraph.ts";
import { registerNames } from "../../subgraphs/shared/call.ts";
import { scalars } from "../../subgraphs/shared/scalars.ts";
import { registerSdl } from "../../subgraphs/shared/sdl.ts";
import { manifestOf } from "../bench/manifest.ts";
import { operations } from "../bench/operations.ts";
import { openFront } from "./frontDoor.ts";
import { telling } from "./frontWorld.ts";

// A list of documents is served as a whole, or the gateway does not start and says what is wrong with which of them.

const folder = mkdtempSync(join(tmpdir(), "manifest-"));
const file = join(folder, "operations.json");
afterAll(() => rmSync(folder, { recursive: true }));

const read = (given: unknown) => {
  writeFileSync(file, typeof given === "string" ? given : JSON.stringify(given));
  return readManifest(file);
};
const who = "query Who { whoAmI }";
const apollo = (...operations: object[]) => ({
  format: "apollo-persisted-query-manifest",
  version: 1,
  operations,
});
const operation = (change: object = {}) => ({ id: "who", name: "Who", type: "query", body: who, ...change });

describe("a list is read", () => {
  test("in the form of Apollo's tools, whatever they call a document", () => {
    expect(read(apollo(operation(), operation({ id: sha256(who) })))).toEqual([
      { id: "who", text: who, operation: { name: "Who", type: "query" } },
      { id: sha256(who), text: who, operation: { name: "Who", type: "query" } },
    ]);
  });

  test("as a map from SHA-256 to document, as Relay and graphql-codegen write it", () => {
    expect(read({ [sha256(who)]: who })).toEqual([{ id: sha256(who), text: who }]);
    expect(read({ [`sha256:${sha256(who)}`]: who })).toEqual([{ id: `sha256:${sha256(who)}`, text: who }]);
  });
});

test.each<[what: string, given: unknown, words: RegExp]>([
  ["no JSON", "{ not JSON", /operations\.json is not JSON$/],
  ["an empty list", apollo(), /lists no document, so nothing could be asked/],
  ["an empty map", {}, /lists no document, so nothing could be asked/],
  ["no list", [], /neither of the two forms: \{"format":"apollo-persisted-query-manifest"/],
  ["nothing", null, /neither of the two forms/],
  ["another format", { ...apollo(operation()), format: "others" }, /neither of the two forms/],
  ["another version", { ...apollo(operation()), version: 2 }, /neither of the two forms/],
  ["an operation without its text", apollo(operation({ body: undefined })), /neither of the two forms/],
  ["an empty id", apollo(operation({ id: "" })), /neither of the two forms/],
  ["a map by names", { who }, /neither of the two forms/],
  [
    "the same id twice",
    apollo(operation(), operation()),
    /^- Who \(who\): its id stands in the list twice$/m,
  ],
  [
    "an id that is the hash of another text",
    apollo(operation({ id: sha256("other") })),
    /^- Who \([0-9a-f]{64}\): its id is not the SHA-256 of its text$/m,
  ],
  [
    "a map with a hash of another text",
    { [sha256("other")]: who },
    /: its id is not the SHA-256 of its text$/m,
  ],
])("%s is not served, and why is said", (_what, given, words) => {
  expect(() => read(given)).toThrow(words);
});

test("a file that cannot be read is named", () => {
  expect(() => readManifest(join(folder, "absent.json"))).toThrow(/absent\.json cannot be read$/);
});

const opened = async (listed: readonly ListedDocument[], engine: Engine = telling) =>
  (await openFront(engine, { registered: listed, development: false })).close();
const named = (name: string, type: string, text: string) => ({ id: "p-1", text, operation: { name, type } });

test.each<[what: string, document: ListedDocument, words: RegExp]>([
  [
    "is no GraphQL",
    named("Who", "query", "query Who {"),
    /^- Who \(p-1\): .*not GraphQL.*line 1, column 12/m,
  ],
  [
    "asks for a field that there is not",
    named("Who", "query", "query Who { whoWasI }"),
    /^- Who \(p-1\): Cannot query field "whoWasI" on type "Query".*\(line 1, column 13\)$/m,
  ],
  [
    "is too deep",
    named("Deep", "query", `query Deep ${"{ a ".repeat(30)}${"}".repeat(30)}`),
    /depth, at most 25/,
  ],
  ["is to be answered in parts", named("Who", "query", "query Who { ... @defer { whoAmI } }"), /@defer/],
  [
    "has another operation",
    named("Whom", "query", who),
    /^- Whom \(p-1\): there is no query of this name in it$/m,
  ],
  ["is of another kind", named("Who", "mutation", who), /there is no mutation of this name in it/],
  [
    "asks for the schema",
    named("Schema", "query", "query Schema { __schema { __typename } }"),
    /introspection/,
  ],
  [
    "has a value that is none",
    named("Greet", "query", 'query Greet { greet(iin: "850101012340") }'),
    /^- Greet \(p-1\): .*iin/m,
  ],
])("a document that %s stops the start, by its name", async (_what, document, words) => {
  const start = opened([{ id: "portal-who", text: who }, document]);
  await expect(start).rejects.toThrow(words);
  await expect(start).rejects.not.toThrow(/850101012340|portal-who/);
});

test("every document that does not fit is named at once", async () => {
  const start = opened([named("A", "query", "query A { a }"), { id: "b", text: "{ b }" }]);
  await expect(start).rejects.toThrow(
    /^The registered documents cannot be served:\n- A \(p-1\): .*\n- b: .*$/,
  );
});

test("so does one that cannot be planned", async () => {
  const failure = { extensions: { code: "INTERNAL" } };
  const prepare: Engine["prepare"] = (document, name) => ({
    ...telling.prepare(document, name),
    planFor: () => Promise.resolve({ fill: () => undefined, write: () => "", source: undefined, failure }),
  });
  await expect(opened([named("Who", "query", who)], { ...telling, prepare })).rejects.toThrow(
    /^- Who \(p-1\): the planner finds no plan for it$/m,
  );
});

test("more text than the gateway remembers is refused at the start, not forgotten later", async () => {
  const long = Array.from({ length: 90 }, (_, at) => ({
    id: `long-${at}`,
    text: `${who} # ${"x".repeat(99_980)}${at}`,
  }));
  await expect(opened(long)).rejects.toThrow(/characters together, at most 8000000/);
});

test("what the benchmarks measure can be registered, and fits our own graph", async () => {
  const supergraphSdl = composeSupergraph(
    registerNames.map((name) => ({ name, sdl: registerSdl(name), url: `http://${name}` })),
  );
  const nobodyAsks = () => ({
    prepare: () => () => Promise.reject(new Error("asked")),
    subscribe: () => () => Promise.reject(new Error("asked")),
    ready: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
  const engine = createEngine({ supergraphSdl, scalars, transports: nobodyAsks });
  const listed = read(manifestOf(operations.map(({ document }) => document)));
  expect(listed.map(({ operation: one }) => one?.name)).toContain("Person");
  await opened(listed, engine);
});
