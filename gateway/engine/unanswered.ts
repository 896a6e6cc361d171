import type { Fields } from "./json.ts";
import type { Fault } from "./faults.ts";

/** What a fetch asks, by response key; null under a key means a leaf. */
export type Selection = ReadonlyMap<string, Selection | null>;
export type Path = readonly (string | number)[];

/**
 * Stands in the data where an answer should be and is not, with the reason.
 * The response's writer turns it into null and one error at that very place, so every null is explained exactly once,
 * whichever list, alias or entity the place belongs to.
 */
export class Unanswered {
  readonly fault: Fault;
  /** The fields that were asked under this place, in case another register answers the object itself. */
  readonly selection: Selection | null;
  /** The rest of the path to the field that failed, when a null has spread from below. */
  readonly below: Path;
  constructor(fault: Fault, selection: Selection | null, below: Path = []) {
    this.fault = fault;
    this.selection = selection;
    this.below = below;
  }
}

/** An object that has fields: neither null, nor a leaf, nor a place without an answer. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !(value instanceof Unanswered);
}

/** Marks every field of the selection that nobody has answered yet. */
export function mark(target: unknown, selection: Selection, fault: Fault, below: Path = []): void {
  if (Array.isArray(target)) {
    for (const item of target) mark(item, selection, fault, below);
    return;
  }
  if (!isFields(target)) return;
  for (const [key, inner] of selection) {
    const rest = below[0] === key ? below.slice(1) : [];
    if (target[key] === undefined) target[key] = new Unanswered(fault, inner, rest);
    else if (inner) mark(target[key], inner, fault, rest);
  }
}

/**
 * Puts a fault where the error's path meets a null.
 * False when the path leads nowhere: then the error has no place of its own in the answer.
 */
export function place(root: Fields, selection: Selection, path: Path, fault: Fault): boolean {
  let at: Fields = root;
  let asked: Selection | null = selection;
  for (const [step, key] of path.entries()) {
    const isIndex = typeof key === "number";
    if (isIndex ? !Array.isArray(at) || key >= at.length : !asked?.has(key)) return false;
    if (!isIndex) asked = asked?.get(key) ?? null;
    const next: unknown = at[key];
    if (next instanceof Unanswered) return true;
    if (next === null || next === undefined) {
      at[key] = new Unanswered(fault, asked, path.slice(step + 1));
      return true;
    }
    if (!isFields(next)) return false;
    at = next;
  }
  return false;
}
