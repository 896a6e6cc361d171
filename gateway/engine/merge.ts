import { isFields, mark, Unanswered } from "./unanswered.ts";
import type { Fields } from "./json.ts";

/** Adds an answer to what is known already. The newer value wins; a null never takes the place of a value. */
export function merge(target: Fields, source: Fields): void {
  for (const key in source) {
    const incoming = source[key];
    if (incoming !== undefined) target[key] = joined(target[key], incoming);
  }
}

function joined(known: unknown, incoming: unknown): unknown {
  if (known === undefined || known === null) return incoming;
  if (known instanceof Unanswered) return explained(incoming, known);
  if (incoming === null) return known;
  if (incoming instanceof Unanswered) return explained(known, incoming);
  if (Array.isArray(known) && Array.isArray(incoming)) return joinedLists(known, incoming);
  if (!isFields(known) || !isFields(incoming)) return incoming;
  merge(known, incoming);
  return known;
}

function joinedLists(known: unknown[], incoming: readonly unknown[]): unknown[] {
  incoming.forEach((item, index) => {
    known[index] = joined(known[index], item);
  });
  return known;
}

/** One register answered the object, another one did not: what only the silent one knows stays marked. */
function explained(answer: unknown, silent: Unanswered): unknown {
  if (silent.selection) mark(answer, silent.selection, silent.reasons);
  return answer;
}

/** A copy that later answers may change; places without an answer are never changed and are shared. */
export function copied(object: Fields): Fields {
  const copy: Fields = {};
  for (const key in object) copy[key] = copiedValue(object[key]);
  return copy;
}

function copiedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copiedValue);
  return isFields(value) ? copied(value) : value;
}
