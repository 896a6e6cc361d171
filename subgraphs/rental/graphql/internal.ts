import type { CountAsked } from "../../shared/audit/accesses.ts";
import { forServices } from "../../shared/rights.ts";
import type { RentalContext } from "../context.ts";
import { contractRelations, type RelationsAsked } from "../contractRelations.ts";
import { namedInTerritory } from "../namedInTerritory.ts";
import { rentalFacts, type DwellingPlace } from "../rentalFacts.ts";

interface Facts {
  readonly dwellings: readonly DwellingPlace[];
  readonly days: readonly string[];
}
interface Territory {
  readonly kato: string;
  readonly persons: readonly string[];
}

/** What other registers ask of rental (internal.graphql). */
export const internalResolvers = {
  Query: {
    accessCount: forServices(({ iin, since, until }: CountAsked, { audit }: RentalContext) =>
      audit.countBetween(iin, since, until),
    ),
    rentalFacts: forServices(({ dwellings, days }: Facts, context: RentalContext) =>
      rentalFacts(dwellings, days, context),
    ),
    contractRelations: forServices((asked: RelationsAsked, context: RentalContext) =>
      contractRelations(asked, context),
    ),
    namedInTerritory: forServices(({ kato, persons }: Territory, context: RentalContext) =>
      namedInTerritory(kato, persons, context),
    ),
  },
};
