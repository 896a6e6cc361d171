import { execute, parse, validate, type GraphQLSchema } from "graphql";
import { schemaOf, world, type Answer, type World } from "../world.ts";
import { drawFrom, type Draw } from "./draw.ts";
import type { Model } from "./model.ts";
import { randomModel } from "./randomModel.ts";
import { randomQuery, type RandomQuery } from "./randomQuery.ts";
import { canonical, randomRegisters, wholeSchema } from "./registers.ts";

/** One random world: the registers behind the engine, and the same as one schema. */
export interface RandomWorld {
  readonly model: Model;
  readonly split: World;
  readonly whole: GraphQLSchema;
  readonly draw: Draw;
}

/** Undefined when the parts do not compose: not every split is a valid supergraph. */
export function randomWorld(seed: number): RandomWorld | undefined {
  const model = randomModel(seed);
  const registers = randomRegisters(model);
  let split: World;
  try {
    split = world(registers);
  } catch (error) {
    if (error instanceof Error && error.message.includes("do not fit together")) return undefined;
    throw error;
  }
  return { model, split, whole: wholeSchema(model), draw: drawFrom(`queries of ${seed}`) };
}

/** The next valid query of a random world. */
export function nextQuery({ split, draw }: RandomWorld): RandomQuery {
  const schema = split.engine.publicSchema;
  for (;;) {
    const random = randomQuery(schema, draw);
    if (validate(schema, parse(random.query)).length === 0) return random;
  }
}

/** How the engine's answer stands to the one a single schema gives. */
export type Outcome =
  | { readonly kind: "agrees" }
  | { readonly kind: "differs"; readonly how: string }
  /** The planner (0.0.38) made no plan of a valid query, or one that the register's schema does not know. */
  | { readonly kind: "not planned" | "planned wrongly"; readonly how: string };

export async function compare(random: RandomWorld, asked: RandomQuery): Promise<Outcome> {
  const { split, whole } = random;
  const [document, variableValues] = [parse(asked.query), asked.variables];
  const ours = await split.ask(asked.query, asked.variables);
  const { failure } = await split.engine.prepare(document).planFor(valuesOf(variableValues));
  if (failure) return notPlanned(ours, failure);
  const result = await execute({ schema: whole, document, variableValues });
  const theirs = JSON.parse(JSON.stringify(result)) as Answer;
  const found = [...differences(ours, theirs), ...tooMuchAsked(split)];
  const how = found.join("\n");
  if (found.length === 0) return { kind: "agrees" };
  return { kind: isPlanValid(random) ? "differs" : "planned wrongly", how };
}

/** The variables that decide the conditions, with their defaults. */
const valuesOf = (given: RandomQuery["variables"]) => ({
  yes: true,
  no: false,
  ...given,
});

function notPlanned({ data, errors = [] }: Answer, { cause }: { cause?: unknown }): Outcome {
  const isMasked =
    data === undefined && errors.length === 1 && errors[0]?.extensions?.["code"] === "INTERNAL";
  const how = cause instanceof Error ? cause.message : String(cause);
  return isMasked ? { kind: "not planned", how } : { kind: "differs", how: `told the client: ${how}` };
}

function isPlanValid({ model, split }: RandomWorld): boolean {
  const registers = randomRegisters(model);
  return split.asked.every(({ register, operation }) => {
    const invented = registers[register];
    return invented !== undefined && validate(schemaOf(invented), parse(operation)).length === 0;
  });
}

function differences(ours: Answer, theirs: Answer): string[] {
  const found: string[] = [];
  const [ourData, theirData] = [JSON.stringify(ours.data), JSON.stringify(theirs.data)];
  if (ourData !== theirData) found.push(`data\n  ours   ${ourData}\n  theirs ${theirData}`);
  const [ourPlaces, theirPlaces] = [emptied(ours), emptied(theirs)];
  if (ourPlaces.join() !== theirPlaces.join())
    found.push(`places of errors\n  ours   ${ourPlaces.join(" ")}\n  theirs ${theirPlaces.join(" ")}`);
  const known = new Set(paths(theirs));
  const invented = paths(ours).filter((path) => !known.has(path));
  if (invented.length > 0) found.push(`errors nobody made: ${invented.join(" ")}`);
  return found;
}

const paths = ({ errors = [] }: Answer) => errors.map(({ path }) => JSON.stringify(path));

/** The places whose nulls the errors explain: several failures under one null explain it together. */
function emptied({ data, errors = [] }: Answer): string[] {
  const places = errors.map(({ path = [] }) => {
    let at: unknown = data;
    const walked: (string | number)[] = [];
    for (const key of path) {
      if (typeof at !== "object" || at === null) break;
      at = (at as Record<string | number, unknown>)[key];
      walked.push(key);
    }
    return JSON.stringify(walked);
  });
  return [...new Set(places)].sort();
}

/** Entities that stand twice in one list of representations. */
function tooMuchAsked({ asked }: World): string[] {
  return asked.flatMap(({ register, variables }) =>
    Object.values(variables).flatMap((value) => {
      const isAsked = Array.isArray(value) && value.some((each) => canonical(each).includes("__typename:"));
      const texts = isAsked ? value.map(canonical) : [];
      return new Set(texts).size < texts.length ? [`${register} was asked twice for the same entity`] : [];
    }),
  );
}
