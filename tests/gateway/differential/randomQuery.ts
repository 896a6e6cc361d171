import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from "graphql";
import type { Draw } from "./draw.ts";

export interface RandomQuery {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Writing {
  readonly schema: GraphQLSchema;
  readonly draw: Draw;
  readonly fragments: string[];
  readonly definitions: string[];
  readonly variables: Record<string, unknown>;
  /** How many fields may still be written. */
  left: number;
}

const conditions = [
  ...Array.from({ length: 12 }, () => ""),
  " @include(if: $yes)",
  " @skip(if: $no)",
  " @include(if: $no)",
  " @skip(if: $yes)",
  " @include(if: true)",
  " @skip(if: true)",
];

/** A random query of a schema, with aliases, fragments, conditions, arguments and variables. */
export function randomQuery(schema: GraphQLSchema, draw: Draw): RandomQuery {
  const writing: Writing = {
    schema,
    draw,
    fragments: [],
    definitions: [],
    variables: {},
    left: 5 + draw.below(40),
  };
  const root = schema.getQueryType();
  if (!root) throw new Error("a schema without queries");
  const selection = selectionOf(root, writing, 4);
  const text = `${selection} ${writing.fragments.join(" ")}`;
  for (const name of ["yes", "no"])
    if (text.includes(`$${name})`)) writing.definitions.push(`$${name}: Boolean! = ${name === "yes"}`);
  const { definitions, variables } = writing;
  const head = definitions.length > 0 ? ` (${definitions.join(", ")})` : "";
  return { query: `query${head} ${text}`, variables };
}

function selectionOf(type: GraphQLCompositeType, writing: Writing, depth: number): string {
  const { schema, draw } = writing;
  if (writing.left <= 0) return "{ __typename }";
  const parts: string[] = [];
  if (isAbstractType(type)) {
    for (const member of schema.getPossibleTypes(type))
      if (draw.chance(60))
        parts.push(`... on ${member.name}${draw.one(conditions)} ${selectionOf(member, writing, depth)}`);
    if (isUnionType(type) || draw.chance(50)) parts.push("__typename");
  }
  if (!isUnionType(type)) {
    const fields = Object.values(type.getFields());
    for (let left = 1 + draw.below(4); left > 0; left--)
      parts.push(fieldOf(draw.one(fields), writing, depth));
    if (draw.chance(10)) parts.push("__typename");
    if (draw.chance(10)) parts.push(`...${draw.one(conditions)} ${selectionOf(type, writing, depth - 1)}`);
    if (draw.chance(8) && depth > 0) parts.push(fragmentOf(type, writing, depth - 1));
  }
  return `{ ${parts.join(" ")} }`;
}

function fragmentOf(type: GraphQLCompositeType, writing: Writing, depth: number): string {
  const body = selectionOf(type, writing, depth);
  const name = `F${writing.fragments.length}`;
  writing.fragments.push(`fragment ${name} on ${type.name} ${body}`);
  return `...${name}${writing.draw.one(conditions)}`;
}

function fieldOf(field: GraphQLField<unknown, unknown>, writing: Writing, depth: number): string {
  const { draw } = writing;
  const type = getNamedType(field.type);
  writing.left -= 1;
  if (isCompositeType(type) && (depth <= 0 || writing.left <= 0)) return "__typename";
  const alias = draw.chance(25) ? `${draw.one(["a", "b", "id", "f0", "f1", "code", "ka", "box"])}: ` : "";
  const below = isCompositeType(type) ? selectionOf(type, writing, depth - 1) : "";
  return `${alias}${field.name}${argumentsOf(field, writing)}${draw.one(conditions)} ${below}`;
}

function argumentsOf({ args }: GraphQLField<unknown, unknown>, writing: Writing): string {
  const { draw } = writing;
  const given = args.flatMap(({ name, type, defaultValue }) => {
    if (!isNonNullType(type) && draw.chance(50)) return [];
    if (draw.chance(60)) return [`${name}: ${literal(valueFor(type, draw, 2), type)}`];
    return [`${name}: $${variable(type, defaultValue !== undefined, writing)}`];
  });
  return given.length > 0 ? `(${given.join(", ")})` : "";
}

/** Declares a variable; sometimes with a default, sometimes without a value. */
function variable(type: GraphQLInputType, hasDefault: boolean, writing: Writing): string {
  const { draw, definitions, variables } = writing;
  const name = `v${definitions.length}`;
  const standard = draw.chance(30) ? ` = ${literal(valueFor(type, draw, 1), type)}` : "";
  definitions.push(`$${name}: ${String(type)}${standard}`);
  const mayMiss = standard !== "" || (!isNonNullType(type) && !hasDefault);
  if (!mayMiss || draw.chance(60)) variables[name] = valueFor(type, draw, 2);
  return name;
}

function valueFor(type: GraphQLInputType, draw: Draw, depth: number): unknown {
  if (isNonNullType(type)) return presentValue(type.ofType, draw, depth);
  return draw.chance(10) ? null : presentValue(type, draw, depth);
}

function presentValue(type: GraphQLInputType, draw: Draw, depth: number): unknown {
  if (isListType(type))
    return Array.from({ length: draw.below(3) }, () => valueFor(type.ofType, draw, depth));
  if (isEnumType(type)) return draw.one(type.getValues()).name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => draw.chance(50) && (depth > 0 || !isInputObjectType(field.type)))
        .map((field) => [field.name, valueFor(field.type, draw, depth - 1)]),
    );
  if (String(type) === "Int") return draw.below(5);
  return draw.one(["x", 'quo"te', "ә"]);
}

/** The value as GraphQL writes it. */
function literal(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (Array.isArray(value) && isListType(type))
    return `[${value.map((item) => literal(item, type.ofType)).join(", ")}]`;
  if (isInputObjectType(type) && typeof value === "object" && value !== null) {
    const fields = type.getFields();
    const parts = Object.entries(value).flatMap(([key, each]) => {
      const field = fields[key];
      return field ? [`${key}: ${literal(each, field.type)}`] : [];
    });
    return `{ ${parts.join(", ")} }`;
  }
  return isEnumType(type) && typeof value === "string" ? value : JSON.stringify(value);
}
