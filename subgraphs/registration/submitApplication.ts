import canonicalize from "canonicalize";
import { badInput } from "../shared/errors.ts";
import type { Assessment } from "./assess.ts";
import { assessSubmission } from "./assessSubmission.ts";
import type { RegistrationContext } from "./context.ts";
import type { Application } from "./data/applications.ts";
import { countOrRefuse } from "./data/dailyCounts.ts";
import { holdPeople } from "./data/locks.ts";
import { openApplications } from "./data/moves.ts";
import {
  findSubmission,
  isKept,
  reserveSubmission,
  type Submission,
  type SubmissionKey,
} from "./data/submissions.ts";
import { inTransaction } from "./data/transaction.ts";
import type { Channel } from "./domain/facts.ts";
import { isReason } from "./domain/reasons.ts";
import {
  idempotencyConflict,
  notAccepted,
  tooManyOpen,
  type IdempotencyConflict,
  type NotAccepted,
  type Unavailable,
} from "./problems.ts";
import { ruleSetToday } from "./ruleSetFor.ts";
import { partiesOf, type Parties } from "./submissionParties.ts";
import { takeApplication } from "./takeApplication.ts";

export interface SubmitApplication {
  readonly idempotencyKey: string;
  readonly person: string;
  readonly rka: string;
  readonly reason: string;
  readonly channel: Channel;
  readonly attestation?: string | null;
}

type Submitted =
  ({ __typename: "Application" } & Application) | NotAccepted | IdempotencyConflict | Unavailable;

/** Takes an application in, or says every ground why not. The same key with the same input gets the first answer again. */
export async function submitApplication(
  input: SubmitApplication,
  context: RegistrationContext,
): Promise<Submitted> {
  const parties = await partiesOf(input, context);
  refuseMalformed(input, parties.attested);
  const key = { caller: parties.signer, key: input.idempotencyKey };
  // Left out and null are the same.
  const digest = context.secrets.inputDigest(
    canonicalize({ ...input, attestation: input.attestation ?? null }) ?? "",
  );
  const known = await findSubmission(context.database, key);
  if (known) return answerAgain(known, digest, context);

  const assessment = await assessSubmission(input, parties, context);
  if ("__typename" in assessment) return assessment;
  const taken = await takeOnce(input, parties, assessment, { ...key, digest }, context);
  // Somebody with the same key was faster: his answer is the answer.
  const winner = taken ? null : await findSubmission(context.database, key);
  if (winner) return answerAgain(winner, digest, context);
  if (!taken) throw new Error("a submission was kept and is gone");
  return taken;
}

/** Null when the key has been used meanwhile. What is over a limit is not recorded, so that the same key may come again. */
async function takeOnce(
  input: SubmitApplication,
  parties: Parties,
  assessment: Assessment,
  { digest, ...key }: SubmissionKey & { readonly digest: string },
  context: RegistrationContext,
): Promise<Submitted | null> {
  const { limits } = ruleSetToday(context).policy;
  const { citizen, operator } = limits.submissionsADay;
  return inTransaction(context.database, async (tx) => {
    await holdPeople(tx, [parties.applicant]);
    if (await isKept(tx, key)) return null;
    if ((await openApplications(tx, parties.applicant)) >= limits.openApplications)
      return tooManyOpen(assessment.recorded);
    if (!(await reserveSubmission(tx, key, digest))) return null;
    const most = parties.signer === parties.applicant ? citizen : operator;
    await countOrRefuse(tx, "SUBMISSION", parties.signer, most, context.now);
    return takeApplication(tx, input, parties, assessment, key, context);
  });
}

function refuseMalformed(
  { idempotencyKey, reason, attestation, channel }: SubmitApplication,
  attested: boolean,
): void {
  if (!/^[\w-]{8,128}$/.test(idempotencyKey)) throw badInput("input.idempotencyKey", "IDEMPOTENCY_KEY");
  if (!isReason(reason)) throw badInput("input.reason", "REASON");
  if (attestation == null) return;
  if (channel !== "SERVICE_CENTRE" || !attested || attestation.trim() === "" || attestation.length > 2000)
    throw badInput("input.attestation", "ATTESTATION");
}

async function answerAgain(
  known: Submission,
  digest: string,
  context: RegistrationContext,
): Promise<Submitted> {
  if (known.inputDigest !== digest) return idempotencyConflict();
  if (known.decision) return notAccepted(known.decision, known.referral);
  const application = known.applicationId && (await context.application.load(known.applicationId));
  if (!application) throw new Error("a kept submission has no answer");
  return { __typename: "Application", ...application };
}
