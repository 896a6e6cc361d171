import type { Finding, Outcome } from "./domain/decide.ts";
import type { Register } from "./domain/facts.ts";

/** A decision as it was made, kept so that it can be shown and explained later under its own rules. */
export interface RecordedDecision {
  readonly outcome: Outcome;
  readonly ruleSet: string;
  readonly consentsRequired: number;
  readonly findings: readonly RecordedFinding[];
  /** BIN of the local executive body to ask, for state rental housing. */
  readonly body: string | null;
  /** KATO of the dwelling: which service centres are near. Null when property was silent or knows no such address. */
  readonly kato: string | null;
}

export interface RecordedFinding extends Finding {
  readonly readings: readonly RecordedReading[];
}

/** Which register said so, when (ISO instant), under which reference of its own. */
export interface RecordedReading {
  readonly register: Register;
  readonly readAt: string;
  readonly reference: string;
}
