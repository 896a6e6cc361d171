import type { RegistrationContext } from "./context.ts";
import type { Application, ApplicationStatus } from "./data/applications.ts";
import { lockApplication, move } from "./data/moves.ts";
import { inTransaction } from "./data/transaction.ts";
import { notInThisState, type NotInThisState } from "./problems.ts";

// Once granted, the record is on its way to population and cannot be called back.
const cancellable: ReadonlySet<ApplicationStatus> = new Set([
  "AWAITING_SIGNATURE",
  "CHECKING",
  "AWAITING_CONSENT",
]);

/** Takes an application back, by the applicant or by the person himself; open requests for consent are closed. */
export async function cancelApplication(
  applicationId: string,
  context: RegistrationContext,
): Promise<({ __typename: "Application" } & Application) | NotInThisState> {
  const { caller } = context.call;
  const iin = caller.role === "citizen" ? caller.iin : null;
  return inTransaction(context.database, async (tx) => {
    const application = await lockApplication(tx, applicationId);
    if (!application || (application.applicant !== iin && application.person !== iin))
      return notInThisState(null);
    if (!cancellable.has(application.status)) return notInThisState(application);
    const code = application.applicant === iin ? "CANCELLED_BY_APPLICANT" : "CANCELLED_BY_PERSON";
    return { __typename: "Application", ...(await move(tx, applicationId, "CANCELLED", code)) };
  });
}
