import { Kind, visit, type DocumentNode, type FieldNode } from "graphql";
import type { Path } from "./unanswered.ts";

/**
 * The engine's own response key of a field. A client may give any alias, also the name of a key or of a required field
 * that the planner adds beside it, and other arguments to a field that is required; then the plan reads one for the
 * other (0.0.38). So both go to the planner in words that no field has: the length of the client's key, the key, and
 * the name of the field it stands for.
 */
export function ownKey({ alias, name, arguments: args }: FieldNode, required: ReadonlySet<string>): string {
  const key = alias?.value ?? name.value;
  const isPlain = key === name.value && !(args?.length && required.has(key));
  return isPlain ? key : `_${key.length}_${key}_${name.value}`;
}

/** The names of all fields that some field of the supergraph requires. */
export function requiredNames(supergraph: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(supergraph, {
    Directive({ name, arguments: args = [] }) {
      if (name.value !== "join__field") return;
      for (const { name: argument, value } of args)
        if (argument.value === "requires" && value.kind === Kind.STRING)
          for (const [word] of value.value.matchAll(/\w+/g)) names.add(word);
    },
  });
  return names;
}

/** The key the client gave. */
export function clientKey(key: string): string {
  const [lead, length] = /^_(\d+)_/.exec(key) ?? [];
  return lead === undefined ? key : key.slice(lead.length, lead.length + Number(length));
}

export const clientPath = (path: Path): Path =>
  path.map((key) => (typeof key === "string" ? clientKey(key) : key));
