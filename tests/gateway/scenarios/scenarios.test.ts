import { describe, expect, test } from "vitest";
import type { Answer } from "../world.ts";
import { inThisProcess, overServers, scenariosIn } from "./scenario.ts";

const scenarios = scenariosIn(new URL("./", import.meta.url));
const faults = scenariosIn(new URL("./planner/", import.meta.url));

interface Told {
  readonly data?: unknown;
  readonly errors?: readonly object[];
}

/** An answer in the words of expected.json. */
function told({ data, errors }: Answer): Told {
  const short = errors?.map(({ path, extensions = {} }) => ({ ...(path && { path }), ...extensions }));
  return { ...(data !== undefined && { data }), ...(short && { errors: sorted(short) }) };
}
const sorted = <T>(list: readonly T[]) =>
  [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

describe("a supergraph and a query", () => {
  test("are at least eighty", () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(80);
  });

  test.each(scenarios)("$name", async (scenario) => {
    const { expected } = scenario;
    const within = await inThisProcess(scenario);
    const answers = within.texts.map((text) => JSON.parse(text) as Answer);
    const { data, errors } = expected;
    const wanted: readonly Told[] = expected.events ?? [
      { ...(data !== undefined && { data }), ...(errors && { errors }) },
    ];
    expect(answers.map(told)).toMatchObject(
      wanted.map(({ errors: list, ...rest }) => ({ ...rest, ...(list && { errors: sorted(list) }) })),
    );
    expect(answers.map((answer) => answer.errors?.length ?? 0)).toEqual(
      wanted.map(({ errors: list }) => list?.length ?? 0),
    );
    expect(answers.map((answer) => JSON.stringify(answer.data))).toEqual(
      wanted.map((each) => JSON.stringify(each.data)),
    );
    for (const word of expected.never ?? []) expect(within.texts.join()).not.toContain(word);
    if (expected.calls) expect(within.calls).toEqual([...expected.calls].sort());
    const apart = await overServers(scenario);
    expect(apart.texts).toEqual(within.texts);
    expect(apart.calls).toEqual(within.calls);
  });
});

describe("what the planner (0.0.38) makes no plan for", () => {
  test.each(faults)("is one masked error: $name", async (scenario) => {
    const { texts, calls, failure } = await inThisProcess(scenario);
    expect(failure).toContain(scenario.expected.planner);
    const answer = JSON.parse(texts[0] ?? "") as Answer;
    expect(answer).toMatchObject({ errors: [{ extensions: { code: "INTERNAL" } }] });
    expect([answer.data, answer.errors?.length, calls]).toEqual([undefined, 1, []]);
  });
});
