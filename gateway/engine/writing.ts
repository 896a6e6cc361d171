import type { FieldNode, GraphQLError } from "graphql";
import type { Language } from "../../subgraphs/shared/call.ts";
import { errorAt, type Fault } from "./faults.ts";
import type { Fields } from "./json.ts";
import { clientPath } from "./ownKeys.ts";
import { Unanswered, type Path } from "./unanswered.ts";

/** One writing of a response: where the writer stands, and the errors it met. */
export interface Writing {
  readonly language: Language;
  readonly path: (string | number)[];
  readonly errors: GraphQLError[];
  /** The last place that could not be written was only taken along by a neighbour. */
  isTakenAlong?: boolean;
}

/** Writes a value as JSON text. Undefined: it cannot be written, and the reason is reported already. */
export type Write = (value: unknown, at: Writing) => string | undefined;

/** A field of an object, ready to be written. */
export interface Writable {
  readonly key: string;
  readonly ownKey: string;
  readonly place: Write;
}

/** A null spreads to the parent: of its errors only the one that did it stays, for nothing else of it is shown. */
export function leaveOut(at: Writing, before: number, earlier: number): undefined {
  at.errors.splice(before, earlier - before);
}

/** When a field was only taken along, the error is told at the neighbour that failed, if the client asked for it. */
export function tellAtItsPlace(
  object: Fields,
  fields: readonly Writable[],
  at: Writing,
  depth: number,
): undefined {
  if (at.isTakenAlong !== true) return;
  const told = at.errors.pop();
  const isTold = fields.some((field) => tellCulprit(object, field, at, depth));
  if (!isTold && told) tellAlong(told, at);
}

/** The same for the items of a list. */
export function tellAtItsItem(list: readonly unknown[], item: Write, at: Writing, depth: number): undefined {
  if (at.isTakenAlong !== true) return;
  const told = at.errors.pop();
  const isTold = list.some((value, index) => {
    at.path[depth] = index;
    return tellsItself(() => item(value, at), at);
  });
  if (!isTold && told) tellAlong(told, at);
}

function tellAlong(told: GraphQLError, at: Writing): void {
  at.errors.push(told);
  at.isTakenAlong = true;
}

/** Tells the error of a field that failed itself and may not be null. */
function tellCulprit(object: Fields, { key, ownKey, place }: Writable, at: Writing, depth: number): boolean {
  const empty = object[ownKey];
  if (empty instanceof Unanswered && empty.isTakenAlong) return false;
  at.path[depth] = key;
  return tellsItself(() => place(empty, at), at);
}

/** Whether the writing fails by a failure of its own; anything else it tells is taken back. */
function tellsItself(write: () => string | undefined, at: Writing): boolean {
  const before = at.errors.length;
  if (write() === undefined && at.isTakenAlong !== true) return at.errors.length > before;
  at.errors.length = before;
  return false;
}

/** Reports the fault at the place where the writer stands, which is `depth` steps down. */
export function report(
  at: Writing,
  depth: number,
  fault: Fault,
  nodes: readonly FieldNode[],
  below: Path = [],
  isTakenAlong = false,
): void {
  at.isTakenAlong = isTakenAlong;
  at.errors.push(errorAt(fault, at.language, [...at.path.slice(0, depth), ...clientPath(below)], nodes));
}
