import type { AccessTable } from "../shared/access.ts";
import { asks, reads, relation, through } from "../shared/declare.ts";
import { ofPersonAlone, personOfCase, represented, self } from "../shared/standing.ts";
import type { RegistrationContext } from "./context.ts";
import type { Application } from "./data/applications.ts";
import type { Consent } from "./data/consents.ts";

type Parties = Pick<Application, "applicant" | "person" | "rka">;
type Giver = Pick<Consent, "giver">;
interface Citizen {
  readonly iin: string;
}

const ofPerson = reads<{ readonly ref: string }, RegistrationContext>({
  citizen: [self, represented],
  operator: [personOfCase],
});

const partyOf = relation(
  "its applicant and its person",
  ({ applicant, person }: Parties, _context: unknown, { iin }: Citizen) =>
    applicant === iin || person === iin,
);

const representsParty = relation(
  "who represents one of them today",
  ({ applicant, person }: Parties, { relations }: RegistrationContext) =>
    relations.representsOneOf([person, applicant]),
);

const isTheCase = relation(
  "what the case is about",
  async ({ applicant, person, rka }: Parties, { relations }: RegistrationContext) => {
    const scope = await relations.caseScope();
    return scope?.applicant === applicant && scope.person === person && scope.rka === rka;
  },
);

const ofApplication = reads<Parties, RegistrationContext>({
  citizen: [partyOf, representsParty],
  operator: [isTheCase],
});

const giver = relation(
  "who is asked",
  ({ giver }: Giver, _context: unknown, { iin }: Citizen) => giver === iin,
);

const representsGiver = relation(
  "who represents him today",
  ({ giver }: Giver, { relations }: RegistrationContext) => relations.represents(giver),
);

/** Only the person who is asked sees which telephone; the applicant learns nothing of others. */
const ofGiver = reads<Giver, RegistrationContext>({ citizen: [giver, representsGiver] });

const eligibility = asks({
  citizen: "the applicant himself, 20 pairs at most",
  leb_officer: "own territory, 1,000 pairs at most",
  service_centre_operator: "what the case is about",
  service: "yes",
});
const ofOwnCase = { citizen: "as an applicant", service_centre_operator: "what the case is about" };
const alone = asks({ citizen: "his own" });

/** Whether the caller may read an application; the same in every field of it, by whatever way it is reached. */
export async function mayReadApplication(parties: Parties, context: RegistrationContext): Promise<boolean> {
  return (await ofApplication(parties, context, {})) === "allowed";
}

/** Who may read and do what in the registration register. */
export const access: AccessTable<RegistrationContext> = {
  Query: {
    me: "open",
    service: "open",
    eligibility,
    eligibilities: eligibility,
    application: asks({
      citizen: "its applicant and its person; who represents one of them today",
      service_centre_operator: "what the case is about",
      service: "yes",
    }),
    registrationReport: asks({ leb_officer: "own territory", analyst: "yes" }),
  },
  Mutation: {
    submitApplication: asks({
      citizen: "for himself and whom he may apply for",
      service_centre_operator: "what the case is about, for the channel SERVICE_CENTRE",
    }),
    requestSigningCode: asks(ofOwnCase),
    signApplication: asks(ofOwnCase),
    cancelApplication: alone,
    answerConsent: alone,
    setAddressShield: alone,
    // It makes the case that everything else asks for.
    openReception: asks({ service_centre_operator: "with the purpose alone" }, { withoutCase: true }),
  },
  Subscription: {
    applicationChanged: asks({
      citizen: "its applicant and its person; who represents one of them today",
      service_centre_operator: "what the case is about",
    }),
  },
  Person: { ref: "key", dataAccess: ofPersonAlone, "*": ofPerson },
  DataAccess: { ref: "key", "*": ofPersonAlone },
  Application: { "*": ofApplication },
  ApplicationEvent: through("Application.history"),
  Consent: {
    maskedPhone: ofGiver,
    "*": through("Application.consents", "ConsentRequest.consent", "Mutation.answerConsent"),
  },
  ConsentRequest: through("ConsentRequestConnection.nodes", "ConsentRequestEdge.node"),
  Notification: through("NotificationConnection.nodes", "NotificationEdge.node"),
  ...whatIsDecided(),
  ...whatIsDone(),
  ...pages(),
  Dwelling: "open",
  LocalExecutiveBody: "open",
  Region: "open",
};

function whatIsDecided(): AccessTable<RegistrationContext> {
  return {
    RegistrationService: through("Query.service"),
    RegistrationReason: through("Application.reason", "RegistrationService.reasons"),
    RegistrationReport: through("Query.registrationReport"),
    ReportRow: through("RegistrationReport.rows"),
    Eligibility: through(
      "Application.decision",
      "ApplicationNotAccepted.eligibility",
      "Query.eligibilities",
      "Query.eligibility",
      "Reception.eligibility",
    ),
    Finding: through("Eligibility.findings"),
    Reading: through("Finding.readings"),
    Rule: through("Finding.rule", "RuleSet.rules"),
    LegalBasis: through("Rule.basis"),
    RuleSet: through("Eligibility.ruleSet", "RegistrationService.ruleSet"),
    ServiceCentre: through("Eligibility.serviceCentres"),
  };
}

/** What a mutation answers, to whoever may use it. */
function whatIsDone(): AccessTable<RegistrationContext> {
  return {
    ApplicationNotAccepted: through("Mutation.submitApplication"),
    IdempotencyConflict: through("Mutation.submitApplication"),
    RegisterUnavailable: through("Mutation.submitApplication"),
    SigningCodeSent: through("Mutation.requestSigningCode"),
    SignatureRejected: through("Mutation.answerConsent", "Mutation.signApplication"),
    NotInThisState: through(
      "Mutation.cancelApplication",
      "Mutation.requestSigningCode",
      "Mutation.signApplication",
    ),
    TooManyAttempts: through(
      "Mutation.answerConsent",
      "Mutation.requestSigningCode",
      "Mutation.signApplication",
    ),
    WrongCode: through("Mutation.answerConsent"),
    ConsentClosed: through("Mutation.answerConsent"),
    AddressShield: through("Mutation.setAddressShield"),
    NotOwner: through("Mutation.setAddressShield"),
    Reception: through("Mutation.openReception"),
    ReceptionNotNeeded: through("Mutation.openReception"),
  };
}

function pages(): AccessTable<RegistrationContext> {
  return {
    ApplicationConnection: through("Person.applications"),
    ApplicationEdge: through("ApplicationConnection.edges"),
    ConsentRequestConnection: through("Person.consentRequests"),
    ConsentRequestEdge: through("ConsentRequestConnection.edges"),
    NotificationConnection: through("Person.notifications"),
    NotificationEdge: through("NotificationConnection.edges"),
    DataAccessConnection: through("DataAccess.registration"),
    DataAccessEdge: through("DataAccessConnection.edges"),
    DataAccessEntry: through("DataAccessConnection.nodes", "DataAccessEdge.node"),
    PageInfo: through(
      "ApplicationConnection.pageInfo",
      "ConsentRequestConnection.pageInfo",
      "DataAccessConnection.pageInfo",
      "NotificationConnection.pageInfo",
    ),
  };
}
