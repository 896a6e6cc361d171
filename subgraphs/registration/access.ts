import type { AccessTable, Check, Verdict } from "../shared/access.ts";
import type { Role } from "../shared/call.ts";
import { either, judge, ofPersonAlone, statesPurpose } from "../shared/rights.ts";
import type { RegistrationContext } from "./context.ts";
import type { Application } from "./data/applications.ts";
import type { Consent } from "./data/consents.ts";

type Root = Check<unknown, RegistrationContext>;

/** Root fields for these roles only; an official states purpose and case. */
const only =
  (...roles: readonly Role[]): Root =>
  (_root, { call }): Verdict => {
    const { role } = call.caller;
    if (!roles.includes(role)) return "forbidden";
    const official = role === "leb_officer" || role === "service_centre_operator";
    return !official || statesPurpose(call) ? "allowed" : "purpose required";
  };

/** For the person himself and those who represent him today, and for the operator with his case. */
const ofPerson: Check<{ readonly ref: string }, RegistrationContext> = ({ ref }, { call, relations }) =>
  judge(call, {
    citizen: (iin) => ref === iin || relations.represents(ref),
    officer: () => false,
    operator: () => relations.caseOpensPerson(ref),
  });

/** Only the person who is asked sees which telephone; the applicant learns nothing of others. */
const ofGiver: Check<Consent, RegistrationContext> = ({ giver }, { call, relations }) =>
  judge(call, {
    citizen: (iin) => giver === iin || relations.represents(giver),
    officer: () => false,
    operator: () => false,
  });

/** Who may read an application: its parties, who represents them, the operator whose case it is. */
export async function mayReadApplication(
  { applicant, person, rka }: Pick<Application, "applicant" | "person" | "rka">,
  { call, relations }: RegistrationContext,
): Promise<boolean> {
  const { caller } = call;
  const represented = () => either(relations.represents(person), () => relations.represents(applicant));
  if (caller.role === "citizen")
    return either(applicant === caller.iin || person === caller.iin, represented);
  if (caller.role !== "service_centre_operator" || !statesPurpose(call)) return false;
  const scope = await relations.caseScope();
  return scope?.applicant === applicant && scope.person === person && scope.rka === rka;
}

/** Who may read and do what in the registration register. */
export const access: AccessTable<RegistrationContext> = {
  Query: {
    me: "open",
    service: "open",
    eligibility: only("citizen", "leb_officer", "service_centre_operator"),
    eligibilities: only("citizen", "leb_officer", "service_centre_operator"),
    application: only("citizen", "service_centre_operator"),
    registrationReport: only("analyst", "leb_officer"),
  },
  Mutation: {
    submitApplication: only("citizen", "service_centre_operator"),
    requestSigningCode: only("citizen", "service_centre_operator"),
    signApplication: only("citizen", "service_centre_operator"),
    openReception: only("service_centre_operator"),
    "*": only("citizen"),
  },
  Subscription: { applicationChanged: only("citizen", "service_centre_operator") },
  Person: { ref: "open", dataAccess: ofPersonAlone, "*": ofPerson },
  Consent: { maskedPhone: ofGiver, "*": "open" },
  DataAccess: { ref: "open", "*": ofPersonAlone },
  // Reached only through a guarded field.
  Application: "open",
  ApplicationEvent: "open",
  ConsentRequest: "open",
  Notification: "open",
  Eligibility: "open",
  Finding: "open",
  Reading: "open",
  Rule: "open",
  LegalBasis: "open",
  RuleSet: "open",
  RegistrationService: "open",
  RegistrationReason: "open",
  ServiceCentre: "open",
  Region: "open",
  LocalExecutiveBody: "open",
  Dwelling: "open",
  RegistrationReport: "open",
  ReportRow: "open",
  ApplicationNotAccepted: "open",
  IdempotencyConflict: "open",
  RegisterUnavailable: "open",
  SigningCodeSent: "open",
  SignatureRejected: "open",
  NotInThisState: "open",
  TooManyAttempts: "open",
  WrongCode: "open",
  ConsentClosed: "open",
  NotOwner: "open",
  Reception: "open",
  ReceptionNotNeeded: "open",
  AddressShield: "open",
  ApplicationConnection: "open",
  ApplicationEdge: "open",
  ConsentRequestConnection: "open",
  ConsentRequestEdge: "open",
  NotificationConnection: "open",
  NotificationEdge: "open",
  DataAccessConnection: "open",
  DataAccessEdge: "open",
  DataAccessEntry: "open",
  PageInfo: "open",
};
