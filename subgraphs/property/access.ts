import type { AccessTable, Check } from "../shared/access.ts";
import { lies } from "../shared/domain/territory.ts";
import { judge, ofPersonAlone } from "../shared/rights.ts";
import type { PropertyContext } from "./context.ts";
import type { DwellingRow } from "./data/dwellings.ts";

/** For whoever has signed in, and for officials: an officer in his own territory, an operator anywhere. */
const ofBuilding: Check<DwellingRow, PropertyContext> = ({ kato }, { call }) =>
  judge(call, {
    citizen: () => true,
    officer: (territory) => lies(kato, territory),
    operator: () => true,
  });

/** For its owners and for those who represent one of them. */
const ownerships: Check<DwellingRow, PropertyContext> = ({ rka, kato }, context) =>
  judge(context.call, {
    citizen: (iin) => isOwnerOrRepresents(iin, rka, context),
    officer: (territory) => lies(kato, territory),
    operator: () => context.relations.caseOpensDwelling(rka),
  });

async function isOwnerOrRepresents(iin: string, rka: string, { loaders, relations }: PropertyContext) {
  const owners = (await loaders.ownerships.load(rka)).flatMap(({ ownerIin }) => ownerIin ?? []);
  if (owners.includes(iin)) return true;
  // One question for the request: whom the caller represents. Where nobody owns, there is nobody to represent.
  const represented = await Promise.all(owners.map((owner) => relations.represents(owner)));
  return represented.includes(true);
}

const ownedDwellings: Check<{ readonly ref: string }, PropertyContext> = ({ ref }, { call, relations }) =>
  judge(call, {
    citizen: (iin) => ref === iin || relations.represents(ref),
    officer: () => false,
    operator: () => relations.caseOpensPerson(ref),
  });

/** Met as an owner, it is read by whoever reads the ownership; named by its number alone, by services. */
const organisation: Check<{ readonly metAsOwner?: true }, PropertyContext> = ({ metAsOwner }, { call }) =>
  metAsOwner === true || call.caller.role === "service" ? "allowed" : "hidden";

/** Who may read what of the property register. */
export const access: AccessTable<PropertyContext> = {
  Query: { dwelling: "open", dwellings: "open" },
  Dwelling: { rka: "open", address: "open", region: "open", kind: "open", ownerships, "*": ofBuilding },
  Person: { ref: "open", ownedDwellings },
  Organisation: { "*": organisation },
  DataAccess: { ref: "open", "*": ofPersonAlone },
  // Reached only through a guarded field, or open themselves.
  Ownership: "open",
  Share: "open",
  DwellingConnection: "open",
  DwellingEdge: "open",
  DataAccessConnection: "open",
  DataAccessEdge: "open",
  DataAccessEntry: "open",
  PageInfo: "open",
  Region: "open",
};
