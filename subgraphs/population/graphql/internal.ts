import { forbidden } from "../../shared/errors.ts";
import type { PopulationContext } from "../context.ts";
import type { NewResidence } from "../data/recorder.ts";
import { personFacts } from "../personFacts.ts";
import { recordResidence } from "../recordResidence.ts";
import { registeredAt } from "../registeredAt.ts";

type Resolve<Args> = (root: unknown, args: Args, context: PopulationContext) => unknown;

/** Only registers ask these questions. */
const forServices =
  <Args>(resolve: (args: Args, context: PopulationContext) => unknown): Resolve<Args> =>
  (_root, args, context) => {
    if (context.call.caller.role !== "service") throw forbidden();
    return resolve(args, context);
  };

/** What other registers ask of population (internal.graphql). */
export const internalResolvers = {
  Query: {
    personFacts: forServices(({ iins, on }: { iins: readonly string[]; on: string }, context) =>
      personFacts(iins, on, context),
    ),
    representedBy: forServices(async ({ iin, on }: { iin: string; on: string }, { actingFor }) => [
      ...new Set((await actingFor(iin, on)).map((record) => record.iin)),
    ]),
    registeredAt: forServices(
      ({ pairs, on }: { pairs: readonly { iin: string; rka: string }[]; on: string }, context) =>
        registeredAt(pairs, on, context),
    ),
  },
  Mutation: {
    recordResidence: forServices(({ input }: { input: NewResidence }, context) =>
      recordResidence(input, context),
    ),
  },
};
