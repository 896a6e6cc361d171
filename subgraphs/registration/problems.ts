import type { Text } from "../shared/text/language.ts";
import type { ApplicationStatus } from "./data/applications.ts";
import type { ConsentState } from "./data/consents.ts";
import type { Register } from "./domain/facts.ts";
import { outcomeTexts } from "./domain/outcomeTexts.ts";
import type { RecordedDecision } from "./recordedDecision.ts";
import { notNeededText } from "./texts/receptions.ts";
import { problemTexts, type ProblemCode } from "./texts/problems.ts";

/** The law's no, or the case's: a member of a result union. The text is put into a language when it is read. */
interface Said<Name extends string> {
  readonly __typename: Name;
  readonly code: string;
  readonly text: Text;
}

export type NotInThisState = Said<"NotInThisState"> & { readonly status: ApplicationStatus | null };
export type ConsentClosed = Said<"ConsentClosed"> & { readonly state: ConsentState | null };
export type TooManyAttempts = Said<"TooManyAttempts"> & { readonly retryAt: Date | null };
export type WrongCode = Said<"WrongCode"> & { readonly attemptsLeft: number };
export type SignatureRejected = Said<"SignatureRejected">;
export type NotOwner = Said<"NotOwner">;
export type IdempotencyConflict = Said<"IdempotencyConflict">;
export type Unavailable = Said<"RegisterUnavailable"> & { readonly registers: readonly Register[] };
export type NotAccepted = Said<"ApplicationNotAccepted"> & {
  readonly decision: RecordedDecision;
  readonly referral: string | null;
};
export type ReceptionNotNeeded = Said<"ReceptionNotNeeded">;

const said = <Name extends string>(__typename: Name, code: ProblemCode) => ({
  __typename,
  code,
  text: problemTexts[code],
});

/** Also for an application that is not there, or not the caller's: status is null then. */
export const notInThisState = (
  application: { readonly status: ApplicationStatus } | null,
  code: ProblemCode = "NOT_IN_THIS_STATE",
): NotInThisState => ({ ...said("NotInThisState", code), status: application?.status ?? null });

/** Also for a consent that is not there, or not the caller's: state is null then. */
export const consentClosed = (state: ConsentState | null): ConsentClosed => ({
  ...said("ConsentClosed", state === "EXPIRED" ? "CONSENT_LATE" : "CONSENT_CLOSED"),
  state,
});

export const tooManyAttempts = (code: ProblemCode, retryAt: Date | null): TooManyAttempts => ({
  ...said("TooManyAttempts", code),
  retryAt,
});

export const wrongCode = (attemptsLeft: number): WrongCode => ({
  ...said("WrongCode", "CODE_WRONG"),
  attemptsLeft,
});
export const signatureRejected = (code: ProblemCode): SignatureRejected => said("SignatureRejected", code);
export const notOwner = (): NotOwner => said("NotOwner", "NOT_OWNER");
export const idempotencyConflict = (): IdempotencyConflict =>
  said("IdempotencyConflict", "IDEMPOTENCY_KEY_REUSED");
export const unavailable = (registers: readonly Register[]): Unavailable => ({
  ...said("RegisterUnavailable", "REGISTER_UNAVAILABLE"),
  registers,
});

/** Not taken in, because of the decision. */
export const notAccepted = (decision: RecordedDecision, referral: string | null): NotAccepted => ({
  __typename: "ApplicationNotAccepted",
  code: decision.outcome,
  text: outcomeTexts[decision.outcome],
  decision,
  referral,
});

/** Not taken in, however the decision would be, while so many of the applicant's have not ended. */
export const tooManyOpen = (decision: RecordedDecision): NotAccepted => ({
  ...said("ApplicationNotAccepted", "OPEN_APPLICATIONS_LIMIT"),
  decision,
  referral: null,
});

/** No case is opened: the matter goes online, or cannot be granted at a centre either. All grounds are told. */
export const receptionNotNeeded = (decision: RecordedDecision): ReceptionNotNeeded => ({
  __typename: "ReceptionNotNeeded",
  code: decision.outcome,
  text: notNeededText(decision),
});
