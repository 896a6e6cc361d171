import type { AccessTable, Check, Verdict } from "../shared/access.ts";
import { lies } from "../shared/domain/territory.ts";
import { either, judge, ofPersonAlone, statesPurpose, type Right } from "../shared/rights.ts";
import type { RentalContext } from "./context.ts";
import { parties, type Contract } from "./domain/contract.ts";

/** Only for officers of a local executive body. */
const forOfficers: Check<unknown, RentalContext> = (_root, { call }) => {
  if (call.caller.role !== "leb_officer") return "forbidden";
  return statesPurpose(call) ? "allowed" : "purpose required";
};

/** For the parties of the contract in force, and those who represent one; where there is none, for no citizen. */
const rentalContract: Check<{ readonly rka: string }, RentalContext> = ({ rka }, context) =>
  judge(context.call, {
    citizen: async (iin) => {
      const [contract] = await context.loaders.inForceAt.load(rka);
      return contract !== undefined && isPartyOrRepresentsOne(iin, contract, context);
    },
    officer: () => context.relations.hasInTerritory(rka),
    operator: () => context.relations.caseOpensDwelling(rka),
  });

const rentalContracts: Check<{ readonly ref: string }, RentalContext> = ({ ref }, { call, relations }) =>
  judge(call, {
    citizen: (iin) => ref === iin || relations.represents(ref),
    officer: () => false,
    operator: () => relations.caseOpensPerson(ref),
  });

function isPartyOrRepresentsOne(iin: string, contract: Contract, { relations }: RentalContext): Right {
  const people = parties(contract);
  if (people.has(iin)) return true;
  return Promise.all([...people].map((party) => relations.represents(party))).then((any) =>
    any.includes(true),
  );
}

/** The right to a contract that is asked for by its id alone, as other registers name it. */
export function contractById(contract: Contract, context: RentalContext): Verdict | Promise<Verdict> {
  const { call, loaders, relations } = context;
  return judge(call, {
    citizen: (iin) => isPartyOrRepresentsOne(iin, contract, context),
    officer: (kato) => {
      const ofBody = loaders.bodies.load(contract.bin).then((body) => body !== null && lies(body.kato, kato));
      return either(ofBody, () => relations.hasInTerritory(contract.rka));
    },
    operator: () => relations.caseOpensDwelling(contract.rka),
  });
}

/** Who may read what of the rental register. */
export const access: AccessTable<RentalContext> = {
  Query: { rentalContracts: forOfficers, checkRentalTenants: forOfficers },
  Dwelling: { rka: "open", rentalContract },
  Person: { ref: "open", rentalContracts },
  // Contacts are for everybody.
  LocalExecutiveBody: "open",
  Region: "open",
  DataAccess: { ref: "open", "*": ofPersonAlone },
  // Reached only through a guarded field; a contract by its id is judged where it is found.
  RentalContract: "open",
  NamedPerson: "open",
  RentalTenantCheck: "open",
  RentalContractConnection: "open",
  RentalContractEdge: "open",
  DataAccessConnection: "open",
  DataAccessEdge: "open",
  DataAccessEntry: "open",
  PageInfo: "open",
};
