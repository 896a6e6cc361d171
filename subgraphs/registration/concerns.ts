import type { Concern, ConcernTable } from "../shared/audit/concerns.ts";
import type { EligibilityQuestion } from "./assessEligibility.ts";
import type { RegistrationContext } from "./context.ts";
import type { Application } from "./data/applications.ts";
import type { Consent } from "./data/consents.ts";

const himself: Concern<{ readonly ref: string }, RegistrationContext> = ({ ref }) => ref;

const parties: Concern<Application, RegistrationContext> = ({ applicant, person }) =>
  applicant === person ? person : [applicant, person];

const giver: Concern<Consent, RegistrationContext> = (consent) => consent.giver;

/** The giver is told the names of those who ask. */
const nameOf =
  (who: "applicant" | "person"): Concern<Consent, RegistrationContext> =>
  async ({ applicationId }, { application }) =>
    (await application.load(applicationId))?.[who];

export const askedAbout = (inputs: readonly EligibilityQuestion[]): string[] =>
  inputs.flatMap(({ applicant, person }) => (applicant == null ? [person] : [applicant, person]));

/** Whose data each field of the registration register is. */
export const concerns: ConcernTable<RegistrationContext> = {
  Query: {
    eligibility: (_root, _context, { input }) => askedAbout([input as EligibilityQuestion]),
    eligibilities: (_root, _context, { inputs }) => askedAbout(inputs as EligibilityQuestion[]),
  },
  Mutation: {
    openReception: (_root, _context, { input }) => askedAbout([input as EligibilityQuestion]),
  },
  Person: { "*": himself },
  Application: { "*": parties },
  Consent: { "*": giver },
  ConsentRequest: { applicantName: nameOf("applicant"), personName: nameOf("person") },
  DataAccess: { "*": himself },
};
