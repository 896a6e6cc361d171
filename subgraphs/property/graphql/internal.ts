import type { CountAsked } from "../../shared/audit/accesses.ts";
import { forServices } from "../../shared/rights.ts";
import type { PropertyContext } from "../context.ts";
import { dwellingFacts } from "../dwellingFacts.ts";

interface RelationsQuestion {
  readonly iin: string;
  readonly dwellings: readonly string[];
  readonly persons: readonly string[];
  readonly on: string;
}

/** What other registers ask of property (internal.graphql). */
export const internalResolvers = {
  Query: {
    accessCount: forServices(({ iin, since, until }: CountAsked, { audit }: PropertyContext) =>
      audit.countBetween(iin, since, until),
    ),
    dwellingFacts: forServices(
      ({ rkas, days }: { rkas: readonly string[]; days: readonly string[] }, context: PropertyContext) =>
        dwellingFacts(rkas, days, context),
    ),
    ownershipRelations: forServices(({ on, ...of }: RelationsQuestion, { records }: PropertyContext) =>
      records.facts.relations({ ...of, day: on }),
    ),
    katoOf: forServices(async ({ rkas }: { rkas: readonly string[] }, { records }: PropertyContext) => {
      const found = new Map((await records.facts.katos(rkas)).map(({ rka, kato }) => [rka, kato]));
      return rkas.map((rka) => found.get(rka) ?? null);
    }),
  },
};
