import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import { registerNames, type RegisterName } from "../../subgraphs/shared/call.ts";
import type { Answer } from "../../subgraphs/shared/execute.ts";
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
  type Country,
} from "./country.ts";
import { matrix, type Row } from "./matrix.ts";
import { callOf, viewers, type Viewer } from "./viewers.ts";

/** What one viewer was told about one field of one object. */
export type Seen = "allowed" | "nothing" | "HIDDEN" | "FORBIDDEN" | "PURPOSE_REQUIRED" | (string & {});
export interface Cell {
  readonly field: string;
  readonly viewer: string;
  readonly object: string;
  readonly register: RegisterName;
  readonly seen: Seen;
  readonly expected: Seen;
  readonly value: unknown;
}

/** Entities, as the planner asks each register for them by their key. */
const entities: Record<string, { of: Row["of"]; objects: readonly string[]; key: (name: string) => object }> =
  {
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
  ofCase: pair("caseApplicant", "casePerson", "ofCase"),
  ofCaseElsewhere: pair("caseApplicant", "casePerson", "strangers"),
};
const inputOf = (name: string, { as }: Viewer) => {
  const { applicant, person, rka } = questions[name]!;
  const by = as === "citizen" ? "" : `applicant: "${iinOf(applicant)}", `;
  return `{ ${by}person: "${iinOf(person)}", rka: "${rkaOf(rka)}" }`;
};
const missing = "00000000-0000-4000-8000-00000000ffff";
const submission = ({ as }: Viewer) =>
  `(input: { idempotencyKey: "access-${as}", reason: "FAMILY", ${
    as === "citizen"
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
const asked: Record<string, readonly string[]> = {
  person: [...persons, "nobody"],
  dwelling: [...dwellings, "nowhere"],
  application: [...applications, "nothing"],
  question: Object.keys(questions),
  nothing: ["it"],
};

/** What the document says that this viewer is told. */
export function expectedOf(field: string, row: Row, { as, caller }: Viewer, object: string): Seen {
  if (row[as]?.includes(object)) return "allowed";
  const role =
    caller.role === "leb_officer" ? "district" : caller.role === "service_centre_operator" ? "operator" : as;
  const isRoot = /^(Query|Mutation|Subscription)\./.test(field);
  if (row.never?.includes(role)) return "FORBIDDEN";
  const isOfRole = !isRoot || row.otherwise !== "FORBIDDEN" || row[role] !== undefined;
  const isByKey = !isRoot && row.otherwise === "nothing";
  if ((as === "withoutPurpose" || as === "withoutCase") && isOfRole && !isByKey && !row.public)
    return "PURPOSE_REQUIRED";
  return row.otherwise;
}

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

/** The first refusal at or under a place of the answer, or what stands there. */
export function seenAt({ data, errors = [] }: Answer, place: readonly (string | number)[]): [Seen, unknown] {
  const fault = errors.find(({ path = [] }) => place.every((step, index) => path[index] === step));
  let value: unknown = data;
  for (const step of place) value = (value as Record<string, unknown> | null | undefined)?.[step];
  return [fault ? String(fault.extensions?.["code"]) : "allowed", value ?? null];
}

interface Which {
  /** Only these fields, to be quick. */
  readonly fields?: (field: string) => boolean;
}

/** Asks every register for every field of every entity, as every viewer. */
export async function entityCells(
  { registers, query }: Country,
  { fields = () => true }: Which = {},
): Promise<Cell[]> {
  const cells: Promise<Cell[]>[] = [];
  for (const register of registerNames) {
    const { schema } = registers.get(register)!;
    for (const [type, { objects, key }] of Object.entries(entities)) {
      const object = schema.getType(type);
      const known = schema.getType("_Entity");
      if (!isObjectType(object) || !isAbstractType(known) || !schema.isSubType(known, object)) continue;
      const asked = Object.values(object.getFields()).filter(
        ({ name }) => name !== "ref" && fields(`${type}.${name}`),
      );
      if (asked.length === 0) continue;
      const parts = asked.map(
        (field) =>
          `${field.name}: _entities(representations: $of) { ... on ${type} { ${field.name} ${under(getNamedType(field.type), schema)} } }`,
      );
      const document = `query ($of: [_Any!]!) { ${parts.join("\n")} }`;
      const of = objects.map((name) => ({ __typename: type, ...key(name) }));
      for (const [viewer, by] of Object.entries(viewers))
        cells.push(
          query(register, document, { of }, callOf(by)).then((answer) =>
            asked.flatMap(({ name }) =>
              objects.map((one, place): Cell => {
                const field = `${type}.${name}`;
                const row = rowOf(field);
                const [, entity] = seenAt(answer, [name, place]);
                const [told, value] = seenAt(answer, [name, place, name]);
                const isThere = entity !== null || told !== "allowed";
                const seen = isThere ? told : "nothing";
                return {
                  field,
                  viewer,
                  object: one,
                  register,
                  seen,
                  expected: expectedOf(field, row, by, one),
                  value,
                };
              }),
            ),
          ),
        );
    }
  }
  return (await Promise.all(cells)).flat();
}

/** Asks every root field for every object, as every viewer. */
export async function rootCells(
  { registers, query }: Country,
  { fields = () => true }: Which = {},
): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const register of registerNames) {
    const { schema } = registers.get(register)!;
    for (const root of [schema.getQueryType(), schema.getMutationType()])
      for (const { name, type } of Object.values(root?.getFields() ?? {})) {
        const field = `${root!.name}.${name}`;
        if (name.startsWith("_") || !fields(field)) continue;
        const row = rowOf(field);
        const objects = asked[row.of]!;
        const kind = root!.name.toLowerCase();
        const selection = kind === "query" ? under(getNamedType(type), schema) : "{ __typename }";
        for (const [viewer, by] of Object.entries(viewers)) {
          const parts = objects.map(
            (one, place) => `o${place}: ${name}${argumentsOf(field, one, by)} ${selection}`,
          );
          const answer = await query(register, `${kind} { ${parts.join("\n")} }`, {}, callOf(by));
          cells.push(
            ...objects.map((object, place): Cell => {
              const [told, value] = seenAt(answer, [`o${place}`]);
              const isRefused = ["HIDDEN", "FORBIDDEN", "PURPOSE_REQUIRED"].includes(told);
              // A mutation that fails for another reason than a right has passed the right.
              const past = kind === "mutation" && !isRefused ? "allowed" : told;
              const seen = past === "allowed" && value === null && kind === "query" ? "nothing" : past;
              return {
                field,
                viewer,
                object,
                register,
                seen,
                expected: expectedOf(field, row, by, object),
                value,
              };
            }),
          );
        }
      }
  }
  return cells;
}

function argumentsOf(field: string, object: string, viewer: Viewer): string {
  const ask = roots[field];
  if (!ask) throw new Error(`say in judged.ts how ${field} is asked`);
  return ask(object, viewer);
}

function rowOf(field: string): Row {
  const row = matrix[field];
  if (!row || !("of" in row)) throw new Error(`the matrix has no row for ${field}`);
  return row;
}

/** A cell in one line, as a failing test shows it. */
export const inWords = ({ field, viewer, object, register, seen, expected }: Cell): string =>
  `${field} of ${object}, for ${viewer}, from ${register}: ${seen} instead of ${expected}`;

export const differing = (cells: readonly Cell[]): string[] =>
  cells.filter(({ seen, expected }) => seen !== expected).map(inWords);
