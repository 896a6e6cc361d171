import { Kind, visit, type DocumentNode, type FieldNode, type SelectionNode } from "graphql";
import type { Variables } from "../transport/transport.ts";
import { presenceOf } from "./conditions.ts";

/** The variables that decide which selections are present. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: args = [] }) {
      if (name.value !== "skip" && name.value !== "include") return;
      for (const { value } of args) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/**
 * The document with @skip and @include carried out. The planner gets nothing else to plan: given conditions, it drops
 * some of them where one variable stands in several places (0.0.38), and asks for what the client has left out.
 */
export function presentPart(document: DocumentNode, variables: Variables): DocumentNode {
  const enter = (node: SelectionNode): SelectionNode | null => {
    const presence = presenceOf(node);
    if (presence === false || (presence !== true && !presence(variables))) return null;
    const directives = node.directives?.filter(
      ({ name }) => name.value !== "skip" && name.value !== "include",
    );
    return { ...node, directives: directives ?? [] };
  };
  return visit(document, {
    Field: { enter },
    FragmentSpread: { enter },
    InlineFragment: { enter },
    // An object all of whose fields are left out is still asked whether it is there.
    SelectionSet: {
      leave: (set) => (set.selections.length > 0 ? undefined : { ...set, selections: [typename] }),
    },
  });
}

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };
