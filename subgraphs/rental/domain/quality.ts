import type { Day } from "../../shared/domain/calendar.ts";
import type { Contract } from "./contract.ts";

export type QualityFlag = "TENANT_NOT_NAMED" | "NAMED_TWICE" | "OVERLAPPING_CONTRACT" | "UNKNOWN_ADDRESS";

/** The days of a contract that was not ended early. */
export interface Term {
  readonly id: string;
  readonly from: Day;
  readonly to: Day | null;
}

/** What is wrong with a record. `terms` are those of its dwelling, `isAddressKnown` is property's word. */
export function qualityFlags(
  contract: Contract,
  terms: readonly Term[],
  isAddressKnown: boolean,
): QualityFlag[] {
  const named = contract.named.map(({ iin }) => iin);
  const faults: [QualityFlag, boolean][] = [
    ["TENANT_NOT_NAMED", !named.includes(contract.tenant)],
    ["NAMED_TWICE", new Set(named).size < named.length],
    ["OVERLAPPING_CONTRACT", contract.recorded === "IN_FORCE" && terms.some(overlaps(contract))],
    ["UNKNOWN_ADDRESS", !isAddressKnown],
  ];
  return faults.filter(([, isSo]) => isSo).map(([flag]) => flag);
}

const overlaps =
  (one: Term) =>
  (other: Term): boolean =>
    one.id !== other.id && begins(one) <= ends(other) && begins(other) <= ends(one);

const begins = ({ from }: Term): Day => from;
/** Later than any day that is written. */
const ends = ({ to }: Term): Day => to ?? "9999-12-31";
