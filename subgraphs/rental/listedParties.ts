import type { Call } from "../shared/call.ts";
import { everybodyIn, type Contract } from "./domain/contract.ts";

/**
 * Whose contracts a request has been listed, so that they are not looked up again when another register asks, for the
 * same request, who is party of a contract of the territory. It lasts as long as that request, and in this process alone:
 * where the other register asks over HTTP, nothing is known and everybody is looked up.
 */
export interface ListedParties {
  /** Notes that all these contracts, and maybe more, are of bodies of the territory. */
  note(call: Call, kato: string, contracts: readonly Contract[]): void;
  /** The parties of what the request for which this call was made has been listed of the territory. */
  parties(call: Call, kato: string): ReadonlySet<string>;
}

const nobody: ReadonlySet<string> = new Set();

export function listedParties(): ListedParties {
  const requests = new WeakMap<Call, { readonly kato: string; readonly parties: Set<string> }>();
  return {
    note(call, kato, contracts) {
      const before = requests.get(call);
      const known = before?.kato === kato ? before : { kato, parties: new Set<string>() };
      for (const contract of contracts) for (const party of everybodyIn(contract)) known.parties.add(party);
      requests.set(call, known);
    },
    parties({ askedFor }, kato) {
      const known = askedFor && requests.get(askedFor);
      return known?.kato === kato ? known.parties : nobody;
    },
  };
}
