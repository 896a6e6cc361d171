import { makeExecutableSchema } from "@graphql-tools/schema";
import {
  Kind,
  parse,
  type DefinitionNode,
  type GraphQLFieldResolver,
  type GraphQLScalarType,
  type GraphQLSchema,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from "graphql";
import { guarded, type AccessTable } from "./access.ts";
import type { ConcernTable } from "./audit/concerns.ts";
import { scalars } from "./scalars.ts";

/** Finds one entity by the key another register holds; null when there is none. */
export type Reference<Context> = (key: Record<string, string>, context: Context) => unknown;

type Resolvers<Context> = Record<
  string,
  GraphQLScalarType | Record<string, GraphQLFieldResolver<never, Context, never> | object>
>;

interface Parts<Context> {
  sdl: string;
  resolvers: object;
  references: Record<string, Reference<Context>>;
  access: AccessTable<Context>;
  /** Whose data each field is, for the audit. */
  concerns?: ConcernTable<Context>;
}

const directives = /* GraphQL */ `
  scalar FieldSet
  scalar link__Import
  directive @link(url: String!, as: String, import: [link__Import]) repeatable on SCHEMA
  directive @key(fields: FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
  directive @shareable repeatable on OBJECT | FIELD_DEFINITION
  directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
`;

const entry = (entities: readonly string[]) => /* GraphQL */ `
  scalar _Any
  type _Service { sdl: String! }
  union _Entity = ${entities.join(" | ")}
  extend type Query {
    _service: _Service!
    _entities(representations: [_Any!]!): [_Entity]!
  }
`;

/** A register's federated schema: its SDL, `_service` and `_entities`, every field behind the access table. */
export function federatedSchema<Context>({
  sdl,
  resolvers,
  references,
  access,
  concerns = {},
}: Parts<Context>): GraphQLSchema {
  const entities = entitiesOf(sdl);
  const schema = makeExecutableSchema<Context>({
    typeDefs: [directives, sdl, entry(entities)],
    resolvers: [withScalars(sdl, resolvers), entityResolvers(sdl, references)],
    inheritResolversFromInterfaces: true,
  });
  return guarded(schema, access, concerns);
}

/** A schema that is not composed: what registers ask each other. */
export function internalSchema<Context>(sdl: string, resolvers: object): GraphQLSchema {
  return makeExecutableSchema<Context>({ typeDefs: [sdl], resolvers: withScalars(sdl, resolvers) });
}

function entityResolvers<Context>(sdl: string, references: Record<string, Reference<Context>>): never {
  const find = async (key: Record<string, string>, context: Context) => {
    const reference = references[key["__typename"] ?? ""];
    if (!reference) throw new Error("an entity of a type this register does not know was asked for");
    const found = await reference(key, context);
    return typeof found === "object" && found !== null
      ? Object.assign(found, { __typename: key["__typename"] })
      : null;
  };
  const resolvers: Resolvers<Context> = {
    _Entity: { __resolveType: (entity: { __typename: string }) => entity.__typename },
    Query: {
      _service: () => ({ sdl }),
      // One entity that fails is one error in the list; the others are answered.
      _entities: (_root: unknown, args: { representations: Record<string, string>[] }, context: Context) =>
        Promise.all(args.representations.map((key) => find(key, context).catch((error: unknown) => error))),
    },
  };
  return resolvers as never;
}

function withScalars(sdl: string, resolvers: object): never {
  const used = Object.entries(scalars).filter(([name]) => sdl.includes(`scalar ${name}`));
  return { ...resolvers, ...Object.fromEntries(used) } as never;
}

function entitiesOf(sdl: string): string[] {
  const isEntity = (node: DefinitionNode): node is ObjectTypeDefinitionNode | ObjectTypeExtensionNode =>
    (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    node.directives?.some(
      ({ name, arguments: args }) => name.value === "key" && !args?.some(isUnresolvable),
    ) === true;
  const isUnresolvable = ({ name, value }: { name: { value: string }; value: { kind: string } }) =>
    name.value === "resolvable" &&
    value.kind === Kind.BOOLEAN &&
    !(value as unknown as { value: boolean }).value;
  return [
    ...new Set(
      parse(sdl)
        .definitions.filter(isEntity)
        .map(({ name }) => name.value),
    ),
  ];
}
