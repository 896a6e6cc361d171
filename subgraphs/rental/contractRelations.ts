import type { Day } from "../shared/domain/calendar.ts";
import type { RentalContext } from "./context.ts";
import { parties } from "./domain/contract.ts";

export interface RelationsAsked {
  readonly iin: string;
  readonly dwellings: readonly string[];
  readonly persons: readonly string[];
  readonly on: Day;
}

/** How a person stands to dwellings and to other persons by the contracts in force of which he is a party. */
export async function contractRelations(
  { iin, dwellings, persons, on }: RelationsAsked,
  { records }: RentalContext,
) {
  const contracts = await records.contracts.inForceOf(iin, on);
  const partyOf = new Set(contracts.map(({ rka }) => rka));
  const tenantOf = new Set(contracts.filter(({ tenant }) => tenant === iin).map(({ rka }) => rka));
  const others = new Set(contracts.flatMap((contract) => [...parties(contract)]));
  return {
    partyOf: dwellings.filter((rka) => partyOf.has(rka)),
    tenantOf: dwellings.filter((rka) => tenantOf.has(rka)),
    shareContract: persons.filter((person) => others.has(person)),
  };
}
