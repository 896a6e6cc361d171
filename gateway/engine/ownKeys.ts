import type { FieldNode } from "graphql";
import type { Path } from "./unanswered.ts";

/**
 * The engine's own response key of a field. A client may give any alias, also the name of a key or of a required field
 * that the planner adds beside it, and then the plan reads one for the other (0.0.38). So an alias goes to the planner
 * in words that no field has: its length, itself, and the name of the field it stands for.
 */
export function ownKey({ alias, name }: FieldNode): string {
  if (!alias || alias.value === name.value) return name.value;
  return `_${alias.value.length}_${alias.value}_${name.value}`;
}

/** The key the client gave. */
export function clientKey(key: string): string {
  const [lead, length] = /^_(\d+)_/.exec(key) ?? [];
  return lead === undefined ? key : key.slice(lead.length, lead.length + Number(length));
}

export const clientPath = (path: Path): Path =>
  path.map((key) => (typeof key === "string" ? clientKey(key) : key));
