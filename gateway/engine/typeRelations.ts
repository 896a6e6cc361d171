import { Kind, type DocumentNode } from "graphql";

/** Tells whether a concrete type satisfies one of the type conditions of a plan. */
export type IsA = (typename: string, conditions: readonly string[]) => boolean;

/**
 * Which types stand for which, read from the supergraph rather than the public schema:
 * a plan may go through types that clients never see.
 */
export function typeRelations(supergraph: DocumentNode): IsA {
  const wider = new Map<string, Set<string>>();
  const note = (name: string, abstract: string) => {
    const known = wider.get(name);
    if (known) known.add(abstract);
    else wider.set(name, new Set([abstract]));
  };
  for (const node of supergraph.definitions) {
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION)
      for (const { name } of node.interfaces ?? []) note(node.name.value, name.value);
    if (node.kind === Kind.UNION_TYPE_DEFINITION)
      for (const { name } of node.types ?? []) note(name.value, node.name.value);
  }
  return (typename, conditions) =>
    conditions.some((condition) => condition === typename || wider.get(typename)?.has(condition) === true);
}
