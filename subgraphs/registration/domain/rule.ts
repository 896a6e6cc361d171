/** What a rule of the decision is: its basis, its question, and what follows where it is not met. */
import type { Concerned } from "./consentGivers.ts";
import type { Facts, Register } from "./facts.ts";
import type { Answer } from "./known.ts";
import type { Basis } from "./legalBasis.ts";
import type { Policy } from "./policy.ts";

export type RuleId =
  | "person-alive"
  | "citizen"
  | "not-under-14"
  | "applies-for-self-or-represented"
  | "applicant-may-act"
  | "phone-linked"
  | "dwelling-residential"
  | "not-already-here"
  | "owners-can-consent"
  | "in-rental-contract"
  | "address-open"
  | "consent-giver-reachable"
  | "consent"
  | "area-norm";

/** What an unmet rule leads to; the strongest of them is the outcome. */
export type Consequence = "REFUSED" | "SERVICE_CENTRE_ONLY" | "RETURNED" | "CONSENT_REQUIRED";

export type Predicate = (facts: Facts, policy: Policy, concerned: Concerned) => Answer;

export interface Rule {
  readonly id: RuleId;
  readonly basis: readonly Basis[];
  readonly otherwise: Consequence;
  /** The registers whose facts answer it. */
  readonly reads: readonly Register[];
  /** It tells something of the person to be registered, who may be a stranger to the applicant. */
  readonly tellsOfPerson: boolean;
  /** No: it cannot matter for this case. Left out: it always matters. */
  readonly applies?: Predicate;
  readonly met: Predicate;
}
