import {
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
  isAbstractType,
  isInterfaceType,
  isObjectType,
} from "graphql";
import type { Variables } from "../transport/transport.ts";
import { both, either, presenceOf, type Presence } from "./conditions.ts";

/** A selection set and the presence of the field it belongs to. */
export interface Selected {
  readonly set: SelectionSetNode;
  readonly presence: Presence;
}

/** One response key of an object: the fields of the document that were merged into it. */
export interface Collected {
  readonly key: string;
  readonly name: string;
  presence: Presence;
  readonly nodes: FieldNode[];
  readonly inner: Selected[];
}

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * CollectFields of the specification, done once per concrete type, with @skip and @include kept as functions.
 * A key keeps the place of its first occurrence, also when the variables leave that one out.
 */
export function collectFields(
  typename: string,
  selected: readonly Selected[],
  fragments: Fragments,
  schema: GraphQLSchema,
): Collected[] {
  const found = new Map<string, Collected>();
  const visit = ({ set, presence }: Selected): void => {
    for (const node of set.selections) {
      const here = both(presence, presenceOf(node));
      if (here === false) continue;
      if (node.kind === Kind.FIELD) {
        add(found, node, here);
        continue;
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
      const condition = fragment?.typeCondition?.name.value;
      if (!fragment || (condition !== undefined && !applies(condition, typename, schema))) continue;
      visit({ set: fragment.selectionSet, presence: here });
    }
  };
  selected.forEach(visit);
  return [...found.values()];
}

function add(found: Map<string, Collected>, node: FieldNode, presence: Presence): void {
  const key = node.alias?.value ?? node.name.value;
  let field = found.get(key);
  if (!field) found.set(key, (field = { key, name: node.name.value, presence: false, nodes: [], inner: [] }));
  field.presence = either(field.presence, presence);
  field.nodes.push(node);
  if (node.selectionSet) field.inner.push({ set: node.selectionSet, presence });
}

function applies(condition: string, typename: string, schema: GraphQLSchema): boolean {
  if (condition === typename) return true;
  const wide = schema.getType(condition);
  const narrow = schema.getType(typename);
  return (
    isAbstractType(wide) &&
    (isObjectType(narrow) || isInterfaceType(narrow)) &&
    schema.isSubType(wide, narrow)
  );
}

/** The nodes of the field a path below some field leads to; none when the variables leave it out. */
export function nodesBelow(
  nodes: readonly FieldNode[],
  below: readonly (string | number)[],
  fragments: Fragments,
  variables: Variables,
): readonly FieldNode[] {
  let found = nodes;
  for (const key of below)
    if (typeof key === "string")
      found = found.flatMap(({ selectionSet }) => fieldsOf(selectionSet, key, fragments, variables));
  return found;
}

function fieldsOf(
  set: SelectionSetNode | undefined,
  key: string,
  fragments: Fragments,
  variables: Variables,
): FieldNode[] {
  return (set?.selections ?? []).flatMap((node) => {
    const presence = presenceOf(node);
    if (presence === false || (presence !== true && !presence(variables))) return [];
    if (node.kind === Kind.FIELD) return (node.alias ?? node.name).value === key ? [node] : [];
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
    return fieldsOf(fragment?.selectionSet, key, fragments, variables);
  });
}
