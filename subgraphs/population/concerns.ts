import type { Concern, ConcernTable } from "../shared/audit/concerns.ts";
import type { PopulationContext } from "./context.ts";

type OfPerson = Concern<{ readonly ref: string }, PopulationContext>;
const himself: OfPerson = ({ ref }) => ref;

const asked: Concern<unknown, PopulationContext> = (_root, _context, { iin }) => iin as string;

/** Whose data each field of the population register is. How many live at a dwelling is nobody's. */
export const concerns: ConcernTable<PopulationContext> = {
  Query: { person: asked },
  Person: { "*": himself },
  DataAccess: { "*": himself },
};
