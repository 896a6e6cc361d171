import { randomUUID } from "node:crypto";
import canonicalize from "canonicalize";
import { applicationPayload } from "./applicationPayload.ts";
import { badInput, forbidden } from "../shared/errors.ts";
import { assess, type Assessment } from "./assess.ts";
import { sourcesOf, type RegistrationContext } from "./context.ts";
import type { Application } from "./data/applications.ts";
import { openReferral } from "./data/referrals.ts";
import { countUnrecorded } from "./data/counts.ts";
import { insertApplication } from "./data/insertApplication.ts";
import {
  answerSubmission,
  findSubmission,
  reserveSubmission,
  type Submission,
  type SubmissionKey,
} from "./data/submissions.ts";
import { inTransaction, type Transaction } from "./data/transaction.ts";
import { codeOf } from "./decisionCode.ts";
import type { Channel, Register } from "./domain/facts.ts";
import { isReason } from "./domain/reasons.ts";
import { ruleSetToday } from "./ruleSetFor.ts";
import { idempotencyConflict, type IdempotencyConflict } from "./problems.ts";
import type { RecordedDecision } from "./recordedDecision.ts";
import { sha256 } from "./secrets.ts";

export interface SubmitApplication {
  readonly idempotencyKey: string;
  readonly person: string;
  readonly rka: string;
  readonly reason: string;
  readonly channel: Channel;
  readonly attestation?: string | null;
}

export interface NotAccepted {
  __typename: "ApplicationNotAccepted";
  decision: RecordedDecision;
  referral: string | null;
}
export interface Unavailable {
  __typename: "RegisterUnavailable";
  registers: Register[];
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

  const { applicant, attested } = parties;
  const rules = { on: context.today, ruleSet: ruleSetToday(context) };
  const question = { ...input, ...rules, applicant, attested, confirmed: new Set<string>() };
  const [assessment] = await assess([question], sourcesOf(context, context.call));
  if (!assessment) throw new Error("one question has one answer");
  if (cannotSayWhoMayApply(assessment))
    return { __typename: "RegisterUnavailable", registers: ["POPULATION"] };

  const accepted = await inTransaction(context.database, async (tx) => {
    const isFirst = await reserveSubmission(tx, key, digest);
    return isFirst ? take(tx, input, parties, assessment, key, context) : null;
  });
  // Somebody with the same key was faster: his answer is the answer.
  const winner = accepted ? null : await findSubmission(context.database, key);
  if (winner) return answerAgain(winner, digest, context);
  if (!accepted) throw new Error("a submission was kept and is gone");
  return accepted;
}

interface Parties {
  readonly applicant: string;
  readonly signer: string;
  readonly attested: boolean;
}

/** A citizen applies himself; an operator for the applicant of his case, at the service centre. */
async function partiesOf(
  input: SubmitApplication,
  { call, relations }: RegistrationContext,
): Promise<Parties> {
  const { caller } = call;
  if (caller.role === "citizen") {
    if (input.channel === "SERVICE_CENTRE") throw badInput("input.channel", "CHANNEL");
    return { applicant: caller.iin, signer: caller.iin, attested: false };
  }
  if (caller.role !== "service_centre_operator") throw forbidden();
  if (input.channel !== "SERVICE_CENTRE") throw badInput("input.channel", "CHANNEL");
  const scope = await relations.caseScope();
  if (scope?.person !== input.person || scope.rka !== input.rka) throw forbidden();
  return { applicant: scope.applicant, signer: caller.iin, attested: input.attestation != null };
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

function cannotSayWhoMayApply({ decision }: Assessment): boolean {
  const may = decision.findings.find(({ rule }) => rule === "applies-for-self-or-represented");
  return may?.answer === "UNKNOWN" && may.silent.includes("POPULATION");
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

const notAccepted = (decision: RecordedDecision, referral: string | null): NotAccepted => ({
  __typename: "ApplicationNotAccepted",
  decision,
  referral,
});

async function take(
  tx: Transaction,
  input: SubmitApplication,
  parties: Parties,
  { recorded }: Assessment,
  key: SubmissionKey,
  context: RegistrationContext,
): Promise<Submitted> {
  const { outcome, kato } = recorded;
  if (outcome === "REFUSED" || outcome === "SERVICE_CENTRE_ONLY") {
    const referral =
      outcome === "REFUSED" ? null : await openReferral(tx, { ...input, applicant: parties.applicant });
    await countUnrecorded(tx, { day: context.today, kato: kato ?? "", channel: input.channel, outcome });
    await answerSubmission(tx, key, { decision: recorded, referral });
    return notAccepted(recorded, referral);
  }
  const application = await insertApplication(tx, (number, submittedAt) => {
    const id = randomUUID();
    const payload = applicationPayload(
      { ...input, applicant: parties.applicant, id, number, submittedAt },
      context.secrets,
    );
    return {
      id,
      ...parties,
      person: input.person,
      rka: input.rka,
      kato,
      reason: input.reason,
      channel: input.channel,
      attestation: input.attestation ?? null,
      payload,
      payloadDigest: sha256(payload),
      decision: recorded,
      ...(outcome === "RETURNED"
        ? { status: "RETURNED", code: codeOf(recorded) }
        : { status: "AWAITING_SIGNATURE", code: "SUBMITTED" }),
    };
  });
  await answerSubmission(tx, key, { applicationId: application.id });
  return { __typename: "Application", ...application };
}
