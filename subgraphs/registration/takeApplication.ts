import { randomUUID } from "node:crypto";
import { applicationPayload } from "./applicationPayload.ts";
import type { Assessment } from "./assess.ts";
import type { RegistrationContext } from "./context.ts";
import { isOverLimits } from "./data/consentLimits.ts";
import { countUnrecorded } from "./data/counts.ts";
import { insertApplication } from "./data/insertApplication.ts";
import { notify } from "./data/notifications.ts";
import { enqueue } from "./data/outbox.ts";
import { openReferral } from "./data/referrals.ts";
import { answerSubmission, type SubmissionKey } from "./data/submissions.ts";
import type { Transaction } from "./data/transaction.ts";
import type { Application } from "./data/applications.ts";
import { codeOf } from "./decisionCode.ts";
import { notAccepted, type NotAccepted } from "./problems.ts";
import { ruleSetToday } from "./ruleSetFor.ts";
import { sha256 } from "./secrets.ts";
import type { Parties } from "./submissionParties.ts";
import type { SubmitApplication } from "./submitApplication.ts";

/** The answer to a submission, recorded under its key: an application, or all grounds why there is none. */
export async function takeApplication(
  tx: Transaction,
  input: SubmitApplication,
  parties: Parties,
  assessment: Assessment,
  key: SubmissionKey,
  context: RegistrationContext,
): Promise<({ __typename: "Application" } & Application) | NotAccepted> {
  const { recorded } = assessment;
  const { outcome, kato } = recorded;
  if (outcome === "REFUSED" || outcome === "SERVICE_CENTRE_ONLY") {
    const visit = { ...input, applicant: parties.applicant };
    const referral = outcome === "REFUSED" ? null : await openReferral(tx, visit);
    await countUnrecorded(tx, { day: context.today, kato: kato ?? "", channel: input.channel, outcome });
    await answerSubmission(tx, key, { decision: recorded, referral });
    return notAccepted(recorded, referral);
  }
  const application = await record(tx, input, parties, assessment, context);
  await answerSubmission(tx, key, { applicationId: application.id });
  if (input.channel === "SERVICE_CENTRE") await tellVisitor(tx, application);
  return { __typename: "Application", ...application };
}

async function record(
  tx: Transaction,
  input: SubmitApplication,
  parties: Parties,
  assessment: Assessment,
  context: RegistrationContext,
): Promise<Application> {
  const id = randomUUID();
  const standing = await standingOf(tx, { ...input, ...parties, id }, assessment, context);
  return insertApplication(tx, (number, submittedAt) => {
    const payload = applicationPayload(
      { ...input, applicant: parties.applicant, id, number, submittedAt },
      context.secrets,
    );
    return {
      id,
      ...parties,
      person: input.person,
      rka: input.rka,
      kato: assessment.recorded.kato,
      reason: input.reason,
      channel: input.channel,
      attestation: input.attestation ?? null,
      payload,
      payloadDigest: sha256(payload),
      decision: assessment.recorded,
      ...standing,
    };
  });
}

/** Where it begins. Nobody signs in vain what would be one request for consent too many; it is counted again then. */
async function standingOf(
  tx: Transaction,
  { id, applicant, rka, channel }: Pick<Application, "id" | "applicant" | "rka" | "channel">,
  { recorded, decision }: Assessment,
  context: RegistrationContext,
) {
  if (recorded.outcome === "RETURNED") return { status: "RETURNED" as const, code: codeOf(recorded) };
  const asking = { id, applicant, rka, givers: decision.stillToAgree };
  if (
    recorded.outcome === "CONSENT_REQUIRED" &&
    (await isOverLimits(tx, asking, ruleSetToday(context).policy))
  )
    return { status: "RETURNED" as const, code: "CONSENT_REQUESTS_LIMIT" };
  const code = channel === "SERVICE_CENTRE" ? "SUBMITTED_AT_CENTRE" : "SUBMITTED";
  return { status: "AWAITING_SIGNATURE" as const, code };
}

/** What an operator submits in somebody's name is told in the account, and to the applicant's telephone. */
async function tellVisitor(tx: Transaction, { id, applicant, person }: Application): Promise<void> {
  await notify(tx, [applicant, person], "SUBMITTED_AT_CENTRE", id);
  await enqueue(tx, [{ kind: "CENTRE_SMS", applicationId: id }]);
}
