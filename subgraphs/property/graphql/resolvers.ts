import { small } from "../../shared/batch.ts";
import type { Reference } from "../../shared/federation.ts";
import { regionResolvers } from "../../shared/regions.ts";
import type { PropertyContext } from "../context.ts";
import { addressIn, nameIn } from "../domain/inLanguage.ts";
import { searchDwellings } from "../searchDwellings.ts";
import type { Resolvers } from "./generated.ts";

/** The property register's fields; what is not named here is a property of its row. */
export const resolvers: Resolvers = {
  Query: {
    dwelling: (_root, { rka }, { loaders }) => loaders.dwellings.load(rka),
    dwellings: (_root, args, context) => searchDwellings(args, context),
  },
  Dwelling: {
    address: (row, { language }, { call }) => addressIn(row, language ?? call.language),
    region: ({ kato }) => ({ kato }),
    ownerships: async ({ rka }, _args, { loaders }) => small(await loaders.ownerships.load(rka)),
  },
  Ownership: {
    owner: ({ ownerIin, organisation }) =>
      ownerIin === null
        ? organisation && { __typename: "Organisation", ...organisation, metAsOwner: true }
        : { __typename: "Person", ref: ownerIin },
    share: ({ numerator, denominator }) => ({ numerator, denominator }),
  },
  Organisation: { name: (row, { language }, { call }) => nameIn(row, language ?? call.language) },
  Person: { ownedDwellings: async ({ ref }, _args, { loaders }) => small(await loaders.owned.load(ref)) },
  DataAccess: {
    property: ({ ref }, args, { audit, call }) => audit.accesses(ref, args, call.language),
  },
  Region: regionResolvers,
};

/** Entities by the key other registers hold. Whether a person exists, population says. */
export const references: Record<string, Reference<PropertyContext>> = {
  DataAccess: ({ ref }) => ({ ref }),
  Dwelling: ({ rka = "" }, { loaders }) => loaders.dwellings.load(rka),
  Organisation: ({ bin = "" }, { loaders }) => loaders.organisations.load(bin),
  Person: ({ ref }) => ({ ref }),
};
