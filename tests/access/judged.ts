import {
  getNamedType,
  isAbstractType,
  isObjectType,
  parse,
  subscribe,
  type ExecutionResult,
  type GraphQLSchema,
} from "graphql";
import { registerNames, type RegisterName } from "../../subgraphs/shared/call.ts";
import type { Answer } from "../../subgraphs/shared/execute.ts";
import { argumentsOf, asked, entities, under, valueWays } from "./asking.ts";
import { applicationOf, type Country } from "./country.ts";
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
/** Which cells are wanted; all, where it does not say. */
export interface Which {
  readonly fields?: (field: string) => boolean;
  readonly register?: RegisterName;
  readonly viewers?: readonly string[];
}

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

/** The first refusal at or under a place of the answer, or what stands there. */
export function seenAt({ data, errors = [] }: Answer, place: readonly (string | number)[]): [Seen, unknown] {
  const fault = errors.find(({ path = [] }) => place.every((step, index) => path[index] === step));
  let value: unknown = data;
  for (const step of place) value = (value as Record<string, unknown> | null | undefined)?.[step];
  return [fault ? String(fault.extensions?.["code"]) : "allowed", value ?? null];
}

type Asked = Pick<Cell, "viewer" | "field" | "register">;
const cell = (of: Asked, object: string, seen: Seen, value: unknown, row = rowOf(of.field)): Cell => ({
  ...of,
  ...{ object, seen, value },
  expected: expectedOf(of.field, row, viewers[of.viewer]!, object),
});

const whole = { fields: () => true, viewers: Object.keys(viewers) };
const registersOf = ({ register }: Which): readonly RegisterName[] => (register ? [register] : registerNames);

/** Asks every register for every field of every entity by its key, as every viewer. */
export async function entityCells(country: Country, which: Which = {}): Promise<Cell[]> {
  const cells = registersOf(which).flatMap((register) =>
    Object.keys(entities).map((type) => cellsOfEntity(country, register, type, { ...whole, ...which })),
  );
  return (await Promise.all(cells)).flat();
}

async function cellsOfEntity(
  { registers, query }: Country,
  register: RegisterName,
  type: string,
  { fields, viewers: who }: Required<Omit<Which, "register">>,
): Promise<Cell[]> {
  const { schema } = registers.get(register)!;
  const names = fieldsOfEntity(schema, type).filter((name) => fields(`${type}.${name}`));
  if (names.length === 0) return [];
  const { objects, key } = entities[type]!;
  const of = objects.map((name) => ({ __typename: type, ...key(name) }));
  // Each field by itself: one that is not null takes its neighbours along when it is refused.
  const parts = names.map(
    (name) =>
      `${name}: _entities(representations: $of) { ... on ${type} { ${name} ${underField(schema, type, name)} } }`,
  );
  const document = `query ($of: [_Any!]!) { ${parts.join("\n")} }`;
  const cells = who.map(async (viewer) => {
    const answer = await query(register, document, { of }, callOf(viewers[viewer]!));
    return names.flatMap((name) =>
      objects.map((object, place) => {
        const [seen, value] = seenAt(answer, [name, place, name]);
        const isThere = seenAt(answer, [name, place])[1] !== null || seen !== "allowed";
        return cell(
          { viewer, register, field: `${type}.${name}` },
          object,
          isThere ? seen : "nothing",
          value,
        );
      }),
    );
  });
  return (await Promise.all(cells)).flat();
}

function fieldsOfEntity(schema: GraphQLSchema, type: string): string[] {
  const [object, entity] = [schema.getType(type), schema.getType("_Entity")];
  if (!isObjectType(object) || !isAbstractType(entity) || !schema.isSubType(entity, object)) return [];
  return Object.keys(object.getFields()).filter((name) => name !== "ref");
}

function underField(schema: GraphQLSchema, type: string, name: string): string {
  const object = schema.getType(type);
  return isObjectType(object) ? under(getNamedType(object.getFields()[name]!.type), schema) : "";
}

/** Asks every root field for every object, as every viewer. */
export async function rootCells(country: Country, which: Which = {}): Promise<Cell[]> {
  const cells: Cell[] = [];
  const { fields, viewers: who } = { ...whole, ...which };
  for (const register of registersOf(which)) {
    const { schema } = country.registers.get(register)!;
    for (const type of ["Query", "Mutation"]) {
      const root = schema.getType(type);
      const names = isObjectType(root) ? Object.keys(root.getFields()) : [];
      for (const name of names.filter((one) => !one.startsWith("_") && fields(`${type}.${one}`)))
        for (const viewer of who)
          cells.push(...(await cellsOfRoot(country, { viewer, register, field: `${type}.${name}` })));
    }
  }
  return cells;
}

async function cellsOfRoot({ registers, query }: Country, of: Asked): Promise<Cell[]> {
  const { schema } = registers.get(of.register)!;
  const [type, name] = of.field.split(".") as [string, string];
  const objects = asked[rowOf(of.field).of]!;
  const kind = type.toLowerCase();
  const selection = kind === "query" ? underField(schema, type, name) : "{ __typename }";
  const by = viewers[of.viewer]!;
  const parts = objects.map(
    (one, place) => `o${place}: ${name}${argumentsOf(of.field, one, by)} ${selection}`,
  );
  const answer = await query(of.register, `${kind} { ${parts.join("\n")} }`, {}, callOf(by));
  return objects.map((object, place) => {
    const [told, value] = seenAt(answer, [`o${place}`]);
    const isRefused = ["HIDDEN", "FORBIDDEN", "PURPOSE_REQUIRED"].includes(told);
    // A mutation that fails for another reason than a right has passed the right.
    const past = kind === "mutation" && !isRefused ? "allowed" : told;
    return cell(
      of,
      object,
      past === "allowed" && value === null && kind === "query" ? "nothing" : past,
      value,
    );
  });
}

/** Asks for what no key leads to, on the ways there are, as every viewer. */
export async function valueCells({ registers, query }: Country, which: Which = {}): Promise<Cell[]> {
  const { fields, viewers: who, register: only } = { ...whole, ...which };
  const cells = Object.keys(matrix)
    .filter(fields)
    .flatMap((field) => {
      const [type, name] = field.split(".") as [string, string];
      const ways = valueWays.filter(
        (way) => way.type === type && (only === undefined || way.register === only) && isRow(field),
      );
      return ways.flatMap(({ register, object, from, selection }) =>
        who.map(async (viewer) => {
          const asked = `${name} ${underField(registers.get(register)!.schema, type, name)}`;
          const document = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${from.__typename} { ${selection(asked)} } } }`;
          const answer = await query(register, document, { of: [from] }, callOf(viewers[viewer]!));
          const [seen, value] = seenAt(answer, ["_entities", 0]);
          // In a list it is there and refused; by its key it would not be there.
          const row: Row = { ...rowOf(field), otherwise: "HIDDEN" };
          return cell({ viewer, register, field }, object, seen, value, row);
        }),
      );
    });
  return Promise.all(cells);
}

/** Watches each application, as every viewer, until the first event. */
export async function subscriptionCells({ registers }: Country, which: Which = {}): Promise<Cell[]> {
  const of = { field: "Subscription.applicationChanged", register: "registration" } as const;
  const { schema, createContext } = registers.get(of.register)!;
  const watch = async (object: string, viewer: string): Promise<Cell> => {
    const document = parse(`subscription { applicationChanged(id: "${applicationOf(object)}") { id } }`);
    const begun = await subscribe({
      schema,
      document,
      contextValue: createContext(callOf(viewers[viewer]!)),
    });
    const isEvents = Symbol.asyncIterator in begun;
    const event = isEvents
      ? ((await begun.next()) as IteratorResult<ExecutionResult, undefined>).value
      : begun;
    if (isEvents) await begun.return(undefined);
    return cell({ ...of, viewer }, object, ...seenAt((event ?? {}) as Answer, []));
  };
  const { viewers: who } = { ...whole, ...which };
  return Promise.all(asked["application"]!.flatMap((object) => who.map((viewer) => watch(object, viewer))));
}

const isRow = (field: string): boolean => "of" in (matrix[field] ?? {});

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
