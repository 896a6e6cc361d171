import type { GraphQLError } from "graphql";
import type { Language } from "../../subgraphs/shared/call.ts";
import { errorAt } from "./faults.ts";

/** How many empty places of a response are explained one by one: a page of a hundred with one field each. */
export const mostErrors = 100;

/**
 * The errors of a response, not without end: one silent register under a page of a hundred persons, three fields each,
 * would be three hundred. Beyond the bound every kind that is left (its code, its register) is told once more, without
 * a path, with the number of places it stands for as `measured`: no null stays unexplained.
 */
export function bounded(errors: readonly GraphQLError[], language: Language): readonly GraphQLError[] {
  if (errors.length <= mostErrors) return errors;
  const left = new Map<string, { readonly first: GraphQLError; places: number }>();
  for (const error of errors.slice(mostErrors)) {
    const { code, register } = error.extensions;
    const kind = JSON.stringify([code, register]);
    const known = left.get(kind);
    if (known) known.places += 1;
    else left.set(kind, { first: error, places: 1 });
  }
  const rest = [...left.values()].map(({ first: { extensions, originalError }, places }) =>
    errorAt(
      { extensions: { ...extensions, limit: mostErrors, measured: places }, cause: originalError },
      language,
    ),
  );
  return [...errors.slice(0, mostErrors), ...rest];
}
