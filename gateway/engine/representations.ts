import type { RequiresSelection, InputRewrite } from "@graphql-hive/router-query-planner";
import type { Variables } from "../transport/transport.ts";
import type { Fields } from "./json.ts";
import { merge } from "./merge.ts";
import { compileRewrites } from "./rewrites.ts";
import type { IsA } from "./typeRelations.ts";
import { isFields, Unanswered } from "./unanswered.ts";

/**
 * What a register is told of an entity so that it can find it: the key, and the fields it requires.
 * Unanswered when a required field failed elsewhere; undefined when the entity cannot be asked here.
 */
export type Represent = (entity: Fields, variables: Variables) => Fields | Unanswered | undefined;

/** Compiles the `requires` of a fetch. */
export function compileRepresentation(
  requires: readonly RequiresSelection[],
  rewrites: readonly InputRewrite[] | undefined,
  isA: IsA,
): Represent {
  const project = compileProjection(requires, isA);
  const rewrite = compileRewrites(rewrites, isA);
  return (entity, variables) => {
    const typename = entity["__typename"];
    if (typeof typename !== "string") return undefined;
    const projected = project(entity, variables);
    if (projected instanceof Unanswered) return projected;
    // By its type name alone no register can find an entity.
    if (!Object.keys(projected).some((key) => key !== "__typename" && projected[key] !== null))
      return undefined;
    projected["__typename"] ??= typename;
    rewrite?.(projected);
    return projected;
  };
}

type Project = (value: Fields, variables: Variables) => Fields | Unanswered;

function compileProjection(requires: readonly RequiresSelection[], isA: IsA): Project {
  const parts = requires.map((selection) => compilePart(selection, isA));
  return (value, variables) => {
    const projected: Fields = {};
    for (const part of parts) {
      const failed = part(value, projected, variables);
      if (failed) return failed;
    }
    return projected;
  };
}

type Part = (value: Fields, into: Fields, variables: Variables) => Unanswered | undefined;

function compilePart(selection: RequiresSelection, isA: IsA): Part {
  switch (selection.kind) {
    case "Field":
      return compileField(selection.name, selection.alias ?? selection.name, selection.selections ?? [], isA);
    case "InlineFragment":
      return compileFragment(selection, isA);
    case "FragmentSpread":
      throw new Error("a plan required a named fragment, which the planner never writes");
  }
}

function compileField(name: string, key: string, selections: readonly RequiresSelection[], isA: IsA): Part {
  const inner = selections.length > 0 ? compileProjection(selections, isA) : undefined;
  return (value, into, variables) => {
    const found = value[name] ?? value[key];
    if (found instanceof Unanswered) return found;
    const projected = inner ? projectedInside(found, inner, variables) : found;
    if (projected instanceof Unanswered) return projected;
    if (projected !== undefined) into[key] = projected;
    return undefined;
  };
}

function projectedInside(value: unknown, inner: Project, variables: Variables): unknown {
  if (!Array.isArray(value)) return isFields(value) ? inner(value, variables) : value;
  const items = value.map((item) => projectedInside(item, inner, variables));
  return items.find((item) => item instanceof Unanswered) ?? items;
}

function compileFragment(fragment: Extract<RequiresSelection, { kind: "InlineFragment" }>, isA: IsA): Part {
  const { typeCondition, skipIf, includeIf } = fragment;
  const inner = compileProjection(fragment.selections, isA);
  return (value, into, variables) => {
    const typename = value["__typename"];
    if (typeof typename === "string" && !isA(typename, [typeCondition])) return undefined;
    if (skipIf !== undefined && variables[skipIf] === true) return undefined;
    if (includeIf !== undefined && variables[includeIf] !== true) return undefined;
    const projected = inner(value, variables);
    if (projected instanceof Unanswered) return projected;
    merge(into, projected);
    return undefined;
  };
}
