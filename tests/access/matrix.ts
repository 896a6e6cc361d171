/**
 * access.md, field by field, written down from the document and not from the program: a reviewer changes a line here and
 * sees what the registers say to it. The names are those of the people, dwellings, contracts and applications of
 * country.ts; a column lists what that viewer reads, and everything else is refused him. Registers read everything; an
 * official who has not said what for, and under which case, is asked for that first, but for what is public.
 */
export interface Row {
  /** What the field is read of; for a root field, what is asked for. */
  readonly of:
    | "person"
    | "dwelling"
    | "contract"
    | "application"
    | "consent"
    | "organisation"
    | "body"
    | "question"
    | "nothing";
  readonly citizen?: readonly string[];
  /** Another citizen, who owns, rents and represents nothing and nobody; once he was the ward of the first. */
  readonly loner?: readonly string[];
  /** An officer of the district 711210000, and of the whole city 710000000, each with purpose and case. */
  readonly district?: readonly string[];
  readonly city?: readonly string[];
  /** An operator with the case REF-OPEN; with another valid case; with a number that opens nothing. */
  readonly operator?: readonly string[];
  readonly otherCase?: readonly string[];
  readonly noCase?: readonly string[];
  readonly analyst?: readonly string[];
  readonly anonymous?: readonly string[];
  readonly service?: readonly string[];
  /** An official without his purpose, or an officer without a case; he is asked for them unless the field is public. */
  readonly withoutPurpose?: readonly string[];
  /** An operator with his purpose, who has no case yet. */
  readonly withoutCase?: readonly string[];
  /** Nobody is asked for a purpose. */
  readonly public?: true;
  /** What happens to everything that is not listed: hidden, forbidden, or as if it were not there. */
  readonly otherwise: "HIDDEN" | "FORBIDDEN" | "nothing";
  /** Columns that may not use a root field at all, whatever they ask for. */
  readonly never?: readonly (keyof Row)[];
}
/** A value: read by whoever reads the field it belongs to. */
export interface As {
  readonly as: string;
}

const own = ["reader", "child", "ward"];
const loner = ["formerWard"];
const ofCase = ["caseApplicant", "casePerson", "caseOwner"];
const strangersCase = ["stranger"];
const ofDistrict = ["reader", "mate", "districtTenant", "child", "formerMate", "caseTenant"];
const ofCity = [...ofDistrict, "cityTenant"];
const everybody = [
  ...own,
  ...ofCase,
  ...strangersCase,
  ...["grownChild", "formerWard", "coOwner", "formerCoOwner", "childsCoOwner", "mate", "formerMate"],
  ...["districtTenant", "cityTenant", "almatyTenant", "formerCaseOwner", "caseTenant", "otherOwner"],
];
const hidden = { otherwise: "HIDDEN" } as const;

const ofPerson: Row = {
  ...{ of: "person", ...hidden, service: everybody },
  ...{ citizen: own, loner, operator: ofCase, otherCase: strangersCase },
};
const ofTenant: Row = { ...ofPerson, district: ofDistrict, city: ofCity };
const ofPersonAlone: Row = { of: "person", ...hidden, citizen: own, loner, service: everybody };

const inDistrict = ["shared", "rented", "namedAt", "childRented", "wasRented", "ofCase"];
const inCity = [...inDistrict, "childs", "sold", "strangers", "cityLevel"];
const everywhere = [...inCity, "almaty"];
const open = (of: Row["of"], all: readonly string[], otherwise: Row["otherwise"] = "HIDDEN"): Row => ({
  ...{
    of,
    otherwise,
    citizen: all,
    loner: all,
    district: all,
    city: all,
    operator: all,
    otherCase: all,
    noCase: all,
  },
  ...{ withoutPurpose: all, analyst: all, anonymous: all, service: all, withoutCase: all },
  public: true,
});
const publicDwelling = open("dwelling", everywhere);
const ofBuilding: Row = {
  ...{
    of: "dwelling",
    ...hidden,
    citizen: everywhere,
    loner: everywhere,
    district: inDistrict,
    city: inCity,
  },
  ...{ operator: everywhere, otherCase: everywhere, noCase: everywhere, service: everywhere },
};
const ofOfficials: Row = {
  ...{ of: "dwelling", ...hidden, district: inDistrict, city: inCity, service: everywhere },
  ...{ operator: ["ofCase"], otherCase: ["strangers"] },
};

/** By its number alone it is told to registers only; as an owner, to whoever may read the ownership. */
const ofOrganisation: Row = {
  ...{ of: "organisation", ...hidden, citizen: ["atShared"], operator: ["atCase"] },
  ...{
    district: ["atShared", "atCase"],
    city: ["atShared", "atCase"],
    service: ["it", "atShared", "atCase"],
  },
};

const everyContract = ["rented", "namedAt", "childRented", "ended", "ofCity", "ofAlmaty", "atCase"];
/** By its id a contract is there for whoever may read it, and for nobody else. */
const ofContract: Row = {
  ...{ of: "contract", otherwise: "nothing", service: everyContract },
  ...{ citizen: ["rented", "namedAt", "childRented", "ended"], operator: ["atCase"] },
  district: ["rented", "namedAt", "childRented", "ended", "atCase"],
  city: ["rented", "namedAt", "childRented", "ended", "atCase", "ofCity"],
};
const everyApplication = [
  "own",
  "forReader",
  "ofChild",
  "ofGrownChild",
  "strangers",
  "ofCase",
  "caseElsewhere",
];
const ofApplication: Row = {
  // All of an applicant, for an operator, are more than his case's.
  ...{ of: "application", otherwise: "nothing", service: [...everyApplication, "allOfApplicant"] },
  ...{ citizen: ["own", "forReader", "ofChild"], operator: ["ofCase"] },
};

const citizens = ["citizen", "loner"] as const;
const [officers, operators] = [
  ["district", "city"],
  ["operator", "otherCase", "noCase"],
] as const;
const outside = ["analyst", "anonymous"] as const;
const yes = ["it"];
/** A root field or an act that is for these columns only. */
const only = (...columns: readonly (keyof Row)[]): Row => ({
  ...{ of: "nothing", otherwise: "FORBIDDEN" },
  ...Object.fromEntries(columns.map((column) => [column, yes])),
});

const anyQuestion = ["inDistrict", "inCity", "atMinors", "ofCase", "ofCaseElsewhere"];
const question: Row = {
  ...{
    of: "question",
    otherwise: "FORBIDDEN",
    service: anyQuestion,
    citizen: anyQuestion,
    loner: anyQuestion,
  },
  ...{ district: ["inDistrict", "ofCase"], city: anyQuestion, operator: ["ofCase"] },
};

const all = <Declaration>(type: string, fields: string, declaration: Declaration) =>
  Object.fromEntries(fields.split(" ").map((field) => [`${type}.${field}`, declaration]));
const as = (type: string, fields: string, door: string) => all(type, fields, { as: door });
const connection = (name: string, door: string) => ({
  ...as(`${name}Connection`, "edges nodes pageInfo", door),
  ...as(`${name}Edge`, "cursor node", `${name}Connection.edges`),
});
const problem = (name: string, doors: string, more = "") => as(name, `code message${more}`, doors);

export const matrix: Readonly<Record<string, Row | As>> = {
  // population
  "Query.me": { of: "nothing", otherwise: "nothing", public: true, citizen: yes, loner: yes },
  "Query.person": {
    ...{ of: "person", otherwise: "nothing", never: outside, service: everybody },
    ...{
      citizen: own,
      loner,
      district: ofDistrict,
      city: ofCity,
      operator: ofCase,
      otherCase: strangersCase,
    },
  },
  ...all("Person", "iin lifeStatus residence", ofTenant),
  "Person.name": { ...ofTenant, citizen: [...own, "coOwner", "mate", "districtTenant"] },
  ...all("Person", "birthDate age sex citizenship legalCapacity hasLinkedPhone maskedPhone", ofPerson),
  ...all("Person", "representatives represents residences", ofPerson),
  ...as("PersonName", "surname given patronymic full latin", "Person.name"),
  ...as("Representation", "person representative kind since until", "Person.represents"),
  ...as("Residence", "dwelling basis since until", "Person.residence"),
  ...connection("Residence", "Person.residences"),
  "Dwelling.registeredPersonsCount": { ...ofOfficials, citizen: ["shared", "rented"] },

  // property
  "Query.dwelling": open("dwelling", everywhere, "nothing"),
  "Query.dwellings": open("nothing", yes),
  ...all("Dwelling", "rka address region kind", publicDwelling),
  ...all("Dwelling", "cadastralNumber totalArea livingArea fund inUse", ofBuilding),
  "Dwelling.ownerships": { ...ofOfficials, citizen: ["shared", "childs"] },
  ...connection("Dwelling", "Query.dwellings"),
  ...as("Ownership", "owner share since until", "Dwelling.ownerships"),
  ...as("Share", "numerator denominator", "Ownership.share"),
  ...all("Organisation", "bin name", ofOrganisation),
  "Person.ownedDwellings": ofPerson,

  // rental
  "Query.rentalContracts": only(...officers),
  "Query.checkRentalTenants": only(...officers),
  ...as("RentalTenantCheck", "rka iin verdict contract registeredThere", "Query.checkRentalTenants"),
  ...connection("RentalContract", "Query.rentalContracts"),
  ...all(
    "RentalContract",
    "id number body dwelling tenant namedPersons from to status qualityFlags",
    ofContract,
  ),
  ...as("NamedPerson", "person relation", "RentalContract.namedPersons"),
  ...all("LocalExecutiveBody", "bin name region phone address", open("body", yes)),
  "Dwelling.rentalContract": { ...ofOfficials, citizen: ["rented", "namedAt", "childRented"] },
  "Person.rentalContracts": ofPerson,

  // registration
  "Query.service": open("nothing", yes),
  "Query.eligibility": question,
  "Query.eligibilities": question,
  "Query.application": { ...ofApplication, never: [...officers, ...outside] },
  "Query.registrationReport": only(...officers, "analyst"),
  // What an operator submits is his case's; what he may sign is looked at where it is found.
  "Mutation.submitApplication": only(...citizens, "operator"),
  ...all("Mutation", "requestSigningCode signApplication", only(...citizens, ...operators)),
  ...all("Mutation", "cancelApplication answerConsent setAddressShield", only(...citizens)),
  "Mutation.openReception": only(...operators, "withoutCase"),
  "Subscription.applicationChanged": {
    ...{ of: "application", otherwise: "FORBIDDEN", citizen: ofApplication.citizen!, operator: ["ofCase"] },
  },
  ...all(
    "Application",
    "id number status statusText applicant person dwelling reason channel",
    ofApplication,
  ),
  ...all(
    "Application",
    "submittedAt signingMethods payload payloadDigest consents decision history",
    ofApplication,
  ),
  ...as("ApplicationEvent", "at status code text", "Application.history"),
  ...as("Consent", "id state sentAt deliveredAt deadline answeredAt", "Application.consents"),
  "Consent.maskedPhone": {
    ...{ of: "consent", ...hidden, citizen: ["ofReader", "ofChild"] },
    service: ["ofReader", "ofChild", "ofStranger", "ofOwner", "seenByApplicant"],
  },
  ...all("Person", "applications consentRequests notifications", ofPerson),
  ...connection("Application", "Person.applications"),
  ...connection("ConsentRequest", "Person.consentRequests"),
  ...connection("Notification", "Person.notifications"),
  ...as(
    "ConsentRequest",
    "id applicantName personName dwelling consent payload payloadDigest",
    "Person.consentRequests",
  ),
  ...as("Notification", "id at text application", "Person.notifications"),
  ...as(
    "Eligibility",
    "outcome consentsRequired findings ruleSet serviceCentres localExecutiveBody",
    "Query.eligibility",
  ),
  ...as("Finding", "rule answer message readings", "Eligibility.findings"),
  ...as("Reading", "register readAt reference", "Finding.readings"),
  ...as("Rule", "id title text basis", "RuleSet.rules"),
  ...as("LegalBasis", "act clause", "Rule.basis"),
  ...as("RuleSet", "id from to rules", "Query.service"),
  ...as("RegistrationService", "name path reasons ruleSet", "Query.service"),
  ...as("RegistrationReason", "code name", "RegistrationService.reasons"),
  ...as("ServiceCentre", "code name address region", "Eligibility.serviceCentres"),
  ...as("RegistrationReport", "total online onlineShare rows", "Query.registrationReport"),
  ...as("ReportRow", "key count suppressed medianSecondsToDecision", "Query.registrationReport"),
  ...problem("ApplicationNotAccepted", "Mutation.submitApplication", " eligibility referral"),
  ...problem("IdempotencyConflict", "Mutation.submitApplication"),
  ...problem("RegisterUnavailable", "Mutation.submitApplication", " registers"),
  ...as("SigningCodeSent", "maskedPhone expiresAt", "Mutation.requestSigningCode"),
  ...problem("SignatureRejected", "Mutation.signApplication"),
  ...problem("NotInThisState", "Mutation.cancelApplication", " status"),
  ...problem("TooManyAttempts", "Mutation.signApplication", " retryAt"),
  ...problem("WrongCode", "Mutation.answerConsent", " attemptsLeft"),
  ...problem("ConsentClosed", "Mutation.answerConsent", " state"),
  ...problem("NotOwner", "Mutation.setAddressShield"),
  ...as("AddressShield", "rka on dwelling", "Mutation.setAddressShield"),
  ...as("Reception", "number eligibility expiresAt", "Mutation.openReception"),
  ...problem("ReceptionNotNeeded", "Mutation.openReception"),

  // every register
  "Person.dataAccess": ofPersonAlone,
  ...all("DataAccess", "population property rental registration", ofPersonAlone),
  ...connection("DataAccess", "DataAccess.population"),
  ...as("DataAccessEntry", "at readerKind reader purpose case fields refused", "DataAccess.population"),
  ...all("Region", "kato name", { as: "Dwelling.region" }),
  ...as("PageInfo", "hasNextPage hasPreviousPage startCursor endCursor", "Query.dwellings"),
};
