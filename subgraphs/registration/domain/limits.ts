/** So many within 24 hours, and so many that still wait for an answer. */
export interface Frequency {
  readonly aDay: number;
  readonly atOnce: number;
}

/** For a citizen who applies, and for an operator of a service centre, who applies for others. */
export interface ByRole {
  readonly citizen: number;
  readonly operator: number;
}

/** Within these days, one giver asked by one applicant: so many requests and no more. */
export interface OfOnePair {
  readonly days: number;
  /** Requests that the giver declined himself. */
  readonly declined: number;
  /** Requests to which he did not agree: declined, unanswered, undelivered, or taken back. */
  readonly notAgreed: number;
}

/**
 * Against asking people over and over. Requests for consent are counted as applications in which somebody is asked:
 * one with forty owners is one request of the applicant and of the dwelling, and one to each owner.
 */
export interface Limits {
  readonly byApplicant: Frequency;
  readonly atDwelling: Frequency;
  readonly toGiver: Frequency;
  readonly ofOnePair: OfOnePair;
  /** Applications of one applicant that have not ended. */
  readonly openApplications: number;
  /** Submissions of one caller on one day, each with a key of its own. */
  readonly submissionsADay: ByRole;
  /** Visits for which one operator asks for a case on one day, whatever the answer: each tells him something of people. */
  readonly receptionsADay: number;
  /** Signing codes of one signer on one day, over all applications. */
  readonly signingCodesADay: ByRole;
}
