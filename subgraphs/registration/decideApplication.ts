import type { Call } from "../shared/call.ts";
import { kazakhstanDay } from "../shared/domain/calendar.ts";
import { applyDecision } from "./applyDecision.ts";
import { assess } from "./assess.ts";
import { sourcesOf, type Services } from "./context.ts";
import type { Application } from "./data/applications.ts";
import { lockApplication } from "./data/moves.ts";
import { inTransaction } from "./data/transaction.ts";
import { ruleSetOfCase } from "./ruleSetFor.ts";

/**
 * Decides a signed application that is being checked, on the newest facts and under the rules of the day it was
 * signed, and takes the step that follows. Returns it as it then stands; one that is not being checked is left alone.
 */
export async function decideApplication(id: string, services: Services, call: Call): Promise<Application> {
  const application = await byId(id, services);
  if (application.status !== "CHECKING") return application;
  const question = {
    ...application,
    attested: application.attestation !== null,
    confirmed: await services.applications.confirmedGivers(id),
  };
  const today = kazakhstanDay(services.clock());
  const [assessment] = await assess([question], today, ruleSetOfCase(application), sourcesOf(services, call));
  await inTransaction(services.database, async (tx) => {
    const locked = await lockApplication(tx, id);
    // Another process may have decided meanwhile; its step stands.
    if (locked?.status === "CHECKING" && assessment) await applyDecision(tx, locked, assessment, services);
  });
  return byId(id, services);
}

async function byId(id: string, { applications }: Services): Promise<Application> {
  const [application] = await applications.byId([id]);
  if (!application) throw new Error("an application that was known is gone");
  return application;
}
