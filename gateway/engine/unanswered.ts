import type { Fault } from "./faults.ts";
import type { Fields } from "./json.ts";

/** What a fetch asks, by response key; null under a key means a leaf. */
export type Selection = ReadonlyMap<string, Selection | null>;
export type Path = readonly (string | number)[];

/** Why a place is empty. `below` leads on to the field that failed, when a null has spread from there. */
export interface Reason {
  readonly fault: Fault;
  readonly below: Path;
  /** It was a neighbour that failed, and its null took this place along. */
  readonly beside?: true;
}

/** The reason of a fault at the very place. */
export const because = (fault: Fault): readonly Reason[] => [{ fault, below: [] }];

/**
 * Stands in the data where an answer should be and is not, with the reasons.
 * The response's writer turns it into null and errors at that very place, so every null is explained,
 * whichever list, alias or entity the place belongs to.
 */
export class Unanswered {
  readonly reasons: readonly Reason[];
  /** The fields that were asked under this place, in case another register answers the object itself. */
  readonly selection: Selection | null;
  /** Whether all that failed is told at a neighbour. */
  get isTakenAlong(): boolean {
    return this.reasons.every(({ beside }) => beside === true);
  }
  constructor(reasons: readonly Reason[], selection: Selection | null) {
    this.reasons = reasons;
    this.selection = selection;
  }
}

/** An object that has fields: neither null, nor a leaf, nor a place without an answer. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !(value instanceof Unanswered);
}

/** Marks every field of the selection that nobody has answered yet. */
export function mark(target: unknown, selection: Selection, reasons: readonly Reason[]): void {
  if (Array.isArray(target)) {
    for (const [index, item] of target.entries()) mark(item, selection, reasonsUnder(index, reasons));
    return;
  }
  if (!isFields(target)) return;
  for (const [key, inner] of selection) {
    if (target[key] === undefined) target[key] = new Unanswered(reasonsUnder(key, reasons), inner);
    else if (inner) mark(target[key], inner, reasonsUnder(key, reasons));
  }
}

/** The reasons that lie under a field or an item; one with none of its own is empty for the cause of its neighbour. */
function reasonsUnder(key: string | number, reasons: readonly Reason[]): readonly Reason[] {
  const own = reasons.filter(({ below }) => below[0] === key);
  if (own.length > 0) return own.map(({ fault, below }) => ({ fault, below: below.slice(1) }));
  return reasons.slice(0, 1).map(({ fault, below, beside }) => {
    const isNeighbour = beside === true || below.length > 0;
    return isNeighbour ? { fault, below: [], beside: true } : { fault, below: [] };
  });
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
    if (next === null || next === undefined || next instanceof Unanswered) {
      const known = next instanceof Unanswered ? next.reasons : [];
      at[key] = new Unanswered(withReason(known, { fault, below: path.slice(step + 1) }), asked);
      return true;
    }
    if (!isFields(next)) return false;
    at = next;
  }
  return false;
}

/** One error for one field: a second one with the same path adds nothing. */
function withReason(known: readonly Reason[], reason: Reason): readonly Reason[] {
  const path = reason.below.join(".");
  return known.some(({ below }) => below.join(".") === path) ? known : [...known, reason];
}
