import { Kind, visit, type DocumentNode, type SelectionNode } from "graphql";
import type { Variables } from "../transport/transport.ts";

/** Whether @skip and @include leave a selection in the answer. */
export function isPresent({ directives = [] }: SelectionNode, variables: Variables): boolean {
  return directives.every(({ name, arguments: args }) => {
    if (name.value !== "skip" && name.value !== "include") return true;
    const value = args?.[0]?.value;
    const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
    const isMet = value?.kind === Kind.BOOLEAN ? value.value : given === true;
    return isMet === (name.value === "include");
  });
}

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
