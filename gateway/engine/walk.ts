import type { FlattenNodePathSegment } from "@graphql-hive/router-query-planner";
import type { Fields } from "./json.ts";
import type { IsA } from "./typeRelations.ts";
import { isFields } from "./unanswered.ts";

/** Collects the objects a plan's path leads to. */
export type Walk = (value: unknown, found: Fields[]) => void;

/** A path of the plan compiled to one closure a segment. A list is walked wherever it stands. */
export function compileWalk(path: readonly FlattenNodePathSegment[], isA: IsA): Walk {
  const [segment, ...rest] = path;
  if (segment === undefined) return everyObject((object, found) => void found.push(object));
  const next = compileWalk(rest, isA);
  if (segment === "@") return next;
  if ("Field" in segment) {
    const key = segment.Field;
    return everyObject((object, found) => next(object[key], found));
  }
  const conditions = segment.TypeCondition;
  return everyObject((object, found) => {
    // Without a __typename the declared type serves, and the planner has checked that one.
    const typename = object["__typename"];
    if (typeof typename !== "string" || isA(typename, conditions)) next(object, found);
  });
}

function everyObject(visit: (object: Fields, found: Fields[]) => void): Walk {
  const walk: Walk = (value, found) => {
    if (Array.isArray(value)) for (const item of value) walk(item, found);
    else if (isFields(value)) visit(value, found);
  };
  return walk;
}
