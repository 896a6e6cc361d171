import { Kind, type SelectionNode } from "graphql";
import type { Variables } from "../transport/transport.ts";

/** Whether a selection is part of the answer: always, never, or as the variables say. */
export type Presence = boolean | ((variables: Variables) => boolean);

/** The presence that @skip and @include give a selection. */
export function presenceOf(node: SelectionNode): Presence {
  let presence: Presence = true;
  for (const { name, arguments: args } of node.directives ?? []) {
    if (name.value !== "skip" && name.value !== "include") continue;
    const wanted = name.value === "include";
    const value = args?.[0]?.value;
    if (value?.kind === Kind.BOOLEAN) presence = both(presence, value.value === wanted);
    if (value?.kind === Kind.VARIABLE) {
      const variable = value.name.value;
      presence = both(presence, (variables) => (variables[variable] === true) === wanted);
    }
  }
  return presence;
}

/** Present when both are. */
export function both(a: Presence, b: Presence): Presence {
  if (a === false || b === false) return false;
  if (a === true) return b;
  if (b === true) return a;
  return (variables) => a(variables) && b(variables);
}

/** Present when either is. */
export function either(a: Presence, b: Presence): Presence {
  if (a === true || b === true) return true;
  if (a === false) return b;
  if (b === false) return a;
  return (variables) => a(variables) || b(variables);
}
