import { forbidden } from "../../shared/errors.ts";
import type { RegistrationContext } from "../context.ts";

/** What other registers ask; nobody else. */
export const internalResolvers = {
  Query: {
    caseScope: (_root: unknown, { number }: { number: string }, { call, referrals }: RegistrationContext) => {
      if (call.caller.role !== "service") throw forbidden();
      return referrals.valid(number);
    },
  },
};
