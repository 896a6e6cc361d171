import type { Database } from "../../shared/database/open.ts";
import { bodiesOf } from "./bodies.ts";
import { contractsOf } from "./contracts.ts";
import { factsOf, territoryOf } from "./facts.ts";

/** Everything the rental register keeps, its statements prepared once. */
export type Records = ReturnType<typeof recordsOf>;

export function recordsOf({ read, slow }: Pick<Database, "read" | "slow">) {
  return {
    bodies: bodiesOf(read),
    contracts: contractsOf(read, slow),
    facts: factsOf(read),
    namedInTerritory: territoryOf(read),
  };
}
