import { GraphQLScalarType, Kind, type DocumentNode } from "graphql";
import type { Scalars } from "../engine/publicSchema.ts";

/**
 * Every scalar a supergraph defines, passed through as it comes: what a `Date` of somebody else's graph looks like is
 * known to its subgraphs, and they check it. Ours of the same name are not asked.
 */
export function passedScalars({ definitions }: DocumentNode): Scalars {
  const names = definitions.flatMap((node) =>
    node.kind === Kind.SCALAR_TYPE_DEFINITION ? [node.name.value] : [],
  );
  return Object.fromEntries(names.map((name) => [name, new GraphQLScalarType({ name })]));
}
