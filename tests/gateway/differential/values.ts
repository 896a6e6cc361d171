import { Kind, parseType, type TypeNode } from "graphql";
import { coded } from "../../../subgraphs/shared/errors.ts";
import { drawFrom, type Draw } from "./draw.ts";
import { keyValues, mustHave, population, type FieldModel, type Model, type Required } from "./model.ts";

/** An object of the random world: what it is, and all that is known of it follows from that. */
export interface Thing {
  readonly __typename: string;
  readonly identity: string;
  /** Fields that came along by @provides. */
  readonly provided?: readonly string[];
  /** What the gateway told of it. */
  readonly given?: Readonly<Record<string, unknown>>;
}

export type Arguments = Readonly<Record<string, unknown>>;

const texts = ["plain", 'quo"te', "new\nline", "қазақ", "", "\u2028", "a\\b", "😀"];

/** The value of a field: always the same for the same object and arguments, whoever asks. */
export function valueOf(model: Model, owner: Thing, field: FieldModel, args: Arguments): unknown {
  if (field.requires) return computed(requiredOf(model, owner, field.requires));
  const place = `${model.seed} ${owner.__typename} ${owner.identity} ${field.name} ${canonical(args)}`;
  const draw = drawFrom(place);
  if (!field.safe && draw.chance(6)) throw draw.chance(50) ? coded("HIDDEN") : new Error("broken inside");
  return built(model, typeOf(field.type), { draw, place, safe: field.safe });
}

/** The value of a field that is computed from others. */
export const computed = (required: unknown): string => `from ${JSON.stringify(required)}`;

/** The required fields of an object, as a register should be told them. */
export function requiredOf(model: Model, owner: Thing, requires: readonly Required[]): unknown[] {
  const type = mustHave(model.types, owner.__typename);
  return requires.map(({ name, argument, inner }) => {
    const value = valueOf(model, owner, mustHave(type.fields, name), argument?.coerced ?? {});
    return inner ? inside(value, (thing) => requiredOf(model, thing, inner)) : value;
  });
}

function inside(value: unknown, read: (thing: Thing) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => inside(item, read));
  return value === null ? null : read(value as Thing);
}

interface Building {
  readonly draw: Draw;
  readonly place: string;
  readonly safe: boolean;
}

function built(model: Model, type: TypeNode, at: Building): unknown {
  // Now and then a register breaks its own promise.
  if (type.kind === Kind.NON_NULL_TYPE)
    return !at.safe && at.draw.chance(2) ? null : builtPresent(model, type.type, at);
  return at.draw.chance(12) ? null : builtPresent(model, type, at);
}

function builtPresent(model: Model, type: TypeNode, at: Building): unknown {
  const { draw } = at;
  if (type.kind === Kind.NON_NULL_TYPE) throw new Error("twice non-null");
  if (type.kind === Kind.LIST_TYPE)
    return Array.from({ length: draw.below(4) }, (_, index) =>
      built(model, type.type, { ...at, place: `${at.place} ${index}` }),
    );
  const name = type.name.value;
  const members = model.unions.get(name) ?? model.interfaces.get(name)?.members;
  return leaf(name, draw) ?? thing(model, members ? draw.one(members) : name, at);
}

function leaf(name: string, draw: Draw): unknown {
  switch (name) {
    case "String":
      return `${draw.one(texts)} ${draw.below(100)}`;
    case "Int":
      return draw.below(1_000) - 500;
    case "Float":
      return (draw.below(1_000) - 500) / 8;
    case "Boolean":
      return draw.chance(50);
    case "ID":
      return `id ${draw.below(100)}`;
    case "Mood":
      return draw.one(["CALM", "GLAD", "ODD"]);
    default:
      return undefined;
  }
}

function thing(model: Model, typename: string, { draw, place }: Building): Thing {
  const isEntity = mustHave(model.types, typename).keys.length > 0;
  return { __typename: typename, identity: isEntity ? String(draw.below(population)) : place };
}

/** The object a representation speaks of; a register knows it by any of its keys. */
export function thingOf(model: Model, typename: string, given: Readonly<Record<string, unknown>>): Thing {
  const { keys } = mustHave(model.types, typename);
  const names = keys.flatMap(({ sdl }) => [...sdl.matchAll(/(\w+):/g)].map(([, name]) => name ?? ""));
  const told = names.filter((name) => given[name] !== undefined);
  for (let number = 0; number < population; number++) {
    const known = keyValues(typename, String(number));
    if (told.every((name) => canonical(known[name]) === canonical(given[name])))
      if (told.length > 0) return { __typename: typename, identity: String(number), given };
  }
  throw new Error("asked for an entity by no key it has");
}

/** JSON text that does not depend on the order of keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return value === undefined ? "" : JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${key}:${canonical(each)}`).join(",")}}`;
}

const types = new Map<string, TypeNode>();
function typeOf(text: string): TypeNode {
  let type = types.get(text);
  if (!type) types.set(text, (type = parseType(text, { noLocation: true })));
  return type;
}
