import type { RegistrationContext } from "./context.ts";
import type { Application } from "./data/applications.ts";

/** An application the caller has to sign: the applicant's, or the operator's who submitted it. Null for anybody else's. */
export async function applicationOfSigner(
  id: string,
  { call, application }: RegistrationContext,
): Promise<Application | null> {
  const signer = "iin" in call.caller ? call.caller.iin : null;
  const found = await application.load(id);
  return found?.signer === signer ? found : null;
}
