import { Kind, visit, type DocumentNode, type FieldNode, type SelectionNode } from "graphql";
import type { Variables } from "../transport/transport.ts";
import { isPresent } from "./conditions.ts";
import { ownKey } from "./ownKeys.ts";

/**
 * The document with @skip and @include carried out and with the engine's own response keys. The planner gets nothing
 * else to plan: given conditions, it drops some of them where one variable stands in several places (0.0.38), and asks
 * for what the client has left out; given aliases, it takes some of them for the fields it needs itself.
 */
export function presentPart(
  document: DocumentNode,
  variables: Variables,
  required: ReadonlySet<string>,
): DocumentNode {
  const enter = <Node extends SelectionNode>(node: Node): Node | null => {
    if (!isPresent(node, variables)) return null;
    const directives = node.directives?.filter(
      ({ name: { value } }) => value !== "skip" && value !== "include",
    );
    return { ...node, directives: directives ?? [] };
  };
  return visit(document, {
    Field: {
      enter: (node) => {
        const present = enter(node);
        return present && withOwnKey(present, required);
      },
    },
    FragmentSpread: { enter },
    InlineFragment: { enter },
    // An object all of whose fields are left out is still asked whether it is there.
    SelectionSet: {
      leave: (set) => (set.selections.length > 0 ? undefined : { ...set, selections: [placeholder] }),
    },
  });
}

/** Asked, but no part of the answer. */
export const placeholder: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

/** What the schema itself answers comes under the client's key. */
export const answersItself = (name: string) => name === "__schema" || name === "__type";

function withOwnKey(node: FieldNode, required: ReadonlySet<string>): FieldNode {
  if (answersItself(node.name.value)) return node;
  const { alias, ...plain } = node;
  const key = ownKey(node, required);
  return key === node.name.value ? plain : { ...plain, alias: { ...(alias ?? node.name), value: key } };
}
