import type { EntityBatchAlias, InputRewrite, RequiresSelection } from "@graphql-hive/router-query-planner";
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
    const projected: Fields = {};
    const failed = project(entity, projected, variables);
    if (failed) return failed;
    // Looked at last: where the register that tells the type was silent, so was it about the key.
    const typename = entity["__typename"];
    if (typeof typename !== "string" || !isMoreThanTyped(projected)) return undefined;
    projected["__typename"] ??= typename;
    rewrite?.(projected);
    return projected;
  };
}

/** By its type name alone no register can find an entity. */
function isMoreThanTyped(projected: Fields): boolean {
  for (const key in projected) if (key !== "__typename" && projected[key] !== null) return true;
  return false;
}

/** Writes the selected fields of a value into a representation; gives back what stands in the way. */
type Project = (value: Fields, into: Fields, variables: Variables) => Unanswered | undefined;

function compileProjection(requires: readonly RequiresSelection[], isA: IsA): Project {
  const parts = requires.map((selection) => compilePart(selection, isA));
  return (value, into, variables) => {
    for (const part of parts) {
      const failed = part(value, into, variables);
      if (failed) return failed;
    }
    return undefined;
  };
}

function compilePart(selection: RequiresSelection, isA: IsA): Project {
  switch (selection.kind) {
    case "Field":
      return compileField(selection.name, selection.alias ?? selection.name, selection.selections ?? [], isA);
    case "InlineFragment":
      return compileFragment(selection, isA);
    case "FragmentSpread":
      throw new Error("a plan required a named fragment, which the planner never writes");
  }
}

function compileField(
  name: string,
  key: string,
  selections: readonly RequiresSelection[],
  isA: IsA,
): Project {
  const inner = selections.length > 0 ? compileProjection(selections, isA) : undefined;
  return (value, into, variables) => {
    const found = value[name] ?? value[key];
    if (found instanceof Unanswered) return found;
    const projected = inner ? projectedInside(found, inner, variables) : found;
    if (projected instanceof Unanswered) return projected;
    const known = into[key];
    if (isFields(known) && isFields(projected)) merge(known, projected);
    else if (projected !== undefined) into[key] = projected;
    return undefined;
  };
}

function projectedInside(value: unknown, inner: Project, variables: Variables): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => projectedInside(item, inner, variables));
    return items.find((item) => item instanceof Unanswered) ?? items;
  }
  if (!isFields(value)) return value;
  const projected: Fields = {};
  return inner(value, projected, variables) ?? projected;
}

function compileFragment(
  fragment: Extract<RequiresSelection, { kind: "InlineFragment" }>,
  isA: IsA,
): Project {
  const { typeCondition, skipIf, includeIf } = fragment;
  const conditions = [typeCondition];
  const inner = compileProjection(fragment.selections, isA);
  return (value, into, variables) => {
    const typename = value["__typename"];
    if (typeof typename === "string" && !isA(typename, conditions)) return undefined;
    if (skipIf !== undefined && variables[skipIf] === true) return undefined;
    if (includeIf !== undefined && variables[includeIf] !== true) return undefined;
    return inner(value, into, variables);
  };
}

/** One field by which entities of one type are asked. */
export interface SoleKey {
  readonly typename: string;
  readonly field: string;
}

/** The sole key of a fetch that requires nothing else. */
export function soleKeyOf({ requires, inputRewrites }: EntityBatchAlias): SoleKey | undefined {
  const [fragment, ...others] = requires;
  if (fragment?.kind !== "InlineFragment" || others.length > 0 || inputRewrites?.length) return undefined;
  if (fragment.skipIf !== undefined || fragment.includeIf !== undefined) return undefined;
  const [key, ...more] = fragment.selections.filter(
    (each) => each.kind !== "Field" || each.name !== "__typename",
  );
  const isPlain = key?.kind === "Field" && key.alias === undefined && !key.selections?.length;
  return isPlain && more.length === 0 ? { typename: fragment.typeCondition, field: key.name } : undefined;
}
