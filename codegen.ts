import type { CodegenConfig } from "@graphql-codegen/cli";

/** What a register's resolvers start from for a type of the schema: `"<file>#<export>"`, or a type written out. */
type Mappers = Record<string, string>;

// A person or a dwelling met on the way is its key alone: whoever keeps it resolves the rest.
const everywhere: Mappers = {
  Person: "{ readonly ref: string }",
  Dwelling: "{ readonly rka: string }",
  Region: "{ readonly kato: string }",
  DataAccess: "{ readonly ref: string }",
};

// One line for each type whose resolvers start from something of their own, mostly a row:
//   RentalContract: "../data/contracts.ts#ContractRow",
// Paths are relative to the register's `graphql/`. Registers do not share lines.
const population: Mappers = {
  ...everywhere,
  Person: "../data/persons.ts#PersonRow",
  PersonName: "../data/persons.ts#PersonRow",
  Representation: "../domain/representation.ts#RepresentationRecord",
  Residence: "../domain/home.ts#Home",
};
const property: Mappers = {
  ...everywhere,
  Dwelling: "../data/dwellings.ts#DwellingRow",
  Ownership: "../data/ownerships.ts#OwnershipRow",
  Organisation: "../data/ownerships.ts#OrganisationRow",
};
const rental: Mappers = {
  ...everywhere,
  RentalContract: "../domain/contract.ts#Contract",
  NamedPerson: "../domain/contract.ts#Named",
  RentalTenantCheck: "../checkRentalTenants.ts#TenantCheck",
  LocalExecutiveBody: "../data/bodies.ts#BodyRow",
};
const registration: Mappers = {
  ...everywhere,
  LocalExecutiveBody: "{ readonly bin: string }",
  RegistrationService: "./queries.ts#Card",
  RegistrationReason: "./queries.ts#Reason",
  Application: "../data/applications.ts#Application as ApplicationSource",
  ApplicationEvent: "./application.ts#EventOfDecision",
  Consent: "../data/consents.ts#Consent as ConsentSource",
  ConsentRequest: "../data/consents.ts#Consent as ConsentSource",
  Notification: "../data/notifications.ts#Notification as NotificationSource",
  Eligibility: "../recordedDecision.ts#RecordedDecision",
  Finding: "./eligibility.ts#FindingOfSet",
  Rule: "../domain/eligibility.ts#Rule as RuleSource",
  LegalBasis: "../domain/legalBasis.ts#Basis",
  RegistrationReport: "../reportRegistrations.ts#RegistrationReport as RegistrationReportSource",
  RuleSet: "../domain/ruleSet.ts#RuleSet as RuleSetSource",
  ServiceCentre: "../domain/serviceCentres.ts#ServiceCentre as ServiceCentreSource",
  ApplicationNotAccepted: "../problems.ts#NotAccepted",
  RegisterUnavailable: "../problems.ts#Unavailable",
  Reception: "../openReception.ts#Reception as ReceptionSource",
  ReceptionNotNeeded: "../problems.ts#ReceptionNotNeeded as ReceptionNotNeededSource",
  IdempotencyConflict: "../problems.ts#IdempotencyConflict as IdempotencyConflictSource",
  NotInThisState: "../problems.ts#NotInThisState as NotInThisStateSource",
  TooManyAttempts: "../problems.ts#TooManyAttempts as TooManyAttemptsSource",
  WrongCode: "../problems.ts#WrongCode as WrongCodeSource",
  ConsentClosed: "../problems.ts#ConsentClosed as ConsentClosedSource",
  SignatureRejected: "../problems.ts#SignatureRejected as SignatureRejectedSource",
  NotOwner: "../problems.ts#NotOwner as NotOwnerSource",
};

const scalars = {
  ID: "string",
  IIN: "string",
  BIN: "string",
  RKA: "string",
  Kato: "string",
  Date: "string",
  DateTime: "Date",
  PhoneNumber: "string",
};

/** The types of one register's resolvers, from its SDL; types only, no code. */
const typesOf = (register: string, context: string, mappers: Mappers) => ({
  [`subgraphs/${register}/graphql/generated.ts`]: {
    schema: ["schema/shared.graphql", `schema/${register}.graphql`],
    plugins: ["typescript", "typescript-resolvers"],
    config: {
      contextType: `../context.ts#${context}`,
      mappers,
      scalars,
      strictScalars: true,
      enumsAsTypes: true,
      useTypeImports: true,
      skipTypename: true,
      // A field left out would read as "there is none": what is not resolved apart must be given, if only as null.
      avoidOptionals: { field: true },
      // Members of a union say which they are.
      resolversNonOptionalTypename: { unionMember: true },
      optionalResolveType: true,
    },
  },
});

const config: CodegenConfig = {
  generates: {
    ...typesOf("population", "PopulationContext", population),
    ...typesOf("property", "PropertyContext", property),
    ...typesOf("rental", "RentalContext", rental),
    ...typesOf("registration", "RegistrationContext", registration),
  },
};

export default config;
