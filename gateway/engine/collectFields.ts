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
import { clientKey } from "./ownKeys.ts";
import { answersItself, placeholder } from "./present.ts";

/** One response key of an object: the fields of the document that were merged into it. */
export interface Collected {
  /** As the client named it. */
  readonly key: string;
  /** Under which it stands in the data. */
  readonly ownKey: string;
  readonly name: string;
  readonly nodes: FieldNode[];
  readonly inner: SelectionSetNode[];
}

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** CollectFields of the specification, done once per concrete type; @skip and @include are carried out already. */
export function collectFields(
  typename: string,
  sets: readonly SelectionSetNode[],
  fragments: Fragments,
  schema: GraphQLSchema,
): Collected[] {
  const found = new Map<string, Collected>();
  const visit = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (node === placeholder) continue;
      if (node.kind === Kind.FIELD) {
        add(found, node);
        continue;
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
      const condition = fragment?.typeCondition?.name.value;
      if (!fragment || (condition !== undefined && !applies(condition, typename, schema))) continue;
      visit(fragment.selectionSet);
    }
  };
  sets.forEach(visit);
  return [...found.values()];
}

function add(found: Map<string, Collected>, node: FieldNode): void {
  const name = node.name.value;
  const ownKey = node.alias?.value ?? name;
  const key = node.alias && !answersItself(name) ? clientKey(ownKey) : ownKey;
  let field = found.get(key);
  if (!field) found.set(key, (field = { key, ownKey, name, nodes: [], inner: [] }));
  field.nodes.push(node);
  if (node.selectionSet) field.inner.push(node.selectionSet);
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

/** The nodes of the field a path in the data below some field leads to; none when the client did not ask for it. */
export function nodesBelow(
  nodes: readonly FieldNode[],
  below: readonly (string | number)[],
  fragments: Fragments,
): readonly FieldNode[] {
  let found = nodes;
  for (const key of below)
    if (typeof key === "string")
      found = found.flatMap(({ selectionSet }) => fieldsOf(selectionSet, key, fragments));
  return found;
}

function fieldsOf(set: SelectionSetNode | undefined, key: string, fragments: Fragments): FieldNode[] {
  return (set?.selections ?? []).flatMap((node) => {
    if (node.kind === Kind.FIELD) return (node.alias ?? node.name).value === key ? [node] : [];
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
    return fieldsOf(fragment?.selectionSet, key, fragments);
  });
}
