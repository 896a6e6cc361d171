import { badInput, caseNotOpen, forbidden } from "../shared/errors.ts";
import type { RegistrationContext } from "./context.ts";
import type { SubmitApplication } from "./submitApplication.ts";

/** Who applies, who signs, and whether an operator states what he has seen. */
export interface Parties {
  readonly applicant: string;
  readonly signer: string;
  readonly attested: boolean;
}

/** A citizen applies himself; an operator for the applicant of his case, at the service centre, never in a matter of his own. */
export async function partiesOf(
  { channel, person, rka, attestation }: SubmitApplication,
  { call, relations }: RegistrationContext,
): Promise<Parties> {
  const { caller } = call;
  if (caller.role === "citizen") {
    if (channel === "SERVICE_CENTRE") throw badInput("input.channel", "CHANNEL");
    return { applicant: caller.iin, signer: caller.iin, attested: false };
  }
  if (caller.role !== "service_centre_operator") throw forbidden();
  if (channel !== "SERVICE_CENTRE") throw badInput("input.channel", "CHANNEL");
  const scope = await relations.caseScope();
  if (scope === null) throw caseNotOpen();
  if (scope.person !== person || scope.rka !== rka || isOwnMatter(caller.iin, scope)) throw forbidden();
  return { applicant: scope.applicant, signer: caller.iin, attested: attestation != null };
}

/** Nobody receives himself. */
export const isOwnMatter = (
  operator: string,
  { applicant, person }: { readonly applicant: string; readonly person: string },
): boolean => operator === applicant || operator === person;
