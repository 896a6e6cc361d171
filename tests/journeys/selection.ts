import {
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isAbstractType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from "graphql";

/** Arguments by `Type.field`, as they are written; what is not listed has none. */
export type Arguments = Readonly<Record<string, string>>;

/**
 * Everything that can be selected of a type, to a depth; a type met again within itself gives only its plain fields.
 * Fields of a union's members are asked under the member's name, for two members may call different things alike.
 */
export function everythingOf(
  type: GraphQLCompositeType,
  schema: GraphQLSchema,
  given: Arguments,
  depth: number,
  within: readonly string[] = [],
): string {
  if (isAbstractType(type)) {
    const members = schema.getPossibleTypes(type);
    const parts = members.map(
      (member) => `... on ${member.name} ${fieldsOf(member, schema, given, depth, within, true)}`,
    );
    return `{ __typename ${parts.join(" ")} }`;
  }
  return fieldsOf(type, schema, given, depth, within, false);
}

function fieldsOf(
  type: GraphQLObjectType,
  schema: GraphQLSchema,
  given: Arguments,
  depth: number,
  within: readonly string[],
  isMember: boolean,
): string {
  const inside = [...within, type.name];
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    const alias = isMember ? `${type.name}__${field.name}: ` : "";
    const asked = `${alias}${field.name}${given[`${type.name}.${field.name}`] ?? ""}`;
    if (!isCompositeType(named)) return [asked];
    // The same things as `nodes`, which are asked in full.
    if (type.name.endsWith("Edge")) return [`${asked} { __typename }`];
    const isAgain = inside.includes(named.name) || depth <= 1;
    if (isAgain) return isObjectType(named) ? [`${asked} { __typename }`] : [];
    return [`${asked} ${everythingOf(named, schema, given, depth - 1, inside)}`];
  });
  return `{ __typename ${fields.join(" ")} }`;
}

/** How many fields a selection asks for. */
export const sizeOf = (selection: string): number => (selection.match(/\w+(?=[^\w(:])/g) ?? []).length;

/** Notes each `Type.field` of an answer that is not null. */
export function noteAnswered(
  value: unknown,
  type: GraphQLOutputType,
  schema: GraphQLSchema,
  seen: Set<string>,
): void {
  if (value === null || value === undefined) return;
  if (isNonNullType(type)) return noteAnswered(value, type.ofType, schema, seen);
  if (isListType(type)) {
    for (const one of value as readonly unknown[]) noteAnswered(one, type.ofType, schema, seen);
    return;
  }
  if (!isCompositeType(type)) return;
  const { __typename: name, ...rest } = value as Readonly<Record<string, unknown>>;
  const object = schema.getType(typeof name === "string" ? name : type.name);
  if (!isObjectType(object)) return;
  const fields: Readonly<Record<string, GraphQLField<unknown, unknown>>> = object.getFields();
  for (const [key, part] of Object.entries(rest)) {
    const field = fields[key.replace(/^.*?__/, "")];
    if (!field || part === null) continue;
    seen.add(`${object.name}.${field.name}`);
    noteAnswered(part, field.type, schema, seen);
  }
}
