import {
  buildASTSchema,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  parse,
  specifiedDirectives,
  specifiedScalarTypes,
  type DefinitionNode,
  type GraphQLScalarType,
  type GraphQLSchema,
  type NamedTypeNode,
} from "graphql";

/** The implementation of each scalar by its name. */
export type Scalars = Readonly<Record<string, GraphQLScalarType | undefined>>;

/** What belongs to the machinery, not to clients: introspection's own types, federation's join and link types. */
const machinery = /^(__|join__|link__)/;
const builtIn = new Set<string>([...specifiedScalarTypes, ...specifiedDirectives].map(({ name }) => name));

/**
 * The schema clients see. The planner's consumer schema spells out what graphql-js adds by itself, and its scalars
 * accept anything: the real ones are attached here.
 */
export function buildPublicSchema(consumerSchema: string, scalars: Scalars): GraphQLSchema {
  const document = parse(consumerSchema, { noLocation: true });
  const forClients = document.definitions.filter(isForClients);
  const names = new Set(forClients.map((node) => ("name" in node ? node.name.value : undefined)));
  const definitions = forClients.map((node) => withoutMachinery(node, (name) => names.has(name)));
  const schema = buildASTSchema({ ...document, definitions });
  for (const type of Object.values(schema.getTypeMap())) if (isScalarType(type)) attach(type, scalars);
  return schema;
}

function isForClients(node: DefinitionNode): boolean {
  if (!("name" in node)) return true;
  return !machinery.test(node.name.value) && !builtIn.has(node.name.value);
}

/** The planner leaves out inaccessible types, but not their names where another type mentions them. */
function withoutMachinery(node: DefinitionNode, isKnown: (name: string) => boolean): DefinitionNode {
  const known = ({ name }: NamedTypeNode) => isKnown(name.value);
  switch (node.kind) {
    case Kind.UNION_TYPE_DEFINITION:
      return { ...node, types: node.types?.filter(known) ?? [] };
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const fields = node.fields?.filter(({ name }) => !machinery.test(name.value)) ?? [];
      return { ...node, fields, interfaces: node.interfaces?.filter(known) ?? [] };
    }
    default:
      return node;
  }
}

/** What a scalar found wrong with a literal; the cause says what it expects. */
export class MalformedLiteral extends Error {}

function attach(type: GraphQLScalarType, scalars: Scalars): void {
  if (isSpecifiedScalarType(type)) return;
  const real = scalars[type.name];
  if (!real) throw new Error(`the scalar ${type.name} has no implementation: malformed values would pass`);
  type.parseValue = real.parseValue;
  type.parseLiteral = (node, variables) => {
    try {
      return real.parseLiteral(node, variables);
    } catch (error) {
      // graphql-js tells where a literal stands only when the scalar throws something else than a GraphQLError.
      throw new MalformedLiteral(`not a valid ${type.name}`, { cause: error });
    }
  };
  type.serialize = real.serialize;
}
