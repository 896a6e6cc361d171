import type { Register } from "./domain/facts.ts";
import type { RecordedDecision } from "./recordedDecision.ts";

/** The registers without which a decision could not be made. */
export const silentRegisters = ({ findings }: RecordedDecision): readonly Register[] => [
  ...new Set(findings.flatMap(({ silent }) => silent)),
];
