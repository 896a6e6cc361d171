import { mayReadApplication } from "./access.ts";
import type { RegistrationContext } from "./context.ts";
import type { Application } from "./data/applications.ts";

/** An application the caller may read. One that is not there and one that is not his look the same. */
export async function applicationOfCaller(
  id: string,
  context: RegistrationContext,
): Promise<Application | null> {
  const application = await context.application.load(id);
  // For one that is not there the same question is asked, so that the answer takes the same time.
  const parties = application ?? { applicant: "", person: "", rka: "" };
  if (await mayReadApplication(parties, context)) return application;
  // Refused is recorded in both cases, again for the time it takes.
  if (application)
    context.reads?.note("Query.application", [application.applicant, application.person], true);
  else context.reads?.noteNobody("Query.application");
  return null;
}
