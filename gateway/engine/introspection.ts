import {
  executeSync,
  Kind,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { Variables } from "../transport/transport.ts";
import type { Fragments } from "./collectFields.ts";
import type { Fields } from "./json.ts";

const meta = new Set(["__schema", "__type"]);

/** An operation in two parts: what the registers answer, and what the schema itself answers. */
export interface Parts {
  /** Undefined when no register is to be asked. */
  readonly asked: DocumentNode | undefined;
  /** Undefined when the operation has neither __schema nor __type. */
  readonly introspection: DocumentNode | undefined;
}

/** Splits introspection off, so that both parts may stand in one operation. */
export function splitIntrospection(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  fragments: Fragments,
): Parts {
  const ofSchema = keepFields(operation.selectionSet, fragments, (name) => meta.has(name));
  const data = keepFields(operation.selectionSet, fragments, (name) => !name.startsWith("__"));
  if (!ofSchema) return { asked: data && document, introspection: undefined };
  const alone = (set: SelectionSetNode): DocumentNode => ({
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation, selectionSet: set }, ...fragments.values()],
  });
  return { asked: data && alone(data), introspection: alone(ofSchema) };
}

/** The root selection with only some fields left; fragments are written out. Undefined when nothing is left. */
function keepFields(
  set: SelectionSetNode,
  fragments: Fragments,
  keep: (fieldName: string) => boolean,
): SelectionSetNode | undefined {
  const selections = set.selections.flatMap((node): SelectionNode[] => {
    if (node.kind === Kind.FIELD) return keep(node.name.value) ? [node] : [];
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
    const inner = fragment && keepFields(fragment.selectionSet, fragments, keep);
    if (!inner) return [];
    const { typeCondition } = fragment;
    const directives = node.directives ?? [];
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        selectionSet: inner,
        directives,
        ...(typeCondition && { typeCondition }),
      },
    ];
  });
  return selections.length > 0 ? { kind: Kind.SELECTION_SET, selections } : undefined;
}

/** Answers the schema's part into the data. */
export function introspect(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Variables,
  into: Fields,
): readonly GraphQLError[] {
  const { data, errors = [] } = executeSync({ schema, document, variableValues: variables });
  Object.assign(into, data);
  return errors;
}
