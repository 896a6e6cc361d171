import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "graphql";
import { resultText } from "../../../gateway/engine/engine.ts";
import type { Transport } from "../../../gateway/transport/transport.ts";
import { RegisterSilent } from "../../../subgraphs/shared/register.ts";
import type { RegisterName } from "../../../subgraphs/shared/call.ts";
import { callOf, world, type Invented, type World } from "../world.ts";
import { overServer } from "./overServer.ts";
import { plainRegister, type PlainData } from "./plainData.ts";

/** A supergraph, a query, the registers' data, and what must come of it. */
export interface Scenario {
  readonly name: string;
  /** The registers, new each time: they count. */
  readonly registers: () => Record<string, Invented>;
  /** Registers that do not answer. */
  readonly silent: readonly string[];
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly expected: Expected;
}

interface Expected {
  readonly data?: unknown;
  readonly errors?: readonly { path?: (string | number)[]; code: string; [word: string]: unknown }[];
  /** For a subscription. */
  readonly events?: readonly { readonly data?: unknown; readonly errors?: readonly object[] }[];
  /** The registers asked, each with the number of entities it was asked for. */
  readonly calls?: readonly string[];
  /** What must not stand in the answer. */
  readonly never?: readonly string[];
  /** In a planner's fault: its words. */
  readonly planner?: string;
}

/** The scenarios of a folder, each a folder of its own. */
export function scenariosIn(folder: URL): Scenario[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory() && existsSync(new URL(`${each.name}/query.graphql`, folder)))
    .map(({ name }) => scenarioOf(name, new URL(`${name}/`, folder)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function scenarioOf(name: string, folder: URL): Scenario {
  const text = (file: string) => readFileSync(new URL(file, folder), "utf8");
  const json = (file: string): unknown => (existsSync(new URL(file, folder)) ? JSON.parse(text(file)) : {});
  const { $silent = [], ...data } = json("data.json") as Record<string, PlainData> & { $silent?: string[] };
  const parts = text("subgraphs.graphql")
    .split(/^# register (\w+)$/m)
    .slice(1);
  const registers = () => {
    const invented: Record<string, Invented> = {};
    for (let at = 0; at + 1 < parts.length; at += 2) {
      const register = parts[at] ?? "";
      invented[register] = plainRegister(parts[at + 1] ?? "", data[register] ?? {});
    }
    return invented;
  };
  return {
    name,
    registers,
    silent: $silent,
    query: text("query.graphql"),
    variables: json("variables.json") as Record<string, unknown>,
    expected: json("expected.json") as Expected,
  };
}

/** What came of it: the very text of the answer, or of each event, and who was asked. */
export interface Happened {
  readonly texts: readonly string[];
  readonly calls: readonly string[];
  /** What the planner said when it made no plan. */
  readonly failure: string | undefined;
}

export async function inThisProcess(scenario: Scenario): Promise<Happened> {
  return happening(scenario, world(scenario.registers(), silentWays(scenario)));
}

export async function overServers(scenario: Scenario): Promise<Happened> {
  const registers = scenario.registers();
  const ways: Record<string, () => Transport> = {};
  const open: (() => Promise<void>)[] = [];
  for (const [name, invented] of Object.entries(registers)) {
    const { way, close } = await overServer(name, scenario.silent.includes(name) ? undefined : invented);
    ways[name] = () => way;
    open.push(close);
  }
  try {
    return await happening(scenario, world(registers, ways));
  } finally {
    await Promise.all(open.map((close) => close()));
  }
}

function silentWays({ silent }: Scenario): Record<string, () => Transport> {
  const refuse = (name: string) => () => Promise.reject(new RegisterSilent(name as RegisterName));
  const wayTo = (name: string): Transport => ({
    prepare: () => refuse(name),
    subscribe: () => refuse(name),
    ready: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
  return Object.fromEntries(silent.map((name) => [name, () => wayTo(name)]));
}

async function happening({ query, variables }: Scenario, { engine, asked }: World): Promise<Happened> {
  const document = parse(query);
  const request = { document, variables, call: callOf() };
  const texts: string[] = [];
  if (/^subscription/m.test(query)) {
    const result = await engine.subscribe(request);
    if (Symbol.asyncIterator in result) for await (const event of result) texts.push(resultText(event));
    else texts.push(resultText(result));
  } else texts.push(resultText(await engine.execute(request)));
  const { failure } = await engine.prepare(document).planFor(variables);
  const cause = failure?.cause;
  const calls = asked.map(({ register, variables: given }) => [register, entitiesIn(given)].join(" ").trim());
  return { texts, calls: calls.sort(), failure: cause instanceof Error ? cause.message : undefined };
}

/** How many entities a call asks for; nothing for a call of root fields. */
function entitiesIn(variables: Record<string, unknown>): string {
  const lists = Object.entries(variables).filter(([name]) => /^(representations|__batch_reps)/.test(name));
  const count = lists.reduce((sum, [, list]) => sum + (Array.isArray(list) ? list.length : 0), 0);
  return lists.length > 0 ? String(count) : "";
}
