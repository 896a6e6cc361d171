import { forbidden, registerUnavailable } from "../shared/errors.ts";
import { assess } from "./assess.ts";
import { sourcesOf, type RegistrationContext } from "./context.ts";
import { countOrRefuse } from "./data/dailyCounts.ts";
import { tellOfCase } from "./data/notifications.ts";
import { openCase, type Visit } from "./data/referrals.ts";
import { inTransaction } from "./data/transaction.ts";
import { receptionNotNeeded, type ReceptionNotNeeded } from "./problems.ts";
import type { RecordedDecision } from "./recordedDecision.ts";
import { ruleSetToday } from "./ruleSetFor.ts";
import { silentRegisters } from "./silentRegisters.ts";
import { isOwnMatter } from "./submissionParties.ts";

export interface Reception {
  readonly __typename: "Reception";
  readonly number: string;
  readonly expiresAt: Date;
  readonly eligibility: RecordedDecision;
}

/**
 * Opens a case for a visitor of a service centre, where the matter can be granted there and not online: somebody cannot
 * consent online, or the visitor has no telephone to apply with. The visitor is told in his account.
 */
export async function openReception(
  visit: Visit,
  context: RegistrationContext,
): Promise<Reception | ReceptionNotNeeded> {
  const { caller } = context.call;
  const isRefused = caller.role !== "service_centre_operator" || isOwnMatter(caller.iin, visit);
  context.reads?.note("Mutation.openReception", [visit.applicant, visit.person], isRefused);
  if (isRefused) throw forbidden();
  const { receptionsADay } = ruleSetToday(context).policy.limits;
  await inTransaction(context.database, (tx) =>
    countOrRefuse(tx, "RECEPTION", caller.iin, receptionsADay, context.now),
  );
  const here = await atCentreAndOnline(visit, context);
  if (!here.needsCentre) return receptionNotNeeded(here.decision);
  const { isNew: _isNew, ...opened } = await inTransaction(context.database, async (tx) => {
    const found = await openCase(tx, visit, caller.iin);
    if (found.isNew) await tellOfCase(tx, [visit.applicant, visit.person], found.number);
    return found;
  });
  return { __typename: "Reception", ...opened, eligibility: here.decision };
}

/** How the matter stands at a centre, and whether it must be done there. A doubt opens nobody's data. */
async function atCentreAndOnline(
  visit: Visit,
  context: RegistrationContext,
): Promise<{ readonly decision: RecordedDecision; readonly needsCentre: boolean }> {
  const rules = { on: context.today, ruleSet: ruleSetToday(context) };
  const question = { ...visit, ...rules, attested: false, confirmed: new Set<string>() };
  const [centre, online] = await assess(
    [
      { ...question, channel: "SERVICE_CENTRE" as const },
      { ...question, channel: null },
    ],
    sourcesOf(context, context.call),
  );
  if (!centre || !online) throw new Error("two questions have two answers");
  const decision = centre.recorded;
  const needsCentre =
    decision.outcome === "SERVICE_CENTRE_ONLY" || (isOpen(decision) && !isOpen(online.recorded));
  const [silent] = silentRegisters(decision);
  if (silent && (needsCentre || decision.outcome === "UNDETERMINED"))
    throw registerUnavailable(silent.toLowerCase());
  return { decision, needsCentre };
}

/** It can be granted, at once or when others agree. */
const isOpen = ({ outcome }: RecordedDecision): boolean =>
  outcome === "ELIGIBLE" || outcome === "CONSENT_REQUIRED";
