import { badInput } from "../shared/errors.ts";
import { assess, type Assessment } from "./assess.ts";
import { sourcesOf, type RegistrationContext } from "./context.ts";
import type { RuleId } from "./domain/rule.ts";
import { unavailable, type Unavailable } from "./problems.ts";
import type { RecordedDecision } from "./recordedDecision.ts";
import { ruleSetToday } from "./ruleSetFor.ts";
import { silentRegisters } from "./silentRegisters.ts";
import type { Parties } from "./submissionParties.ts";
import type { SubmitApplication } from "./submitApplication.ts";

/** How a submission stands today; or that a register is silent without which it cannot be taken in. */
export async function assessSubmission(
  input: SubmitApplication,
  { applicant, attested }: Parties,
  context: RegistrationContext,
): Promise<Assessment | Unavailable> {
  const rules = { on: context.today, ruleSet: ruleSetToday(context) };
  const question = { ...input, ...rules, applicant, attested: false, confirmed: new Set<string>() };
  // Both are decided on the same reading of the registers.
  const questions = attested ? [question, { ...question, attested }] : [question];
  const [plain, withAttestation] = await assess(questions, sourcesOf(context, context.call));
  if (!plain) throw new Error("one question has one answer");
  if (cannotSayWhoMayApply(plain)) return unavailable(["POPULATION"]);
  return withAttestation ? whereNeeded(plain, withAttestation) : plain;
}

/** What an operator has seen answers for consent only where it cannot be had online. */
function whereNeeded(plain: Assessment, withAttestation: Assessment): Assessment | Unavailable {
  const { recorded } = plain;
  if (isNotMet(recorded, "owners-can-consent") || isNotMet(recorded, "consent-giver-reachable"))
    return withAttestation;
  if (recorded.outcome === "UNDETERMINED") return unavailable(silentRegisters(recorded));
  if (recorded.outcome === "ELIGIBLE" || recorded.outcome === "CONSENT_REQUIRED")
    throw badInput("input.attestation", "ATTESTATION_NOT_NEEDED");
  return plain;
}

const isNotMet = ({ findings }: RecordedDecision, id: RuleId): boolean =>
  findings.some(({ rule, answer }) => rule === id && answer === "NOT_MET");

function cannotSayWhoMayApply({ decision }: Assessment): boolean {
  const may = decision.findings.find(({ rule }) => rule === "applies-for-self-or-represented");
  return may?.answer === "UNKNOWN" && may.silent.includes("POPULATION");
}
