import type { Kato } from "./facts.ts";
import type { Limits } from "./limits.ts";

/** What no source settles, and numbers that may change: data of a dated rule set, never an `if` in the code. */
export interface Policy {
  /** From this age a minor applies himself, and only himself. */
  readonly ownApplicationAge: number;
  /** From this age a child is registered apart from its parents. */
  readonly separateRegistrationAge: number;
  /** Until this birthday a parent represents, and an owner is a minor. */
  readonly fullAge: number;
  /** From the delivery report to each giver; closed at the end. */
  readonly consentWindowMinutes: number;
  readonly codeDigits: number;
  /** The wrong code with this number closes the request. */
  readonly wrongTries: number;
  /** No delivery report for so long after sending: undelivered. */
  readonly undeliveredAfterHours: number;
  /** How often somebody may be asked, and may ask. */
  readonly limits: Limits;
  /** One person for so many square metres in this territory; null: no such norm. */
  readonly areaNorm: { readonly squareMetresPerPerson: number; readonly territory: Kato } | null;
}
