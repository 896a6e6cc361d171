import { small } from "../../shared/batch.ts";
import { ageOn } from "../../shared/domain/calendar.ts";
import { maskPhone } from "../../shared/domain/iin.ts";
import type { Reference } from "../../shared/federation.ts";
import { regionResolvers } from "../../shared/regions.ts";
import type { PopulationContext } from "../context.ts";
import { legalCapacity } from "../domain/capacity.ts";
import { fullName, latinName } from "../domain/name.ts";
import { person } from "../person.ts";
import { residenceHistory } from "../residenceHistory.ts";
import type { Resolvers } from "./generated.ts";

/** The population register's fields; what is not named here is a property of its row. */
export const resolvers: Resolvers = {
  Query: {
    me: (_root, _args, { call: { caller }, loaders }) =>
      caller.role === "citizen" ? loaders.persons.load(caller.iin) : null,
    person: (_root, { iin }, context) => person(iin, context),
  },
  Person: {
    name: (row) => row,
    age: ({ birthDate }, _args, { today }) => ageOn(birthDate, today),
    lifeStatus: ({ deathDate }, _args, { today }) =>
      deathDate !== null && deathDate <= today ? "DECEASED" : "ALIVE",
    legalCapacity: async ({ iin, birthDate }, _args, { loaders, today }) =>
      legalCapacity(birthDate, (await loaders.decisions.load(iin))?.decision ?? null, today),
    hasLinkedPhone: async ({ iin }, _args, { loaders }) => (await loaders.phones.load(iin)) !== null,
    maskedPhone: async ({ iin }, _args, { loaders }) => {
      const linked = await loaders.phones.load(iin);
      return linked && maskPhone(linked.phone);
    },
    representatives: async ({ iin }, _args, { loaders }) => small(await loaders.representatives.load(iin)),
    represents: async ({ iin }, _args, { loaders }) => small(await loaders.represents.load(iin)),
    residence: async ({ iin }, _args, { loaders }) => (await loaders.homes.load(iin))?.[0] ?? null,
    residences: residenceHistory,
  },
  PersonName: {
    full: (name, { language }, { call }) => fullName(name, language ?? call.language),
    latin: (name) => latinName(name),
  },
  Representation: {
    person: ({ iin }, _args, { loaders }) => loaders.persons.load(iin),
    representative: ({ representative }, _args, { loaders }) => loaders.persons.load(representative),
  },
  Residence: { dwelling: ({ rka }) => ({ rka }) },
  Dwelling: {
    registeredPersonsCount: async ({ rka }, _args, { loaders }) =>
      (await loaders.registeredPersons.load(rka))?.persons ?? 0,
  },
  DataAccess: {
    population: ({ ref }, args, { audit, call }) => audit.accesses(ref, args, call.language),
  },
  Region: regionResolvers,
};

/** Entities by the key other registers hold. Persons are this register's own; whether a dwelling exists, property says. */
export const references: Record<string, Reference<PopulationContext>> = {
  DataAccess: ({ ref }) => ({ ref }),
  Person: ({ ref = "" }, { loaders }) => loaders.persons.load(ref),
  Dwelling: ({ rka }) => ({ rka }),
};
