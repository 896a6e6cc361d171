import type { AccessTable } from "../shared/access.ts";
import { asks, reads, through } from "../shared/declare.ts";
import {
  dwellingOfCase,
  inTerritory,
  namedInTerritory,
  ofPersonAlone,
  owner,
  personOfCase,
  represented,
  self,
  sharesContract,
  sharesOwnership,
  tenant,
} from "../shared/standing.ts";
import type { PopulationContext } from "./context.ts";

interface Person {
  readonly ref: string;
}
interface Dwelling {
  readonly rka: string;
}

const ofPerson = reads<Person, PopulationContext>({
  citizen: [self, represented],
  operator: [personOfCase],
});

/** What an officer checks of a tenant. */
const ofTenant = reads<Person, PopulationContext>({
  citizen: [self, represented],
  officer: [namedInTerritory],
  operator: [personOfCase],
});

const name = reads<Person, PopulationContext>({
  citizen: [self, represented, sharesOwnership, sharesContract],
  officer: [namedInTerritory],
  operator: [personOfCase],
});

const registeredPersonsCount = reads<Dwelling, PopulationContext>({
  citizen: [owner, tenant],
  officer: [inTerritory],
  operator: [dwellingOfCase],
});

/** Who may ask at all; whom they do not meet is for them as if he were not there. */
const person = asks({
  citizen: "himself and whom he represents today",
  leb_officer: "a party of a contract of the own territory",
  service_centre_operator: "whom the case opens",
  service: "yes",
});

/** Who may read what of the population register. */
export const access: AccessTable<PopulationContext> = {
  Query: { me: "open", person },
  Person: { ref: "key", iin: ofTenant, name, lifeStatus: ofTenant, residence: ofTenant, "*": ofPerson },
  PersonName: through("Person.name"),
  Representation: through("Person.representatives", "Person.represents"),
  Residence: through("Person.residence", "ResidenceConnection.nodes", "ResidenceEdge.node"),
  ResidenceConnection: through("Person.residences"),
  ResidenceEdge: through("ResidenceConnection.edges"),
  Dwelling: { rka: "open", registeredPersonsCount },
  DataAccess: { ref: "key", "*": ofPersonAlone },
  DataAccessConnection: through("DataAccess.population"),
  DataAccessEdge: through("DataAccessConnection.edges"),
  DataAccessEntry: through("DataAccessConnection.nodes", "DataAccessEdge.node"),
  PageInfo: through("DataAccessConnection.pageInfo", "ResidenceConnection.pageInfo"),
  Region: "open",
};
