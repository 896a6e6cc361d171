import { Kind, parse, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from "graphql";
import type { Selection } from "./unanswered.ts";

type Open = Map<string, Open | null>;

/**
 * The response keys an operation of the plan asks for. Type conditions and @skip are left out on purpose:
 * a key too many is never read by the response's writer.
 */
export function selectionOf(operation: string, renames: ReadonlyMap<string, string>): Selection {
  const document = parse(operation, { noLocation: true });
  const fragments = fragmentsOf(document);
  const open: Open = new Map();
  for (const node of document.definitions)
    if (node.kind === Kind.OPERATION_DEFINITION) collect(node.selectionSet, fragments, renames, open);
  return open;
}

/** The fragments of a document by name. */
export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  return fragments;
}

function collect(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  renames: ReadonlyMap<string, string>,
  into: Open,
): void {
  for (const node of set.selections) {
    if (node.kind !== Kind.FIELD) {
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
      if (fragment) collect(fragment.selectionSet, fragments, renames, into);
      continue;
    }
    if (node.name.value === "__typename") continue;
    const key = node.alias?.value ?? node.name.value;
    const inner: Open | null = node.selectionSet ? (into.get(key) ?? new Map()) : null;
    if (node.selectionSet && inner) collect(node.selectionSet, fragments, renames, inner);
    into.set(key, inner);
    const renamed = renames.get(key);
    if (renamed !== undefined) into.set(renamed, inner);
  }
}
