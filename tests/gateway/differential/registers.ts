import { makeExecutableSchema } from "@graphql-tools/schema";
import type { GraphQLSchema } from "graphql";
import type { Invented } from "../world.ts";
import { keyValues, mustHave, namedOf, type FieldModel, type Model, type Required } from "./model.ts";
import { fieldsIn } from "./needs.ts";
import { registerSdl, wholeSdl } from "./sdl.ts";
import { canonical, computed, thingOf, valueOf, type Arguments, type Thing } from "./values.ts";

type Resolve = (owner: Thing | undefined, args: Arguments) => unknown;
type Fields = Record<string, Resolve>;

/** The registers of a random world, each with its part of the schema and nothing more. */
export function randomRegisters(model: Model): Record<string, Invented> {
  return Object.fromEntries(model.registers.map((register) => [register, oneRegister(model, register)]));
}

function oneRegister(model: Model, register: string): Invented {
  const resolvers: Record<string, Fields> = {};
  const references: NonNullable<Invented["references"]> = {};
  for (const type of [model.roots, ...model.types.values()]) {
    const fields: Fields = {};
    for (const field of fieldsIn(type, register))
      fields[field.name] = resolver(model, field, register, field.homes.has(register));
    for (const name of keyNames(model, type.name)) fields[name] = keyOf(name);
    const presence = type.presence.get(register);
    if (Object.keys(fields).length > 0 && (presence || type === model.roots)) resolvers[type.name] = fields;
    if (type.keys.length > 0 && presence)
      references[type.name] = (given) => {
        if (presence.isStub) throw new Error("asked for an entity this register cannot find");
        return thingOf(model, type.name, given);
      };
  }
  for (const [typename, fields] of Object.entries(resolvers)) {
    const declared = registerFields(model, typename, register);
    for (const name of Object.keys(fields)) if (!declared.has(name)) Reflect.deleteProperty(fields, name);
  }
  return {
    sdl: registerSdl(model, register),
    resolvers: resolvers,
    references,
  };
}

function registerFields(model: Model, typename: string, register: string): Set<string> {
  const type = typename === "Query" ? model.roots : mustHave(model.types, typename);
  const keys = type.presence.get(register)?.keys ?? [];
  return new Set([
    ...fieldsIn(type, register).map(({ name }) => name),
    ...keys.flatMap(({ sdl }) => [...sdl.matchAll(/(\w+):/g)].map(([, name]) => name ?? "")),
  ]);
}

const keyNames = (model: Model, typename: string): string[] =>
  (model.types.get(typename)?.keys ?? []).flatMap(({ sdl }) =>
    [...sdl.matchAll(/(\w+):/g)].map(([, name]) => name ?? ""),
  );

const keyOf =
  (name: string): Resolve =>
  (owner) => {
    const { __typename, identity } = ownerOf(owner);
    return keyValues(__typename, identity)[name];
  };

const root: Thing = { __typename: "Query", identity: "" };
/** Above the roots stands nothing, or an empty object. */
const ownerOf = (owner: Thing | undefined): Thing => (owner?.identity === undefined ? root : owner);

function resolver(model: Model, field: FieldModel, register: string, isHome: boolean): Resolve {
  const { name, requires, provides, overridden } = field;
  return (parent, args) => {
    const owner = ownerOf(parent);
    if (overridden === register) throw new Error("asked for a field that another register has taken over");
    if (!isHome && !owner.provided?.includes(name))
      throw new Error("asked for an external field that nobody provided");
    if (requires) return computed(toldOf(owner.given ?? {}, requires));
    const value = valueOf(model, owner, field, args);
    return provides === undefined ? value : providing(value, provides);
  };
}

/** What a register was told of the fields it requires. */
function toldOf(given: Readonly<Record<string, unknown>>, requires: readonly Required[]): unknown[] {
  return requires.map(({ name, inner }) => {
    const value = given[name];
    if (value === undefined) throw new Error(`was not told ${name}`);
    return inner ? insideTold(value, inner) : value;
  });
}

function insideTold(value: unknown, inner: readonly Required[]): unknown {
  if (Array.isArray(value)) return value.map((item) => insideTold(item, inner));
  return value === null ? null : toldOf(value as Record<string, unknown>, inner);
}

function providing(value: unknown, field: string): unknown {
  if (Array.isArray(value)) return value.map((item) => providing(item, field));
  return value === null ? null : { ...(value as Thing), provided: [field] };
}

/** The whole world behind one schema: GraphQL without federation. */
export function wholeSchema(model: Model): GraphQLSchema {
  const resolvers: Record<string, Fields> = {};
  for (const type of [model.roots, ...model.types.values()]) {
    const fields: Fields = {};
    for (const field of type.fields.values())
      fields[field.name] = (owner, args) => valueOf(model, ownerOf(owner), field, args);
    for (const name of keyNames(model, type.name)) fields[name] = keyOf(name);
    resolvers[type.name] = fields;
  }
  return makeExecutableSchema({
    typeDefs: wholeSdl(model),
    resolvers: resolvers as Record<string, Record<string, never>>,
    resolverValidationOptions: { requireResolversForResolveType: "ignore" },
  });
}

export { canonical, namedOf };
