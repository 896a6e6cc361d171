import { parties, type Contract } from "./contract.ts";

export type Verdict =
  "TENANT" | "NAMED_IN_CONTRACT" | "NOT_NAMED" | "NO_CONTRACT_IN_FORCE" | "OUTSIDE_YOUR_TERRITORY";

/** What the contracts in force at a dwelling, newest first, say of a person; and which of them says it. */
export function judgeTenancy(iin: string, contracts: readonly Contract[]): [Verdict, Contract | null] {
  const asTenant = contracts.find(({ tenant }) => tenant === iin);
  if (asTenant) return ["TENANT", asTenant];
  const asNamed = contracts.find((contract) => parties(contract).has(iin));
  if (asNamed) return ["NAMED_IN_CONTRACT", asNamed];
  const [newest] = contracts;
  return newest ? ["NOT_NAMED", newest] : ["NO_CONTRACT_IN_FORCE", null];
}
