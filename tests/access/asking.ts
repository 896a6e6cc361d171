import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import type { RegisterName } from "../../subgraphs/shared/call.ts";
import {
  applicationOf,
  applications,
  bodies,
  contractOf,
  contracts,
  dwellings,
  iinOf,
  persons,
  rkaOf,
  today,
} from "./country.ts";
import { matrix, type Row } from "./matrix.ts";
import type { Viewer } from "./viewers.ts";

/** Entities, as the planner asks each register for them by their key. */
export const entities: Record<
  string,
  { of: Row["of"]; objects: readonly string[]; key: (name: string) => object }
> = {
  Person: { of: "person", objects: persons, key: (name) => ({ ref: iinOf(name) }) },
  Dwelling: { of: "dwelling", objects: dwellings, key: (name) => ({ rka: rkaOf(name) }) },
  RentalContract: {
    of: "contract",
    objects: [...contracts, "nothing"],
    key: (name) => ({ id: contractOf(name) }),
  },
  Application: {
    of: "application",
    objects: [...applications, "nothing"],
    key: (name) => ({ id: applicationOf(name) }),
  },
  DataAccess: { of: "person", objects: persons, key: (name) => ({ ref: iinOf(name) }) },
  Organisation: { of: "organisation", objects: ["it"], key: () => ({ bin: "000140000001" }) },
  LocalExecutiveBody: { of: "body", objects: ["it"], key: () => ({ bin: bodies.district }) },
};

const pair = (applicant: string, person: string, rka: string) => ({ applicant, person, rka });
const questions: Record<string, ReturnType<typeof pair>> = {
  inDistrict: pair("reader", "reader", "shared"),
  inCity: pair("reader", "reader", "strangers"),
  atMinors: pair("stranger", "stranger", "childs"),
  ofCase: pair("caseApplicant", "casePerson", "ofCase"),
  ofCaseElsewhere: pair("caseApplicant", "casePerson", "strangers"),
};
const inputOf = (name: string, { caller: { role } }: Viewer) => {
  const { applicant, person, rka } = questions[name]!;
  const by = role === "citizen" ? "" : `applicant: "${iinOf(applicant)}", `;
  return `{ ${by}person: "${iinOf(person)}", rka: "${rkaOf(rka)}" }`;
};
const missing = "00000000-0000-4000-8000-00000000ffff";
const submission = ({ as, caller: { role } }: Viewer) =>
  `(input: { idempotencyKey: "access-${as}", reason: "FAMILY", ${
    role === "citizen"
      ? `person: "${iinOf("stranger")}", rka: "${rkaOf("nowhere")}", channel: PORTAL`
      : `person: "${iinOf("casePerson")}", rka: "${rkaOf("ofCase")}", channel: SERVICE_CENTRE, attestation: "Seen"`
  } })`;

/** How each root field is asked for an object; without a line here a new root field fails. */
const roots: Record<string, (object: string, viewer: Viewer) => string> = {
  "Query.me": () => "",
  "Query.person": (name) => `(iin: "${iinOf(name)}")`,
  "Query.dwelling": (name) => `(rka: "${rkaOf(name)}")`,
  "Query.dwellings": () => `(search: "Астана Достық")`,
  "Query.rentalContracts": () => "",
  "Query.checkRentalTenants": () => `(pairs: [{ rka: "${rkaOf("rented")}", iin: "${iinOf("mate")}" }])`,
  "Query.service": () => "",
  "Query.eligibility": (name, viewer) => `(input: ${inputOf(name, viewer)})`,
  "Query.eligibilities": (name, viewer) => `(inputs: [${inputOf(name, viewer)}])`,
  "Query.application": (name) => `(id: "${applicationOf(name)}")`,
  "Query.registrationReport": () => `(from: "${today}", to: "${today}", by: [CHANNEL])`,
  "Mutation.submitApplication": (_name, viewer) => submission(viewer),
  "Mutation.requestSigningCode": () => `(applicationId: "${missing}")`,
  "Mutation.signApplication": () => `(input: { applicationId: "${missing}", smsCode: "000000" })`,
  "Mutation.cancelApplication": () => `(applicationId: "${missing}")`,
  "Mutation.answerConsent": () => `(input: { consentId: "${missing}", code: "000000", confirm: true })`,
  "Mutation.setAddressShield": () => `(rka: "${rkaOf("nowhere")}", on: true)`,
  "Mutation.openReception": () =>
    `(input: { applicant: "${iinOf("nobody")}", person: "${iinOf("nobody")}", rka: "${rkaOf("nowhere")}" })`,
};
export const asked: Record<string, readonly string[]> = {
  person: [...persons, "nobody"],
  dwelling: [...dwellings, "nowhere"],
  application: [...applications, "nothing"],
  question: Object.keys(questions),
  nothing: ["it"],
};

const isRow = (field: string): boolean => "of" in (matrix[field] ?? {});

/** Everything under a field that is read by the same right: it stops where another row of the matrix begins. */
export function under(type: GraphQLNamedType, schema: GraphQLSchema): string {
  if (isLeafType(type)) return "";
  if (isAbstractType(type)) {
    const members = schema
      .getPossibleTypes(type)
      .map((member) => `... on ${member.name} ${values(member, schema, true)}`);
    return `{ __typename ${members.join(" ")} }`;
  }
  return isObjectType(type) ? values(type, schema, false) : "";
}

function values(type: GraphQLObjectType, schema: GraphQLSchema, isMember: boolean): string {
  const fields = Object.values(type.getFields()).filter(
    ({ name }) => !isRow(`${type.name}.${name}`) && name !== "ref",
  );
  const isEntity = type.name in entities;
  const selected = isEntity
    ? []
    : fields.map((field) => {
        const args = field.name === "path" ? "(channel: PORTAL)" : "";
        const alias = isMember ? `${type.name}__${field.name}: ` : "";
        return `${alias}${field.name}${args} ${under(getNamedType(field.type), schema)}`;
      });
  return `{ __typename ${selected.join(" ")} }`;
}

/** The arguments with which a root field is asked for an object. */
export function argumentsOf(field: string, object: string, viewer: Viewer): string {
  const ask = roots[field];
  if (!ask) throw new Error(`say in asking.ts how ${field} is asked`);
  return ask(object, viewer);
}

/**
 * Values have no key: what is read of them is met on a way from an entity, and the first refusal on the way is what the
 * viewer is told. `object` is their name in the matrix.
 */
export interface ValueWay {
  readonly register: RegisterName;
  readonly type: string;
  readonly object: string;
  readonly from: { readonly __typename: string };
  readonly selection: (field: string) => string;
}
const fromPerson = (
  type: string,
  object: string,
  name: string,
  selection: ValueWay["selection"],
): ValueWay => ({
  ...{ register: "registration", type, object, selection },
  from: { __typename: "Person", ...entities["Person"]!.key(name) },
});
const ofRequest = (field: string) => `consentRequests { nodes { consent { ${field} } } }`;
const organisationAt = (object: string, name: string): ValueWay => ({
  ...{ register: "property", type: "Organisation", object },
  from: { __typename: "Dwelling", ...entities["Dwelling"]!.key(name) },
  selection: (field) => `ownerships { owner { ... on Organisation { ${field} } } }`,
});

export const valueWays: readonly ValueWay[] = [
  fromPerson("Consent", "ofReader", "reader", ofRequest),
  fromPerson("Consent", "ofChild", "child", ofRequest),
  fromPerson("Consent", "ofStranger", "stranger", ofRequest),
  fromPerson("Consent", "ofOwner", "caseOwner", ofRequest),
  fromPerson(
    "Consent",
    "seenByApplicant",
    "reader",
    (field) => `applications { nodes { consents { ${field} } } }`,
  ),
  // The case's application and one elsewhere, of the same applicant.
  fromPerson(
    "Application",
    "allOfApplicant",
    "caseApplicant",
    (field) => `applications { nodes { ${field} } }`,
  ),
  organisationAt("atCase", "ofCase"),
  organisationAt("atShared", "shared"),
];
