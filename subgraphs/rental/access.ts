import type { AccessTable } from "../shared/access.ts";
import { asks, reads, relation, through } from "../shared/declare.ts";
import { lies } from "../shared/domain/territory.ts";
import {
  dwellingOfCase,
  inTerritory,
  ofPersonAlone,
  personOfCase,
  represented,
  self,
} from "../shared/standing.ts";
import type { RentalContext } from "./context.ts";
import { parties, type Contract } from "./domain/contract.ts";

interface Person {
  readonly ref: string;
}
interface Dwelling {
  readonly rka: string;
}
interface Citizen {
  readonly iin: string;
}

const forOfficers = asks({ leb_officer: "own territory" });

const partyOf = relation("its parties", (contract: Contract, _context: unknown, { iin }: Citizen) =>
  parties(contract).has(iin),
);

const representsParty = relation(
  "who represents a party today",
  (contract: Contract, context: RentalContext) => context.relations.representsOneOf(parties(contract)),
);

const ofBodyInTerritory = relation(
  "of a body of the own territory",
  async ({ bin }: Contract, { loaders }: RentalContext, { kato }: { readonly kato: string }) => {
    const body = await loaders.bodies.load(bin);
    return body !== null && lies(body.kato, kato);
  },
);

const partyOfCase = relation(
  "of a party whom the case opens",
  async (contract: Contract, { relations }: RentalContext) =>
    (await Promise.all([...parties(contract)].map((party) => relations.caseOpensPerson(party)))).includes(
      true,
    ),
);

/** A contract that is named by its id alone, as other registers name it. */
const ofContract = reads<Contract, RentalContext>({
  citizen: [partyOf, representsParty],
  officer: [ofBodyInTerritory, inTerritory],
  operator: [dwellingOfCase, partyOfCase],
});

// One that is not there is judged as one that is not the caller's, so that both take the same time.
const nobodys: Contract = {
  ...{ id: "", number: "", bin: "", rka: "", tenant: "", from: "", to: null, recorded: "TERMINATED" },
  named: [],
};

/** The contract, if there is one and the caller may read it. */
export async function readableContract(
  contract: Contract | null,
  context: RentalContext,
): Promise<Contract | null> {
  return (await ofContract(contract ?? nobodys, context, {})) === "allowed" ? contract : null;
}

const inForceAt = async (rka: string, { loaders }: RentalContext): Promise<Contract> =>
  (await loaders.inForceAt.load(rka))[0] ?? nobodys;

const partyHere = relation(
  "parties of the contract in force",
  async ({ rka }: Dwelling, context: RentalContext, { iin }: Citizen) =>
    parties(await inForceAt(rka, context)).has(iin),
);

const representsPartyHere = relation(
  "who represents a party today",
  async ({ rka }: Dwelling, context: RentalContext) =>
    context.relations.representsOneOf(parties(await inForceAt(rka, context))),
);

const rentalContract = reads<Dwelling, RentalContext>({
  citizen: [partyHere, representsPartyHere],
  officer: [inTerritory],
  operator: [dwellingOfCase],
});

const rentalContracts = reads<Person, RentalContext>({
  citizen: [self, represented],
  operator: [personOfCase],
});

/** Who may read what of the rental register. */
export const access: AccessTable<RentalContext> = {
  Query: { rentalContracts: forOfficers, checkRentalTenants: forOfficers },
  RentalContractConnection: through("Query.rentalContracts"),
  RentalContractEdge: through("RentalContractConnection.edges"),
  RentalTenantCheck: through("Query.checkRentalTenants"),
  // Judged at each of its doors; by its key, with `readableContract`.
  RentalContract: through(
    "Dwelling.rentalContract",
    "Person.rentalContracts",
    "RentalContractConnection.nodes",
    "RentalContractEdge.node",
    "RentalTenantCheck.contract",
  ),
  NamedPerson: through("RentalContract.namedPersons"),
  Dwelling: { rka: "open", rentalContract },
  Person: { ref: "key", rentalContracts },
  // Contacts are for everybody.
  LocalExecutiveBody: "open",
  Region: "open",
  DataAccess: { ref: "key", "*": ofPersonAlone },
  DataAccessConnection: through("DataAccess.rental"),
  DataAccessEdge: through("DataAccessConnection.edges"),
  DataAccessEntry: through("DataAccessConnection.nodes", "DataAccessEdge.node"),
  PageInfo: through("DataAccessConnection.pageInfo", "RentalContractConnection.pageInfo"),
};
