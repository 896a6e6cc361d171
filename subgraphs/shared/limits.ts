import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from "graphql";
import { coded } from "./errors.ts";

/** What one document may ask. Measured against the largest operations of the three audiences, with room. */
export const limits = { depth: 25, fields: 1_500 } as const;

/** Refuses a document that is too deep or selects too many fields, fragments counted where they are spread. */
export function refuseTooDeep(document: DocumentNode): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const seen = { fields: 0 };
  for (const node of document.definitions)
    if (node.kind === Kind.OPERATION_DEFINITION) measure(node.selectionSet, 1, fragments, seen, new Set());
}

function measure(
  { selections }: SelectionSetNode,
  depth: number,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: { fields: number },
  within: ReadonlySet<string>,
): void {
  refuseOver("depth", depth, limits.depth);
  for (const selection of selections) {
    refuseOver("fields", ++seen.fields, limits.fields);
    if (selection.kind === Kind.FIELD) {
      if (selection.selectionSet) measure(selection.selectionSet, depth + 1, fragments, seen, within);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      measure(selection.selectionSet, depth, fragments, seen, within);
    } else {
      const name = selection.name.value;
      const fragment = fragments.get(name);
      // A cycle is the validator's to refuse; here it only must not run for ever.
      if (fragment && !within.has(name))
        measure(fragment.selectionSet, depth, fragments, seen, new Set(within).add(name));
    }
  }
}

function refuseOver(what: keyof typeof limits, measured: number, limit: number): void {
  if (measured > limit) throw coded("QUERY_TOO_COMPLEX", { what, limit, measured });
}
