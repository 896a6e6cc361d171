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
    me: (_root, _args, { call: { caller }, persons }) =>
      caller.role === "citizen" ? persons.load(caller.iin) : null,
    person: (_root, { iin }, context) => person(iin, context),
  },
  Person: {
    name: (row) => row,
    age: ({ birthDate }, _args, { today }) => ageOn(birthDate, today),
    lifeStatus: ({ deathDate }, _args, { today }) =>
      deathDate !== null && deathDate <= today ? "DECEASED" : "ALIVE",
    legalCapacity: async ({ iin, birthDate }, _args, { decisions, today }) =>
      legalCapacity(birthDate, (await decisions.load(iin))?.decision ?? null, today),
    hasLinkedPhone: async ({ iin }, _args, { phones }) => (await phones.load(iin)) !== null,
    maskedPhone: async ({ iin }, _args, { phones }) => {
      const linked = await phones.load(iin);
      return linked && maskPhone(linked.phone);
    },
    representatives: async ({ iin }, _args, { representatives }) => small(await representatives.load(iin)),
    represents: async ({ iin }, _args, { represents }) => small(await represents.load(iin)),
    residence: async ({ iin }, _args, { homes }) => (await homes.load(iin))?.homes[0] ?? null,
    residences: residenceHistory,
  },
  PersonName: {
    full: (name, { language }, { call }) => fullName(name, language ?? call.language),
    latin: (name) => latinName(name),
  },
  Representation: {
    person: ({ iin }, _args, { persons }) => persons.load(iin),
    representative: ({ representative }, _args, { persons }) => persons.load(representative),
  },
  Residence: { dwelling: ({ rka }) => ({ rka }) },
  Dwelling: {
    registeredPersonsCount: async ({ rka }, _args, { registeredPersons }) =>
      (await registeredPersons.load(rka))?.persons ?? 0,
  },
  Region: regionResolvers,
};

/** Entities by the key other registers hold. Persons are this register's own; whether a dwelling exists, property says. */
export const references: Record<string, Reference<PopulationContext>> = {
  Person: ({ ref = "" }, { persons }) => persons.load(ref),
  Dwelling: ({ rka }) => ({ rka }),
};
