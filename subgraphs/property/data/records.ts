import type { Database } from "../../shared/database/open.ts";
import { addressesOf } from "./addresses.ts";
import { dwellingsOf } from "./dwellings.ts";
import { factsOf } from "./facts.ts";
import { ownershipsOf } from "./ownerships.ts";

/** Everything the property register keeps, its statements prepared once. */
export type Records = ReturnType<typeof recordsOf>;

export function recordsOf({ read, slow }: Pick<Database, "read" | "slow">) {
  return {
    dwellings: dwellingsOf(read),
    ownerships: ownershipsOf(read),
    facts: factsOf(read),
    // A search may take longer than a keyed read, which must not wait behind it.
    addresses: addressesOf(slow),
  };
}
