import { coded, forbidden } from "../shared/errors.ts";
import { applicationOfCaller } from "./applicationOfCaller.ts";
import { createContext, type RegistrationContext } from "./context.ts";
import type { Application } from "./data/applications.ts";
import { ends } from "./data/moves.ts";

/**
 * An application each time something happened to it, first as it stands; it ends with the application. The right to
 * read it is looked at anew for each event: who represents the person today may not tomorrow.
 */
export async function watchApplication(
  id: string,
  context: RegistrationContext,
): Promise<AsyncIterable<{ applicationChanged: Application }>> {
  if (!(await applicationOfCaller(id, context))) throw forbidden();
  return events(id, context);
}

async function* events(id: string, context: RegistrationContext) {
  for await (const _changed of context.changes.of(id, context.call.signal)) {
    const fresh = createContext(context, context.call);
    const application = await applicationOfCaller(id, fresh);
    if (!application) {
      await fresh.reads?.stored();
      throw coded("FORBIDDEN");
    }
    yield { applicationChanged: application };
    if (ends.has(application.status)) return;
  }
}
