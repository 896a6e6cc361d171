import { makeExecutableSchema } from "@graphql-tools/schema";
import {
  type GraphQLScalarType,
  Kind,
  execute,
  parse,
  print,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";
import { createEngine, resultText, type Engine, type EngineResult } from "../../gateway/engine/engine.ts";
import { composeSupergraph } from "../../gateway/supergraph.ts";
import { inProcess } from "../../gateway/transport/inProcess.ts";
import type { OperationKind, Transport, Variables } from "../../gateway/transport/transport.ts";
import type { Call } from "../../subgraphs/shared/call.ts";
import { compileFor } from "../../subgraphs/shared/execute.ts";
import type { Register } from "../../subgraphs/shared/register.ts";
import { scalars } from "../../subgraphs/shared/scalars.ts";

type Row = Record<string, unknown>;
type Resolver = (parent: never, args: never, context: never) => unknown;
type Resolvers = Record<string, Record<string, Resolver | { subscribe: Resolver; resolve?: Resolver }>>;

/** A register invented for a test. */
export interface Invented {
  readonly sdl: string;
  readonly resolvers?: Resolvers;
  /** How an entity is found by its key; left out, the key itself is the entity. */
  readonly references?: Record<string, (key: Row) => unknown>;
}

/** One question a register was asked. */
export interface Asked {
  readonly register: string;
  readonly kind: OperationKind;
  readonly operation: string;
  readonly variables: Variables;
}

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@inaccessible", "@external", "@requires", "@provides", "@interfaceObject", "@override"])\n`;
const directives = `
  directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
  directive @shareable repeatable on OBJECT | FIELD_DEFINITION
  directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ENUM | ENUM_VALUE | SCALAR | ARGUMENT_DEFINITION
  directive @external on OBJECT | FIELD_DEFINITION
  directive @requires(fields: String!) on FIELD_DEFINITION
  directive @provides(fields: String!) on FIELD_DEFINITION
  directive @interfaceObject on OBJECT
  directive @override(from: String!) on FIELD_DEFINITION
  scalar _Any`;

/** The executable schema of an invented register, with `_entities`. */
export function schemaOf({ sdl, resolvers = {}, references = {} }: Invented): GraphQLSchema {
  const document = parse(sdl);
  const entities = document.definitions.flatMap((node) =>
    (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    node.directives?.some(({ name }) => name.value === "key")
      ? [node.name.value]
      : [],
  );
  const names = [...new Set(entities)];
  const federation =
    names.length > 0
      ? `union _Entity = ${names.join(" | ")} extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`
      : "";
  const _entities = (_: never, { representations }: { representations: Row[] }) =>
    // Each entity by a promise of its own: one that throws must not take the others with it.
    representations.map(async (key) => {
      const typename = String(key["__typename"]);
      const find = references[typename];
      const found = find ? find(key) : key;
      return found === null ? null : { __typename: typename, ...(found as Row) };
    });
  return makeExecutableSchema({
    typeDefs: [directives, sdl, federation, /\btype Query\b/.test(sdl) ? "" : "type Query"],
    resolvers: {
      ...usedScalars(document),
      ...resolvers,
      Query: { ...resolvers["Query"], ...(names.length > 0 && { _entities }) },
    },
    resolverValidationOptions: { requireResolversForResolveType: "ignore" },
  });
}

function usedScalars(document: DocumentNode): Record<string, GraphQLScalarType> {
  const names = document.definitions.flatMap((node) =>
    node.kind === Kind.SCALAR_TYPE_DEFINITION ? [node.name.value] : [],
  );
  return Object.fromEntries(Object.entries(scalars).filter(([name]) => names.includes(name)));
}

/** A call of an anonymous citizen, five seconds long. */
export function callOf(change: Partial<Call> = {}): Call {
  return {
    caller: { role: "anonymous" },
    purpose: null,
    case: null,
    requestId: "r-1",
    language: "EN",
    deadline: Date.now() + 5_000,
    signal: new AbortController().signal,
    ...change,
  };
}

/** A register as the gateway opens it. */
export function registerOf(name: string, invented: Invented): Register {
  const schema = schemaOf(invented);
  return {
    name,
    schema,
    internal: schema,
    createContext: (call) => ({ call }),
    ready: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

export interface World {
  readonly engine: Engine;
  /** What the registers were asked since the last question to the world. */
  readonly asked: Asked[];
  /** The gateway's answer. */
  readonly ask: (query: string, variables?: Variables, call?: Partial<Call>) => Promise<Answer>;
  /** What one schema with all resolvers in it answers: GraphQL without federation. */
  readonly whole: (query: string, variables?: Variables) => Promise<Answer>;
}

export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    message: string;
    path?: (string | number)[];
    extensions?: Record<string, unknown>;
    locations?: unknown;
  }[];
}

export const answerOf = (result: EngineResult): Answer => JSON.parse(resultText(result)) as Answer;

/** A world of invented registers behind the engine; `ways` replaces the way to some of them. */
export function world(
  registers: Record<string, Invented>,
  ways: Record<string, (name: string) => Transport> = {},
): World {
  const supergraphSdl = composeSupergraph(
    Object.entries(registers).map(([name, { sdl }]) => ({ name, sdl: link + sdl, url: `http://${name}` })),
  );
  const asked: Asked[] = [];
  const transports = Object.fromEntries(
    Object.entries(registers).map(([name, invented]) => {
      const register = registerOf(name, invented);
      const way =
        ways[name]?.(name) ??
        inProcess(
          register,
          compileFor(register.schema, register.name, () => undefined),
        );
      return [name, counted(way, name, asked)];
    }),
  );
  const wayTo = (name: string): Transport => {
    const way = transports[name];
    if (!way) throw new Error(`no way to ${name}`);
    return way;
  };
  const engine = createEngine({
    supergraphSdl,
    scalars,
    transports: (name) => wayTo(name),
  });
  const monolith = (): GraphQLSchema =>
    makeExecutableSchema({
      typeDefs: print(parse(composed(registers))),
      resolvers: Object.values(registers)
        .map(({ resolvers = {} }) => resolvers)
        .concat([scalars as unknown as Resolvers].filter(() => composed(registers).includes("scalar"))),
      resolverValidationOptions: {
        requireResolversForResolveType: "ignore",
        requireResolversToMatchSchema: "ignore",
      },
    });
  return {
    engine,
    asked,
    async ask(query, variables = {}, call = {}) {
      asked.length = 0;
      return answerOf(await engine.execute({ document: parse(query), variables, call: callOf(call) }));
    },
    async whole(query, variables = {}) {
      const result = await execute({ schema: monolith(), document: parse(query), variableValues: variables });
      return JSON.parse(JSON.stringify(result)) as Answer;
    },
  };
}

/** The registers' SDLs as one schema without federation. */
function composed(registers: Record<string, Invented>): string {
  const seen = new Map<string, Set<string>>();
  return Object.values(registers)
    .map(({ sdl }) => {
      const document = parse(sdl);
      const definitions = document.definitions.flatMap((node): DefinitionNode[] => {
        if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) {
          if (!("name" in node)) return [];
          const isNew = !seen.has(node.name.value);
          seen.set(node.name.value, new Set());
          return isNew ? [node] : [];
        }
        const known = seen.get(node.name.value);
        const fields = (node.fields ?? []).filter(({ name }) => !known?.has(name.value));
        seen.set(node.name.value, new Set([...(known ?? []), ...fields.map(({ name }) => name.value)]));
        if (!known) return [node];
        return fields.length > 0
          ? [{ ...node, kind: Kind.OBJECT_TYPE_EXTENSION as const, fields, interfaces: [] }]
          : [];
      });
      return print({ ...document, definitions }).replace(/ @\w+(\([^)]*\))?/g, "");
    })
    .join("\n");
}

function counted(way: Transport, register: string, asked: Asked[]): Transport {
  return {
    ...way,
    prepare(operation, operationName, kind) {
      const ask = way.prepare(operation, operationName, kind);
      return (variables, call) => {
        asked.push({ register, kind, operation, variables });
        return ask(variables, call);
      };
    },
  };
}
