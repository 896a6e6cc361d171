import { mayReadApplication } from "./access.ts";
import { caseNotOpen } from "../shared/errors.ts";
import type { RegistrationContext } from "./context.ts";
import type { Application } from "./data/applications.ts";

/**
 * An application the caller has to sign: the applicant's, or the operator's who submitted it, under a case of its
 * parties that is open. Null for anybody else's.
 */
export async function applicationOfSigner(
  id: string,
  context: RegistrationContext,
): Promise<Application | null> {
  const { caller } = context.call;
  const signer = "iin" in caller ? caller.iin : null;
  const found = await context.application.load(id);
  if (found?.signer !== signer) return null;
  if (caller.role !== "service_centre_operator") return found.channel === "SERVICE_CENTRE" ? null : found;
  if ((await context.relations.caseScope()) === null) throw caseNotOpen();
  return (await mayReadApplication(found, context)) ? found : null;
}
