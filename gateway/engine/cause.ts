import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from "graphql";
import { nodesBelow, type Fragments } from "./collectFields.ts";
import type { Fault } from "./faults.ts";
import type { Path, Reason } from "./unanswered.ts";

/** An error to report: what failed, where below the empty place, and where in the document. */
export interface Cause {
  readonly fault: Fault;
  readonly below: Path;
  readonly nodes: readonly FieldNode[];
}

/** The place that is empty. */
export interface EmptyPlace {
  readonly type: GraphQLOutputType;
  readonly nodes: readonly FieldNode[];
  readonly fragments: Fragments;
  readonly schema: GraphQLSchema;
}

/**
 * Of all that failed under an empty place, the one failure that emptied it: its null spread up through non-null types.
 * Failures of fields the client did not ask for, or whose null was allowed to stay below, are not what it sees.
 */
export function causeOf(reasons: readonly Reason[], place: EmptyPlace): Cause | undefined {
  const { nodes, fragments } = place;
  const seen = reasons
    .map(({ fault, below }) => ({ fault, below, nodes: nodesBelow(nodes, below, fragments) }))
    .filter((cause) => cause.nodes.length > 0);
  const cause = seen.find(({ below }) => spreads(below, place)) ?? seen[0];
  const [first] = reasons;
  return cause ?? (first && { fault: first.fault, below: [], nodes });
}

/** Whether every step of the path is non-null, so that a null at its end leaves nothing standing. */
function spreads(below: Path, { type, nodes, fragments, schema }: EmptyPlace): boolean {
  let at: GraphQLOutputType | undefined = type;
  let here = nodes;
  for (const key of below) {
    const open: GraphQLOutputType = isNonNullType(at) ? at.ofType : at;
    if (typeof key === "number") at = isListType(open) ? open.ofType : undefined;
    else {
      here = nodesBelow(here, [key], fragments);
      at = fieldType(getNamedType(open), here[0]?.name.value ?? "", schema);
    }
    if (!at || !isNonNullType(at)) return false;
  }
  return true;
}

/** The type of a field; for a union, of the field of that name in any of its members. */
function fieldType(
  type: GraphQLNamedType,
  name: string,
  schema: GraphQLSchema,
): GraphQLOutputType | undefined {
  const own = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name]?.type : undefined;
  if (own || !isAbstractType(type)) return own;
  return schema
    .getPossibleTypes(type)
    .map((member) => member.getFields()[name]?.type)
    .find((found) => found !== undefined);
}
