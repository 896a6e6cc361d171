import type { EntityBatchAlias } from "@graphql-hive/router-query-planner";
import type { RegisterAnswer } from "../transport/transport.ts";
import { faultOf, unavailable, type Fault } from "./faults.ts";
import { refusalOf, renamed } from "./fetch.ts";
import type { Fields } from "./json.ts";
import { copied, merge } from "./merge.ts";
import { compileRepresentation, soleKeyOf, type Represent, type SoleKey } from "./representations.ts";
import { compileRewrites, renamesOf, type Rewrite } from "./rewrites.ts";
import type { Run } from "./run.ts";
import type { IsA } from "./typeRelations.ts";
import { because, isFields, mark, place, Unanswered, type Reason, type Selection } from "./unanswered.ts";
import { compileWalk, type Walk } from "./walk.ts";

/** One alias of an entity fetch, compiled: which objects ask, with what, and for which fields. */
export interface Group {
  readonly alias: string;
  readonly variable: string;
  readonly serviceName: string;
  readonly walks: readonly Walk[];
  readonly represent: Represent;
  readonly soleKey: SoleKey | undefined;
  readonly rewrite: Rewrite | undefined;
  readonly renames: ReadonlyMap<string, string>;
  readonly selection: Selection;
}

/**
 * The representations sent under one variable; each entity stands there once, whoever asks for it. The planner gives
 * places that want the same fields one alias. Under two aliases an entity stands twice, on purpose: one list for both
 * would ask of every person what was asked of one, and each reading of a person is checked and recorded.
 */
export interface Questions {
  readonly numbers: Map<string, number>;
  /** The same for entities known by one key alone; by type and field, then by value. */
  readonly numbersByKey: Map<string, Map<string, number>>;
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
    soleKey: soleKeyOf(node),
    rewrite: compileRewrites(node.outputRewrites, isA),
    renames: renamesOf(node.outputRewrites),
    selection,
  };
}

/** Finds who asks. Where the key itself has no answer, the fields asked by it have none either, for the same reason. */
export function gather(group: Group, run: Run, questions: Questions): Asked {
  const found: Fields[] = [];
  for (const walk of group.walks) walk(run.data, found);
  const numbered = group.soleKey && byKey(group.soleKey, questions);
  const places: { target: Fields; entity: number }[] = [];
  for (const target of found) {
    const entity = numbered?.(target) ?? byRepresentation(target, group, run, questions);
    if (entity !== undefined) places.push({ target, entity });
  }
  return { group, questions, places };
}

/** The number of an entity known by one text alone: most of them are, and need no comparison of representations. */
function byKey(soleKey: SoleKey, { numbersByKey, representations }: Questions) {
  const { typename, field } = soleKey;
  const name = `${typename}.${field}`;
  let numbers = numbersByKey.get(name);
  if (!numbers) numbersByKey.set(name, (numbers = new Map<string, number>()));
  const known = numbers;
  return (target: Fields): number | undefined => {
    const key = target[field];
    if (typeof key !== "string" || target["__typename"] !== typename) return undefined;
    let number = known.get(key);
    if (number === undefined) {
      number = representations.push({ __typename: typename, [field]: key }) - 1;
      known.set(key, number);
    }
    return number;
  };
}

function byRepresentation(target: Fields, group: Group, run: Run, questions: Questions): number | undefined {
  const representation = group.represent(target, run.variables);
  if (representation instanceof Unanswered)
    mark(target, group.selection, representation.reasons.map(atPlace));
  else if (representation) return numberOf(representation, questions);
  return undefined;
}

/** What failed elsewhere is the reason here, but its path does not lead on from here. */
const atPlace = ({ fault }: Reason): Reason => ({ fault, below: [] });

function numberOf(representation: Fields, { numbers, representations }: Questions): number {
  const text = identity(representation);
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, representations.length);
  return representations.push(representation) - 1;
}

/** Text that is the same for the same entity only; a string is led by its length, so that no value can pose as two. */
function identity(representation: Fields): string {
  let text = "";
  for (const key in representation) {
    const value = representation[key];
    text +=
      typeof value === "string" ? `${key}=${value.length}:${value},` : `${key}=${JSON.stringify(value)},`;
  }
  return text;
}

/** No answer: every field asked is marked with the reason. */
export function fail(asked: Asked, fault: Fault): void {
  failBecause(asked, because(fault));
}

function failBecause({ group, places }: Asked, reasons: readonly Reason[]): void {
  for (const { target } of places) mark(target, group.selection, reasons);
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
  if (entities instanceof Unanswered) failBecause(asked, entities.reasons);
  else if (Array.isArray(entities) && entities.length === questions.representations.length) {
    group.rewrite?.(entities);
    distribute(asked, entities);
  } else fail(asked, unavailable(group.serviceName, new Error("other entities were answered than asked")));
}

/** All places but the last get a copy of the entity: later answers change each of them in its own way. */
function distribute({ group, places }: Asked, entities: readonly unknown[]): void {
  const left = new Array<number>(entities.length).fill(0);
  for (const { entity } of places) left[entity] = (left[entity] ?? 0) + 1;
  for (const { target, entity: number } of places) {
    const entity = entities[number];
    if (entity instanceof Unanswered) mark(target, group.selection, entity.reasons);
    if (!isFields(entity)) continue;
    const toCome = (left[number] ?? 1) - 1;
    left[number] = toCome;
    merge(target, toCome > 0 ? copied(entity) : entity);
  }
}
