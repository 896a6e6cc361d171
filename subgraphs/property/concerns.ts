import type { Concern, ConcernTable } from "../shared/audit/concerns.ts";
import type { PropertyContext } from "./context.ts";

const himself: Concern<{ readonly ref: string }, PropertyContext> = ({ ref }) => ref;

const owners: Concern<{ readonly rka: string }, PropertyContext> = async ({ rka }, { loaders }) =>
  (await loaders.ownerships.load(rka)).flatMap(({ ownerIin }) => ownerIin ?? []);

/** Whose data each field of the property register is. What a dwelling is like, is nobody's. */
export const concerns: ConcernTable<PropertyContext> = {
  Dwelling: { ownerships: owners },
  Person: { "*": himself },
  DataAccess: { "*": himself },
};
