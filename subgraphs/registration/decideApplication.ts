import type { Call } from "../shared/call.ts";
import { kazakhstanDay } from "../shared/domain/calendar.ts";
import { faultOf } from "../shared/logKinds.ts";
import { applyDecision } from "./applyDecision.ts";
import { assess } from "./assess.ts";
import { barredMeanwhile } from "./barredMeanwhile.ts";
import { sourcesOf, type Services } from "./context.ts";
import type { Application } from "./data/applications.ts";
import { confirmedConsents, lockApplication } from "./data/moves.ts";
import { inTransaction } from "./data/transaction.ts";
import { ruleSetOfCase } from "./ruleSetFor.ts";

/**
 * Decides a signed application that is being checked, on the newest facts and under the rules of the day it was
 * signed, and takes the step that follows. Returns it as it then stands; one that is not being checked is left alone.
 */
export async function decideApplication(id: string, services: Services, call: Call): Promise<Application> {
  const application = await applicationById(id, services);
  if (application.status !== "CHECKING") return application;
  const confirmed = await services.applications.confirmedGivers(id);
  const question = {
    ...application,
    attested: application.attestation !== null,
    confirmed,
    on: kazakhstanDay(services.clock()),
    ruleSet: ruleSetOfCase(application),
  };
  const [assessment] = await assess([question], sourcesOf(services, call));
  await inTransaction(services.database, async (tx) => {
    const locked = await lockApplication(tx, id);
    if (locked?.status !== "CHECKING" || !assessment) return;
    // Another process may have decided meanwhile; its step stands, and what was read before it is too old to act on.
    if ((await confirmedConsents(tx, id)) !== confirmed.size) return;
    if (await barredMeanwhile(tx, locked, assessment)) return;
    await applyDecision(tx, locked, assessment, services);
  });
  return applicationById(id, services);
}

/**
 * What was acknowledged is committed: a decision that fails now is made by the next check, which is due already.
 * Returns the application as it then stands.
 */
export async function tryToDecide(id: string, services: Services, call: Call): Promise<Application> {
  try {
    return await decideApplication(id, services, call);
  } catch (error) {
    services.log("decision.failed", { fault: faultOf(error) });
    return applicationById(id, services);
  }
}

async function applicationById(id: string, { applications }: Services): Promise<Application> {
  const [application] = await applications.byId([id]);
  if (!application) throw new Error("an application that was known is gone");
  return application;
}
