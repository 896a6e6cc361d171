import type { PropertyContext } from "./context.ts";

/** Dwellings with their owners of a day, for other registers' rules and messages; in the order asked. */
export async function dwellingFacts(rkas: readonly string[], on: string, context: PropertyContext) {
  const { records, now, call } = context;
  const found = new Map((await records.facts.dwellings(rkas, on)).map((row) => [row.rka, row]));
  return {
    readAt: now,
    reference: call.requestId,
    dwellings: rkas.map((rka) => found.get(rka) ?? null),
  };
}
