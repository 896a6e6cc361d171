import { small } from "../../shared/batch.ts";
import type { Reference } from "../../shared/federation.ts";
import { regionResolvers } from "../../shared/regions.ts";
import { readableContract } from "../access.ts";
import { checkRentalTenants } from "../checkRentalTenants.ts";
import type { RentalContext } from "../context.ts";
import { statusOn } from "../domain/contract.ts";
import { inLanguage } from "../domain/inLanguage.ts";
import { qualityFlags } from "../domain/quality.ts";
import { listContracts } from "../listContracts.ts";
import type { Resolvers } from "./generated.ts";

/** The rental register's fields; what is not named here is a property of its row. */
export const resolvers: Resolvers = {
  Query: {
    rentalContracts: (_root, { filter, ...page }, context) => listContracts(filter, page, context),
    checkRentalTenants: (_root, { pairs }, context) => checkRentalTenants(pairs, context),
  },
  Dwelling: {
    rentalContract: async ({ rka }, _args, { loaders }) => (await loaders.inForceAt.load(rka))[0] ?? null,
  },
  Person: {
    rentalContracts: async ({ ref }, _args, { loaders }) => small(await loaders.ofPersons.load(ref)),
  },
  RentalTenantCheck: {
    registeredThere: ({ rka, iin, verdict }, _args, { loaders }) =>
      verdict === "OUTSIDE_YOUR_TERRITORY" ? null : loaders.registered.load({ rka, iin }),
  },
  RentalContract: {
    body: async ({ bin }, _args, { loaders }) => {
      const body = await loaders.bodies.load(bin);
      if (body === null)
        throw new Error("a contract names a local executive body that the register does not know");
      return body;
    },
    dwelling: ({ rka }) => ({ rka }),
    tenant: ({ tenant }) => ({ ref: tenant }),
    namedPersons: ({ named }) => small([...named]),
    status: (contract, _args, { today }) => statusOn(today, contract),
    qualityFlags: async (contract, _args, { loaders }) => {
      const { rka } = contract;
      const [terms, kato] = await Promise.all([loaders.terms.load(rka), loaders.places.load(rka)]);
      return qualityFlags(contract, terms, kato !== null);
    },
  },
  NamedPerson: { person: ({ iin }) => ({ ref: iin }) },
  LocalExecutiveBody: {
    name: ({ nameKk: kk, nameRu: ru, nameEn: en }, { language }, { call }) =>
      inLanguage(language ?? call.language, { kk, ru, en }),
    address: ({ addressKk: kk, addressRu: ru, addressEn: en }, { language }, { call }) =>
      inLanguage(language ?? call.language, { kk, ru, en }),
    region: ({ kato }) => ({ kato }),
  },
  DataAccess: {
    rental: ({ ref }, args, { audit, call }) => audit.accesses(ref, args, call.language),
  },
  Region: regionResolvers,
};

/** Entities by the key other registers hold. A contract that is not for the caller is as one that is not there. */
export const references: Record<string, Reference<RentalContext>> = {
  DataAccess: ({ ref }) => ({ ref }),
  Person: ({ ref }) => ({ ref }),
  Dwelling: ({ rka }) => ({ rka }),
  LocalExecutiveBody: ({ bin = "" }, { loaders }) => loaders.bodies.load(bin),
  RentalContract: async ({ id = "" }, context) =>
    readableContract(await context.loaders.contracts.load(id), context),
};
