import type { AccessTable, Check } from "../shared/access.ts";
import { either, judge, ofPersonAlone, statesPurpose } from "../shared/rights.ts";
import type { PopulationContext } from "./context.ts";

type PersonCheck = Check<{ readonly ref: string }, PopulationContext>;

/** For the person himself and those who represent him today, and for the operator with his case. */
const ofPerson: PersonCheck = ({ ref }, { call, relations }) =>
  judge(call, {
    citizen: (iin) => ref === iin || relations.represents(ref),
    officer: () => false,
    operator: () => relations.caseOpensPerson(ref),
  });

/** For officers too, of persons in a contract of their territory. */
const ofTenant: PersonCheck = ({ ref }, { call, relations }) =>
  judge(call, {
    citizen: (iin) => ref === iin || relations.represents(ref),
    officer: () => relations.hasTenantInTerritory(ref),
    operator: () => relations.caseOpensPerson(ref),
  });

/** For citizens too who share an ownership or a contract with the person. */
const name: PersonCheck = ({ ref }, { call, relations }) => {
  const shares = () => either(relations.sharesOwnership(ref), () => relations.sharesContract(ref));
  return judge(call, {
    citizen: (iin) => ref === iin || either(relations.represents(ref), shares),
    officer: () => relations.hasTenantInTerritory(ref),
    operator: () => relations.caseOpensPerson(ref),
  });
};

const registeredPersonsCount: Check<{ readonly rka: string }, PopulationContext> = (
  { rka },
  { call, relations },
) =>
  judge(call, {
    citizen: () => either(relations.owns(rka), () => relations.isTenantAt(rka)),
    officer: () => relations.hasInTerritory(rka),
    operator: () => relations.caseOpensDwelling(rka),
  });

/** Who may not ask at all; whom the others meet is for the use case to say. */
const person: Check<unknown, PopulationContext> = (_root, { call }) => {
  const { role } = call.caller;
  if (role === "anonymous" || role === "analyst") return "forbidden";
  return role === "citizen" || role === "service" || statesPurpose(call) ? "allowed" : "purpose required";
};

/** Who may read what of the population register. */
export const access: AccessTable<PopulationContext> = {
  Query: { me: "open", person },
  Person: { ref: "open", iin: ofTenant, name, lifeStatus: ofTenant, residence: ofTenant, "*": ofPerson },
  Dwelling: { rka: "open", registeredPersonsCount },
  DataAccess: { ref: "open", "*": ofPersonAlone },
  // Reached only through a guarded field.
  PersonName: "open",
  Representation: "open",
  Residence: "open",
  ResidenceConnection: "open",
  ResidenceEdge: "open",
  DataAccessConnection: "open",
  DataAccessEdge: "open",
  DataAccessEntry: "open",
  PageInfo: "open",
  Region: "open",
};
