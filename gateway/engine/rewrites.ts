import type { FetchNodePathSegment, FetchRewrite, ValueSetter } from "@graphql-hive/router-query-planner";
import type { Fields } from "./json.ts";
import type { IsA } from "./typeRelations.ts";
import { isFields } from "./unanswered.ts";

/** Changes an answer or a representation in place, as the plan prescribes. */
export type Rewrite = (value: unknown) => void;

/** The rewrites of a fetch as one function; undefined when there are none. */
export function compileRewrites(
  rewrites: readonly FetchRewrite[] | undefined,
  isA: IsA,
): Rewrite | undefined {
  if (!rewrites?.length) return undefined;
  const steps = rewrites.map((rewrite) => compileRewrite(rewrite, isA));
  return (value) => {
    for (const step of steps) step(value);
  };
}

function compileRewrite(rewrite: FetchRewrite, isA: IsA): Rewrite {
  if ("KeyRenamer" in rewrite) {
    const { path, renameKeyTo } = rewrite.KeyRenamer;
    return along(path, isA, (object, key) => {
      if (!Object.hasOwn(object, key)) return;
      object[renameKeyTo] = object[key];
      // The planner's own alias must not stand beside the field it stood for.
      Reflect.deleteProperty(object, key);
    });
  }
  const { path, setValueTo }: ValueSetter = "ValueSetter" in rewrite ? rewrite.ValueSetter : rewrite;
  return along(path, isA, (object, key) => {
    object[key] = setValueTo;
  });
}

/** Goes down the path and calls `change` with the last object and the last key. */
function along(
  path: readonly FetchNodePathSegment[],
  isA: IsA,
  change: (object: Fields, key: string) => void,
): Rewrite {
  const [segment, ...rest] = path;
  if (segment === undefined) return () => undefined;
  const next = rest.length > 0 ? along(rest, isA, change) : undefined;
  const visit = (object: Fields) => {
    if ("Key" in segment) {
      if (next) next(object[segment.Key]);
      else change(object, segment.Key);
      return;
    }
    const typename = object["__typename"];
    if (typeof typename !== "string" || isA(typename, segment.TypenameEquals)) next?.(object);
  };
  const walk: Rewrite = (value) => {
    if (Array.isArray(value)) for (const item of value) walk(item);
    else if (isFields(value)) visit(value);
  };
  return walk;
}

/** The planner's aliases and the keys they become, for the paths of errors. */
export function renamesOf(rewrites: readonly FetchRewrite[] | undefined): ReadonlyMap<string, string> {
  const renames = new Map<string, string>();
  for (const rewrite of rewrites ?? []) {
    if (!("KeyRenamer" in rewrite)) continue;
    const last = rewrite.KeyRenamer.path.at(-1);
    if (last && "Key" in last) renames.set(last.Key, rewrite.KeyRenamer.renameKeyTo);
  }
  return renames;
}
