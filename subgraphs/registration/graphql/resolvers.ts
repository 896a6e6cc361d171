import type { Reference } from "../../shared/federation.ts";
import { regionResolvers } from "../../shared/regions.ts";
import type { RegistrationContext } from "../context.ts";
import { applicationOfCaller } from "../applicationOfCaller.ts";
import { accountResolvers } from "./account.ts";
import { applicationResolvers } from "./application.ts";
import { eligibilityResolvers } from "./eligibility.ts";
import type { Resolvers } from "./generated.ts";
import { mutationResolvers } from "./mutations.ts";
import { queryResolvers } from "./queries.ts";

/** The registration register's fields; what is not named is a property of its row. */
export const resolvers: Resolvers = {
  ...queryResolvers,
  ...mutationResolvers,
  ...applicationResolvers,
  ...eligibilityResolvers,
  ...accountResolvers,
  Region: regionResolvers,
};

/** Entities by the key other registers hold. Whether a person exists, population says. */
export const references: Record<string, Reference<RegistrationContext>> = {
  DataAccess: ({ ref }) => ({ ref }),
  Person: ({ ref }) => ({ ref }),
  Application: ({ id = "" }, context) => applicationOfCaller(id, context),
};
