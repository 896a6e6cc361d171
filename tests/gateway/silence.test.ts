import { describe, expect, test } from "vitest";
import { RegisterSilent } from "../../subgraphs/shared/register.ts";
import type { Ask, RegisterAnswer, Transport } from "../../gateway/transport/transport.ts";
import { four } from "./registers.ts";
import { world, type Answer } from "./world.ts";

/** A register that answers every question in the same way. */
const answering = (ask: Ask) => (): Transport => ({
  prepare: () => ask,
  subscribe: () => () => Promise.reject(new RegisterSilent("population")),
  ready: () => Promise.resolve(),
  close: () => Promise.resolve(),
});
const silent = answering(() =>
  Promise.reject(new RegisterSilent("population", { cause: new Error("ECONNREFUSED 10.0.0.7:4001") })),
);
const paths = ({ errors = [] }: Answer) => errors.map(({ path }) => path?.join(".")).sort();
const codes = ({ errors = [] }: Answer) => [...new Set(errors.map(({ extensions }) => extensions?.["code"]))];

describe("a silent register", () => {
  test("gives one error for each field asked of it; everything else is answered", async () => {
    const { ask } = world(four, { population: silent });
    const answer = await ask(
      '{ person(ref: "aigul") { name } dwelling(rka: "flat") { area } applications { id } }',
    );
    expect(answer.data).toMatchObject({
      person: null,
      dwelling: { area: 40 },
      applications: [{ id: "1" }, {}, {}],
    });
    expect(answer.errors).toEqual([
      {
        message: "A register did not answer, so this part is not known. Try again a little later.",
        path: ["person"],
        locations: [{ line: 1, column: 3 }],
        extensions: { code: "REGISTER_UNAVAILABLE", register: "population", retryAfter: 2 },
      },
    ]);
  });

  test("explains each field of each entity it was asked for, wherever it stands", async () => {
    const { ask } = world(four, { population: silent });
    const answer = await ask("{ applications { person { name spouse { name } } dwelling { area } } }");
    expect(answer.data).toMatchObject({
      applications: [{ person: { name: null, spouse: null }, dwelling: { area: 40 } }, {}, {}],
    });
    expect(paths(answer)).toEqual(
      [0, 1, 2].flatMap((i) => [`applications.${i}.person.name`, `applications.${i}.person.spouse`]),
    );
  });

  test("does not take the other register's part of a root field they share", async () => {
    const { ask } = world(four, { population: silent });
    const answer = await ask("{ me { name applications { id } } }");
    expect(answer.data).toEqual({ me: { name: null, applications: [{ id: "1" }] } });
    expect(paths(answer)).toEqual(["me.name"]);
  });

  test("under aliases is named by the alias", async () => {
    const { ask } = world(four, { population: silent });
    expect(paths(await ask('{ who: person(ref: "a") { n: name } }'))).toEqual(["who"]);
  });

  test("in a non-null place takes the nearest nullable parent, with one error", async () => {
    const { ask } = world(four, { population: silent });
    const answer = await ask("{ applications { id applicant { strictName } } }");
    expect(answer.data).toMatchObject({ applications: [{ id: "1", applicant: null }, {}, {}] });
    expect(paths(answer)).toEqual([0, 1, 2].map((i) => `applications.${i}.applicant.strictName`));
  });

  test("is passed on as the reason to whatever needed its answer to be asked", async () => {
    const { ask, asked } = world(four, { property: silent });
    const answer = await ask(
      '{ dwelling(rka: "flat") { registeredPersonsCount owners { ... on Person { name } } } }',
    );
    expect(answer.data).toEqual({ dwelling: null });
    expect(paths(answer)).toEqual(["dwelling"]);
    expect(asked.map(({ register }) => register)).toEqual(["property"]);
  });

  test("is told in the caller's language", async () => {
    const { ask } = world(four, { population: silent });
    const { errors } = await ask("{ people { name } }", {}, { language: "RU" });
    expect(errors?.[0]?.message).toMatch(/^Реестр не ответил/);
  });

  test("never shows its address", async () => {
    const { ask } = world(four, { population: silent });
    expect(JSON.stringify(await ask("{ people { name } }"))).not.toMatch(/10\.0|4001|ECONN/);
  });
});

test.each<[lie: string, answer: unknown]>([
  ["no data", {}],
  ["null data and no error", { data: null }],
  ["fewer entities than asked", { data: { _entities: [] } }],
  ["entities that are no list", { data: { _entities: "aigul" } }],
  [
    "its own validation error",
    {
      errors: [
        { message: "Cannot query field at 10.0.0.7", extensions: { code: "GRAPHQL_VALIDATION_FAILED" } },
      ],
    },
  ],
  ["an error without a code", { data: null, errors: [{ message: "boom at 10.0.0.7" }] }],
])("a register that answers with %s is as good as silent", async (_lie, answer) => {
  const { ask } = world(four, { population: answering(() => answer as RegisterAnswer) });
  const result = await ask('{ application(id: "1") { id person { name } } }');
  expect(result.data).toEqual({ application: { id: "1", person: { name: null } } });
  expect(paths(result)).toEqual(["application.person.name"]);
  expect(codes(result)).toEqual(["REGISTER_UNAVAILABLE"]);
  expect(JSON.stringify(result)).not.toContain("10.0.0.7");
});

test("a register whose values are not of their types gives nulls with errors, not wrong data", async () => {
  const { ask } = world(four, {
    property: answering(() => ({
      data: { dwelling: { rka: "flat", owners: "nobody" }, things: { length: 2 } },
    })),
  });
  const answer = await ask('{ dwelling(rka: "flat") { rka owners { __typename } } }');
  expect(answer.data).toEqual({ dwelling: { rka: "flat", owners: null } });
  expect(paths(answer)).toEqual(["dwelling.owners"]);
});

describe("an error of a register", () => {
  test("keeps its code and loses everything that is ours alone", async () => {
    const { ask } = world(four);
    const { errors } = await ask("{ me { inbox } }");
    expect(errors).toMatchObject([{ path: ["me", "inbox"], extensions: { code: "FORBIDDEN" } }]);
    expect(JSON.stringify(errors)).not.toMatch(/db\.internal|host|aigul/);
  });

  test("without a code is masked", async () => {
    const { ask } = world(four);
    const { errors } = await ask('{ person(ref: "nameless") { strictName } }');
    expect(errors).toMatchObject([{ path: ["person", "strictName"], extensions: { code: "INTERNAL" } }]);
    expect(JSON.stringify(errors)).not.toMatch(/persons|5432/);
  });

  test("at one entity moves to every place that asked for it", async () => {
    const { ask } = world(four);
    const answer = await ask("{ applications { person { strictName } applicant { strictName } } }");
    expect(paths(answer)).toEqual([
      "applications.2.applicant.strictName",
      "applications.2.person.strictName",
    ]);
  });

  test("beside data that is not null still reaches the client", async () => {
    const lying = answering(() => ({
      data: { person: { name: "Aigul" } },
      errors: [{ message: "x", path: ["person", "name"], extensions: { code: "HIDDEN" } }],
    }));
    const answer = await world(four, { population: lying }).ask('{ person(ref: "a") { name } }');
    expect(answer.data).toEqual({ person: { name: "Aigul" } });
    expect(codes(answer)).toEqual(["HIDDEN"]);
  });

  test("of the whole entity call explains each place, with its own code", async () => {
    const refusing = answering(() => ({
      data: null,
      errors: [{ message: "x", path: ["_entities"], extensions: { code: "PURPOSE_REQUIRED" } }],
    }));
    const answer = await world(four, { population: refusing }).ask(
      '{ application(id: "1") { person { name spouse { name } } } }',
    );
    expect(paths(answer)).toEqual(["application.person.name", "application.person.spouse"]);
    expect(codes(answer)).toEqual(["PURPOSE_REQUIRED"]);
  });

  test("in one of several aliases of a call touches that one only", async () => {
    const { ask, asked } = world(four);
    const answer = await ask('{ application(id: "3") { person { name } applicant { friends { name } } } }');
    expect(asked[1]?.operation).toContain("_e1");
    expect(paths(answer)).toEqual(["application.applicant.friends.2.name", "application.person.name"]);
  });
});

describe("time", () => {
  const frozen = answering(
    (_variables, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          reject(new RegisterSilent("population"));
        });
      }),
  );

  test("a mutation that failed does not stop the next one", async () => {
    const { ask } = world(four);
    const answer = await ask(
      'mutation { cancel(id: "2") { id applicant { inboxx: inbox } } submit(text: "x") { id } }',
    );
    expect(answer.data).toEqual({ cancel: { id: "2", applicant: { inboxx: null } }, submit: { id: "1" } });
  });

  test("when the client leaves, waiting ends", async () => {
    const leaving = new AbortController();
    const { ask } = world(four, { population: frozen });
    setTimeout(() => {
      leaving.abort();
    }, 20);
    expect(codes(await ask("{ people { name } }", {}, { signal: leaving.signal }))).toEqual([
      "REGISTER_UNAVAILABLE",
    ]);
  });

  test("a register in this process that is late is silent at the deadline", async () => {
    const { ask } = world({
      a: {
        sdl: "type Query { slow: Int quick: Int }",
        resolvers: { Query: { slow: () => new Promise(() => undefined), quick: () => 1 } },
      },
      b: { sdl: "type Query { other: Int }", resolvers: { Query: { other: () => 2 } } },
    });
    const before = Date.now();
    const answer = await ask("{ slow other }", {}, { deadline: before + 60 });
    expect(Date.now() - before).toBeLessThan(1_000);
    expect(answer.data).toEqual({ slow: null, other: 2 });
    expect(paths(answer)).toEqual(["slow"]);
  });

  test("past the deadline nothing is begun", async () => {
    let calls = 0;
    const { ask } = world({
      a: { sdl: "type Query { x: Int }", resolvers: { Query: { x: () => ++calls } } },
    });
    expect(codes(await ask("{ x }", {}, { deadline: Date.now() - 1 }))).toEqual(["REGISTER_UNAVAILABLE"]);
    expect(calls).toBe(0);
  });
});
