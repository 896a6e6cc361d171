import { buildSchema, graphql, parse, subscribe, type GraphQLSchema } from "graphql";
import { describe, expect, test } from "vitest";
import { guarded, type AccessTable, type Verdict } from "../../subgraphs/shared/access.ts";
import type { ConcernTable } from "../../subgraphs/shared/audit/concerns.ts";
import { through } from "../../subgraphs/shared/declare.ts";
import { doorsOf } from "../../subgraphs/shared/doors.ts";

/** A register of one person, whose every field is judged as the context says, and whose reads are listed. */
interface Context {
  readonly verdict: Verdict | Promise<Verdict>;
  readonly reads?: { note(field: string, persons: unknown, refused: boolean): void };
}
const sdl = `
  interface Named { name: String }
  type Person implements Named { ref: ID name: String age: Int open: String home: Home _own: String }
  type Home { rka: ID }
  union Found = Person | Home
  type Query { person(iin: ID): Person named: Named found: Found _entities: [Person] }
  type Subscription { person: Person }`;
const judged = (_source: unknown, { verdict }: Context) => verdict;
const table: AccessTable<Context> = {
  Query: { "*": judged, person: judged },
  Subscription: { person: judged },
  Person: { ref: "key", name: judged, age: judged, open: "open", home: "open" },
  Home: through("Person.home", "Query.found"),
};
const concerns: ConcernTable<Context> = {
  Query: { person: (_root: unknown, _context, { iin }) => String(iin) },
  Subscription: { person: () => "of events" },
  Person: { "*": ({ ref }: { ref: string }) => ref, age: ({ ref }: { ref: string }) => `age of ${ref}` },
};
const adam = { ref: "one", name: "Adam", age: 40, open: "here", home: { rka: "1" }, _own: "own" };

const opened = (access = table): GraphQLSchema => guarded(buildSchema(sdl), access, concerns);

async function asked(document: string, verdict: Context["verdict"], withReads = true) {
  const noted: string[] = [];
  const note = (field: string, persons: unknown, refused: boolean) =>
    noted.push(`${field} of ${String(persons)}${refused ? ", refused" : ""}`);
  const contextValue: Context = { verdict, ...(withReads && { reads: { note } }) };
  const rootValue = { person: adam, _entities: [adam] };
  const { data, errors } = await graphql({
    ...{ schema: opened(), source: document, rootValue, contextValue },
  });
  const told = (errors ?? []).map(
    ({ path, extensions }) => `${(path ?? []).join(".")} ${String(extensions["code"])}`,
  );
  return { data: JSON.parse(JSON.stringify(data)) as unknown, told, noted };
}

describe("a field behind its check", () => {
  test.each<[verdict: Verdict, code: string]>([
    ["hidden", "HIDDEN"],
    ["forbidden", "FORBIDDEN"],
    ["purpose required", "PURPOSE_REQUIRED"],
  ])("that is %s is null, and the error names it", async (verdict, code) => {
    for (const one of [verdict, Promise.resolve(verdict)])
      expect(await asked(`{ person(iin: "one") { name } }`, one)).toEqual({
        data: { person: null },
        told: [`person ${code}`],
        noted: ["Query.person of one, refused"],
      });
  });

  test("that is allowed is read, at once or after another register was asked", async () => {
    for (const one of ["allowed", Promise.resolve<Verdict>("allowed")] as const)
      expect(await asked(`{ person(iin: "one") { name age } }`, one)).toEqual({
        data: { person: { name: "Adam", age: 40 } },
        told: [],
        noted: ["Person.name of one", "Person.age of age of one"],
      });
  });

  test("is judged on the way by key, too", async () => {
    expect(await asked("{ _entities { name open } }", "hidden")).toEqual({
      data: { _entities: [{ name: null, open: "here" }] },
      told: ["_entities.0.name HIDDEN"],
      noted: ["Person.name of one, refused", "Person.open of one"],
    });
  });

  test("that everybody reads is noted where it is a person's, and a key between registers never", async () => {
    const { noted } = await asked("{ _entities { ref open home { rka } _own } }", "hidden");
    expect(noted).toEqual(["Person.open of one", "Person.home of one"]);
  });

  test("is judged all the same where nobody is there to account for", async () => {
    const { data, told } = await asked("{ _entities { name open } }", "hidden", false);
    expect([data, told]).toEqual([
      { _entities: [{ name: null, open: "here" }] },
      ["_entities.0.name HIDDEN"],
    ]);
  });

  test("without a person it concerns is judged, and nothing is noted", async () => {
    const { data, told, noted } = await asked("{ named { name } }", "forbidden");
    expect([data, told, noted]).toEqual([{ named: null }, ["named FORBIDDEN"], []]);
  });
});

describe("events", () => {
  async function watched(verdict: Context["verdict"]) {
    const schema = buildSchema(sdl);
    schema.getSubscriptionType()!.getFields()["person"]!.subscribe = async function* () {
      yield { person: adam };
    };
    guarded(schema, table, concerns);
    const noted: unknown[] = [];
    const note = (...all: unknown[]) => noted.push(all);
    const result = await subscribe({
      ...{ schema, document: parse("subscription { person { open } }") },
      contextValue: { verdict, reads: { note } },
    });
    if (Symbol.asyncIterator in result) {
      const { value } = await result.next();
      return { events: value as unknown, noted };
    }
    return { code: result.errors?.[0]?.extensions["code"], noted };
  }

  test.each<[verdict: Verdict, code: string]>([
    ["hidden", "HIDDEN"],
    ["forbidden", "FORBIDDEN"],
    ["purpose required", "PURPOSE_REQUIRED"],
  ])("that are %s never begin, and the refusal is noted", async (verdict, code) => {
    expect(await watched(verdict)).toEqual({
      code,
      noted: [["Subscription.person", "of events", true]],
    });
  });

  test("that are allowed come, and what is read in them is noted", async () => {
    expect(await watched(Promise.resolve("allowed"))).toMatchObject({
      events: { data: { person: { open: "here" } } },
      noted: [["Person.open", "one", false]],
    });
  });
});

describe("the start is refused", () => {
  const without = (type: string, field?: string): AccessTable<Context> => {
    const { [type]: row, ...others } = table;
    if (field === undefined) return others;
    const { [field]: _left, ...rest } = row as Record<string, "open">;
    return { ...others, [type]: rest };
  };
  test.each<[what: string, access: AccessTable<Context>, says: string]>([
    ["a type that nobody declared", without("Home"), "access is not declared for Home.rka"],
    ["a field that nobody declared", without("Person", "age"), "access is not declared for Person.age"],
    [
      "several, and all are named",
      { ...without("Home"), Person: { name: "open", home: "open" } },
      "access is not declared for Person.ref, Person.age, Person.open, Home.rka",
    ],
    [
      "a way to a value that was not thought of",
      { ...table, Home: through("Person.home") },
      "Home is reached through Person.home, Query.found: declare that",
    ],
    [
      "a way that was thought of and is not there",
      { ...table, Home: through("Person.home", "Person.secondHome", "Query.found") },
      "Home is reached through Person.home, Query.found: declare that",
    ],
    [
      "the same of one field of a type",
      { ...table, Home: { rka: through("Person.home") } },
      "Home is reached through Person.home, Query.found: declare that",
    ],
    [
      "a value that the schema does not have",
      { ...table, Castle: through("Person.castle") },
      "Castle is reached through nothing: declare that",
    ],
  ])("by %s", (_what, access, says) => {
    expect(() => opened(access)).toThrow(new Error(says));
  });

  test("by nothing where everything is declared, in whatever order", () => {
    expect(() => opened({ ...table, Home: through("Query.found", "Person.home") })).not.toThrow();
    expect(() => opened({ ...table, Home: "open" })).not.toThrow();
  });
});

test("the ways to a value: fields of its type, of an interface or a union it belongs to; not the way by key", () => {
  expect(Object.fromEntries(doorsOf(buildSchema(sdl)))).toMatchObject({
    Person: ["Query.found", "Query.named", "Query.person", "Subscription.person"],
    Home: ["Person.home", "Query.found"],
    Query: [],
  });
});
