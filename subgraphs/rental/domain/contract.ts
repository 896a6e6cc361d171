import type { Day } from "../../shared/domain/calendar.ts";

/** A rental contract as its body recorded it, faults included. */
export interface Contract {
  readonly id: string;
  readonly number: string;
  /** The local executive body that lets the dwelling. */
  readonly bin: string;
  readonly rka: string;
  readonly tenant: string;
  readonly from: Day;
  readonly to: Day | null;
  /** What the body recorded: that a contract has run out, it does not record. */
  readonly recorded: "IN_FORCE" | "TERMINATED";
  /** In the order of the contract; somebody may stand twice, the tenant may be missing. */
  readonly named: readonly Named[];
}

export interface Named {
  readonly iin: string;
  readonly relation: "TENANT" | "SPOUSE" | "CHILD" | "PARENT" | "SIBLING" | "OTHER_RELATIVE" | "OTHER";
}

/** How a contract stands on the day. One that has not begun stands as it is recorded. */
export function statusOn(day: Day, { recorded, to }: Pick<Contract, "recorded" | "to">) {
  if (recorded === "TERMINATED") return "TERMINATED";
  return to !== null && to < day ? "EXPIRED" : "IN_FORCE";
}

type WithParties = Pick<Contract, "tenant" | "named">;

/** Everybody the contract is about: the tenant, even where the list forgot him, and whoever is named. */
export function parties(contract: WithParties): Set<string> {
  return new Set(everybodyIn(contract));
}

/** The same as a list, in which somebody may stand twice. */
export function everybodyIn({ tenant, named }: WithParties): string[] {
  return [tenant, ...named.map(({ iin }) => iin)];
}
