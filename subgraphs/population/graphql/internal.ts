import type { CountAsked } from "../../shared/audit/accesses.ts";
import { forServices } from "../../shared/rights.ts";
import type { PopulationContext } from "../context.ts";
import type { NewResidence } from "../data/recorder.ts";
import { personFacts } from "../personFacts.ts";
import { recordResidence } from "../recordResidence.ts";
import { registeredAt, type PersonAtDwelling } from "../registeredAt.ts";
import { representedBy } from "../representedBy.ts";

interface On {
  readonly on: string;
}

/** What other registers ask of population (internal.graphql). */
export const internalResolvers = {
  Query: {
    accessCount: forServices(({ iin, since, until }: CountAsked, { audit }: PopulationContext) =>
      audit.countBetween(iin, since, until),
    ),
    personFacts: forServices(
      ({ iins, days }: { iins: readonly string[]; days: readonly string[] }, context: PopulationContext) =>
        personFacts(iins, days, context),
    ),
    representedBy: forServices(({ iin, on }: On & { iin: string }, context: PopulationContext) =>
      representedBy(iin, on, context),
    ),
    registeredAt: forServices(
      ({ pairs, on }: On & { pairs: readonly PersonAtDwelling[] }, context: PopulationContext) =>
        registeredAt(pairs, on, context),
    ),
  },
  Mutation: {
    recordResidence: forServices(({ input }: { input: NewResidence }, context: PopulationContext) =>
      recordResidence(input, context),
    ),
  },
};
