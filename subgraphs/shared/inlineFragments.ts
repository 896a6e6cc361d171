import {
  Kind,
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * The same document in words graphql-jit gets right. It keeps @skip and @include with the nodes of a fragment, so that
 * one spread in two places takes the conditions of both; and fields in a fragment forget the conditions of the fields
 * around them. Here each spread is written out by nodes of its own, under all the conditions that hold there.
 */
export function inlineFragments(document: DocumentNode): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const definitions = document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION
      ? [{ ...node, selectionSet: writtenOut(node.selectionSet, fragments, []) }]
      : [],
  );
  return { ...document, definitions };
}

function writtenOut(
  set: SelectionSetNode,
  fragments: Fragments,
  around: readonly DirectiveNode[],
): SelectionSetNode {
  const selections = set.selections.flatMap((node): SelectionNode[] => {
    if (node.kind === Kind.FIELD) {
      if (!node.selectionSet) return [{ ...node }];
      const inside = [...around, ...conditionsOf(node)];
      return [{ ...node, selectionSet: writtenOut(node.selectionSet, fragments, inside) }];
    }
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
    if (!fragment) return [node];
    const { typeCondition, selectionSet } = fragment;
    const inner: InlineFragmentNode = {
      kind: Kind.INLINE_FRAGMENT,
      ...(typeCondition && { typeCondition }),
      directives: node.directives ?? [],
      selectionSet: writtenOut(selectionSet, fragments, around),
    };
    return [around.reduce(under, inner)];
  });
  return { ...set, selections };
}

function conditionsOf({ directives = [] }: SelectionNode): readonly DirectiveNode[] {
  return directives.filter(({ name }) => name.value === "skip" || name.value === "include");
}

/** The fragment under one condition more. */
function under(fragment: InlineFragmentNode, condition: DirectiveNode): InlineFragmentNode {
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [fragment] };
  return { kind: Kind.INLINE_FRAGMENT, directives: [condition], selectionSet };
}
