import type { EntityBatchAlias } from "@graphql-hive/router-query-planner";
import type { RegisterAnswer } from "../transport/transport.ts";
import { faultOf, unavailable, type Fault } from "./faults.ts";
import { refusalOf, renamed } from "./fetch.ts";
import type { Fields } from "./json.ts";
import { copied, merge } from "./merge.ts";
import { compileRepresentation, type Represent } from "./representations.ts";
import { compileRewrites, renamesOf, type Rewrite } from "./rewrites.ts";
import type { Run } from "./run.ts";
import type { IsA } from "./typeRelations.ts";
import { isFields, mark, place, Unanswered, type Selection } from "./unanswered.ts";
import { compileWalk, type Walk } from "./walk.ts";

/** One alias of an entity fetch, compiled: which objects ask, with what, and for which fields. */
export interface Group {
  readonly alias: string;
  readonly variable: string;
  readonly serviceName: string;
  readonly walks: readonly Walk[];
  readonly represent: Represent;
  readonly rewrite: Rewrite | undefined;
  readonly renames: ReadonlyMap<string, string>;
  readonly selection: Selection;
}

/** The representations sent under one variable; each entity stands there once, whoever asks for it. */
export interface Questions {
  readonly numbers: Map<string, number>;
  readonly representations: Fields[];
}

/** What one group asks in one run. */
export interface Asked {
  readonly group: Group;
  readonly questions: Questions;
  /** Each object that asks, and the number of the entity it asks for. */
  readonly places: readonly { readonly target: Fields; readonly entity: number }[];
}

export function compileGroup(
  node: EntityBatchAlias,
  selection: Selection,
  serviceName: string,
  isA: IsA,
): Group {
  return {
    alias: node.alias,
    variable: node.representationsVariableName,
    serviceName,
    walks: node.paths.map((path) => compileWalk(path, isA)),
    represent: compileRepresentation(node.requires, node.inputRewrites, isA),
    rewrite: compileRewrites(node.outputRewrites, isA),
    renames: renamesOf(node.outputRewrites),
    selection,
  };
}

/** Finds who asks. Where the key itself has no answer, the fields asked by it have none either, for the same reason. */
export function gather(group: Group, run: Run, questions: Questions): Asked {
  const found: Fields[] = [];
  for (const walk of group.walks) walk(run.data, found);
  const places: { target: Fields; entity: number }[] = [];
  for (const target of found) {
    const representation = group.represent(target, run.variables);
    if (representation instanceof Unanswered) mark(target, group.selection, representation.fault);
    else if (representation) places.push({ target, entity: numberOf(representation, questions) });
  }
  return { group, questions, places };
}

function numberOf(representation: Fields, { numbers, representations }: Questions): number {
  const text = JSON.stringify(representation);
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, representations.length);
  return representations.push(representation) - 1;
}

/** No answer: every field asked is marked with the reason. */
export function fail({ group, places }: Asked, fault: Fault): void {
  for (const { target } of places) mark(target, group.selection, fault);
}

/** Writes an answer to every place that asked, and its errors where they belong. */
export function take(asked: Asked, run: Run, { data, errors = [] }: RegisterAnswer): void {
  const { group, questions } = asked;
  if (!data) {
    fail(asked, refusalOf(group.serviceName, errors));
    return;
  }
  const whole: Selection = new Map([[group.alias, group.selection]]);
  for (const error of errors) {
    if (error.path?.[0] !== group.alias) continue;
    const fault = faultOf(error);
    if (!place(data, whole, renamed(error.path, group.renames), fault)) run.stray.push({ fault });
  }
  const entities = data[group.alias];
  if (entities instanceof Unanswered) fail(asked, entities.fault);
  else if (Array.isArray(entities) && entities.length === questions.representations.length) {
    group.rewrite?.(entities);
    distribute(asked, entities);
  } else fail(asked, unavailable(group.serviceName, new Error("other entities were answered than asked")));
}

/** All places but the last get a copy of the entity: later answers change each of them in its own way. */
function distribute({ group, places }: Asked, entities: readonly unknown[]): void {
  const left = new Map<number, number>();
  for (const { entity } of places) left.set(entity, (left.get(entity) ?? 0) + 1);
  for (const { target, entity: number } of places) {
    const entity = entities[number];
    if (entity instanceof Unanswered) mark(target, group.selection, entity.fault, entity.below);
    if (!isFields(entity)) continue;
    const toCome = (left.get(number) ?? 1) - 1;
    left.set(number, toCome);
    merge(target, toCome > 0 ? copied(entity) : entity);
  }
}
