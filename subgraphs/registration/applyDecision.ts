import { kazakhstanDay } from "../shared/domain/calendar.ts";
import type { Assessment } from "./assess.ts";
import { askForConsent } from "./askForConsent.ts";
import type { Services } from "./context.ts";
import type { Application, ApplicationStatus } from "./data/applications.ts";
import { move, waitForRegisters } from "./data/moves.ts";
import { notify } from "./data/notifications.ts";
import { enqueue } from "./data/outbox.ts";
import { openReferral } from "./data/referrals.ts";
import type { Transaction } from "./data/transaction.ts";
import { codeOf } from "./decisionCode.ts";
import type { RecordedDecision } from "./recordedDecision.ts";
import { ruleSetOfCase } from "./ruleSetFor.ts";
import { isAdultUnrepresented } from "./tenantRegistersAdult.ts";

/** The next step of a checked application, as the decision says. The caller holds the application's row. */
export async function applyDecision(
  tx: Transaction,
  application: Application,
  assessment: Assessment,
  services: Services,
): Promise<void> {
  const { decision, recorded } = assessment;
  const { id } = application;
  switch (decision.outcome) {
    case "REFUSED":
      return end(tx, id, "REFUSED", recorded);
    case "SERVICE_CENTRE_ONLY":
      await openReferral(tx, application);
      return end(tx, id, "SERVICE_CENTRE_REQUIRED", recorded);
    case "RETURNED":
      return end(tx, id, "RETURNED", recorded);
    case "UNDETERMINED":
      return waitForRegisters(tx, application, recorded);
    case "CONSENT_REQUIRED":
      await tellRegisteredAdult(tx, application, assessment);
      return askForConsent(tx, application, assessment, services);
    case "ELIGIBLE":
      await tellRegisteredAdult(tx, application, assessment);
      await tellOwners(tx, application, assessment);
      return grant(tx, application, assessment, services);
  }
}

/** An end that a rule brought. */
async function end(tx: Transaction, id: string, status: ApplicationStatus, decision: RecordedDecision) {
  await move(tx, id, status, codeOf(decision), { decision });
}

/** Granted: the record goes to population through the outbox; the day is fixed here, so that every try records the same. */
async function grant(tx: Transaction, { id }: Application, { recorded }: Assessment, { clock }: Services) {
  const residenceSince = kazakhstanDay(clock());
  await move(tx, id, "REGISTERING", "GRANTED", { decision: recorded, residenceSince });
  await enqueue(tx, [{ kind: "RECORD_RESIDENCE", applicationId: id }]);
}

/** An adult whom a tenant registers is told at once, in the account and by SMS. */
async function tellRegisteredAdult(tx: Transaction, application: Application, assessment: Assessment) {
  if (!isAdultUnrepresented(assessment.gathered.facts, ruleSetOfCase(application).policy)) return;
  const told = await notify(tx, [application.person], "SOMEBODY_REGISTERS_YOU", application.id);
  if (told.length > 0) await enqueue(tx, [{ kind: "NOTICE_SMS", applicationId: application.id }]);
}

/** What an operator has attested is told to the owners, so that a false attestation is noticed by whom it concerns. */
async function tellOwners(tx: Transaction, application: Application, { gathered: { dwelling } }: Assessment) {
  if (application.attestation === null || dwelling === "unknown" || dwelling === null) return;
  const owners = dwelling.owners.flatMap(({ iin }) =>
    iin === null || iin === application.applicant ? [] : [iin],
  );
  await notify(tx, owners, "ATTESTED_AT_CENTRE", application.id);
}
