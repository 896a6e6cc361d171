import { badInput } from "../shared/errors.ts";
import type { RentalContext } from "./context.ts";
import type { Contract } from "./domain/contract.ts";
import { judgeTenancy, type Verdict } from "./domain/tenantCheck.ts";

export interface TenantPair {
  readonly rka: string;
  readonly iin: string;
}

/** The answer about one pair; whether the person is registered there is asked of population only when wanted. */
export interface TenantCheck extends TenantPair {
  readonly verdict: Verdict;
  readonly contract: Contract | null;
}

const mostPairs = 1_000;

/**
 * What the contracts in force today say of each pair, in order. Of a dwelling outside the officer's territory, or at
 * an address nobody knows, nothing is read and nothing told.
 */
export async function checkRentalTenants(
  pairs: readonly TenantPair[],
  { loaders, relations, reads }: RentalContext,
): Promise<TenantCheck[]> {
  if (pairs.length > mostPairs) throw badInput("pairs", "PAIRS", { limit: mostPairs });
  const rkas = [...new Set(pairs.map(({ rka }) => rka))];
  const isOwn = await Promise.all(rkas.map((rka) => relations.hasInTerritory(rka)));
  const own = rkas.filter((_rka, place) => isOwn[place]);
  const contracts = await Promise.all(own.map((rka) => loaders.inForceAt.load(rka)));
  const inForce = new Map(own.map((rka, place) => [rka, contracts[place] ?? []]));
  return pairs.map(({ rka, iin }) => {
    const here = inForce.get(rka);
    if (!here) reads?.note("RentalTenantCheck.verdict", iin, true);
    const [verdict, contract] = here ? judgeTenancy(iin, here) : (["OUTSIDE_YOUR_TERRITORY", null] as const);
    return { rka, iin, verdict, contract };
  });
}
