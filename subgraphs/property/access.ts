import type { AccessTable } from "../shared/access.ts";
import { reads, relation, through } from "../shared/declare.ts";
import { lies } from "../shared/domain/territory.ts";
import {
  anyone,
  dwellingOfCase,
  ofPersonAlone,
  personOfCase,
  represented,
  self,
} from "../shared/standing.ts";
import type { PropertyContext } from "./context.ts";
import type { DwellingRow } from "./data/dwellings.ts";

interface Person {
  readonly ref: string;
}

/** Known here without asking anybody. */
const standsInTerritory = relation(
  "own territory",
  (dwelling: DwellingRow, _context: unknown, { kato }: { readonly kato: string }) =>
    lies(dwelling.kato, kato),
);

const owner = relation(
  "of a dwelling he owns",
  async ({ rka }: DwellingRow, context: PropertyContext, { iin }: { readonly iin: string }) =>
    (await ownersOf(rka, context)).includes(iin),
);

const representsOwner = relation(
  "of a dwelling owned by a person he represents today",
  async ({ rka }: DwellingRow, context: PropertyContext) =>
    context.relations.representsOneOf(await ownersOf(rka, context)),
);

const ownersOf = async (rka: string, { loaders }: PropertyContext): Promise<string[]> =>
  (await loaders.ownerships.load(rka)).flatMap(({ ownerIin }) => ownerIin ?? []);

/** By its number alone it is named among registers only. */
const metAsOwner = relation(
  "of an ownership he may read",
  (organisation: { readonly metAsOwner?: true }) => organisation.metAsOwner === true,
);

const ofBuilding = reads<DwellingRow, PropertyContext>({
  citizen: [anyone],
  officer: [standsInTerritory],
  operator: [anyone],
});

const ownerships = reads<DwellingRow, PropertyContext>({
  citizen: [owner, representsOwner],
  officer: [standsInTerritory],
  operator: [dwellingOfCase],
});

const ownedDwellings = reads<Person, PropertyContext>({
  citizen: [self, represented],
  operator: [personOfCase],
});

const ofOrganisation = reads<{ readonly metAsOwner?: true }, PropertyContext>({
  citizen: [metAsOwner],
  officer: [metAsOwner],
  operator: [metAsOwner],
});

/** Who may read what of the property register. */
export const access: AccessTable<PropertyContext> = {
  Query: { dwelling: "open", dwellings: "open" },
  DwellingConnection: through("Query.dwellings"),
  DwellingEdge: through("DwellingConnection.edges"),
  Dwelling: { rka: "open", address: "open", region: "open", kind: "open", ownerships, "*": ofBuilding },
  Ownership: through("Dwelling.ownerships"),
  Share: through("Ownership.share"),
  Organisation: { "*": ofOrganisation },
  Person: { ref: "key", ownedDwellings },
  DataAccess: { ref: "key", "*": ofPersonAlone },
  DataAccessConnection: through("DataAccess.property"),
  DataAccessEdge: through("DataAccessConnection.edges"),
  DataAccessEntry: through("DataAccessConnection.nodes", "DataAccessEdge.node"),
  PageInfo: through("DataAccessConnection.pageInfo", "DwellingConnection.pageInfo"),
  Region: "open",
};
