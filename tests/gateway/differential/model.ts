/** One schema, and which register knows which part of it. */
export interface Model {
  readonly seed: number;
  readonly registers: readonly string[];
  readonly types: ReadonlyMap<string, TypeModel>;
  readonly unions: ReadonlyMap<string, readonly string[]>;
  readonly interfaces: ReadonlyMap<string, InterfaceModel>;
  readonly roots: TypeModel;
}

/** An entity, a value type without a key, or the roots. */
export interface TypeModel {
  readonly name: string;
  readonly keys: readonly KeyModel[];
  readonly fields: Map<string, FieldModel>;
  readonly presence: Map<string, Presence>;
}

/** How a type stands in one register. */
export interface Presence {
  readonly keys: readonly KeyModel[];
  /** Only its key is known there: the register refers to it and cannot be asked for it. */
  readonly isStub: boolean;
  readonly externals: Set<string>;
}

export interface KeyModel {
  readonly fields: string;
  readonly sdl: string;
}

export interface FieldModel {
  readonly name: string;
  readonly type: string;
  readonly argument: ArgumentModel | undefined;
  /** The registers that resolve it. */
  readonly homes: Set<string>;
  /** Never failing, and null only where its type allows it. */
  safe: boolean;
  inaccessible: boolean;
  /** Another field is computed from it: the planner (0.0.38) dies of a required field that clients cannot see. */
  required?: boolean;
  /** Resolved in several registers, or provided by one of them on some paths. */
  shared: boolean;
  /** What it is computed from. */
  readonly requires?: readonly Required[];
  /** The field of its entity that comes with it. */
  provides?: string;
  /** The register that still has it, and is never to be asked. */
  overridden?: string;
}

export interface Required {
  readonly name: string;
  readonly argument?: ArgumentModel;
  readonly inner?: readonly Required[];
}

export interface ArgumentModel {
  readonly sdl: string;
  /** How it is written when it must be written. */
  readonly literal: string;
  /** What the resolver then gets. */
  readonly coerced: Readonly<Record<string, unknown>>;
}

export interface InterfaceModel {
  readonly members: readonly string[];
  readonly fields: ReadonlyMap<string, string>;
}

/** The type without its lists and exclamation marks. */
export const namedOf = (type: string): string => type.replace(/[[\]!]/g, "");

export const mustHave = <K, V>(map: ReadonlyMap<K, V>, key: K): V => {
  const value = map.get(key);
  if (value === undefined) throw new Error(`there is no ${String(key)}`);
  return value;
};

/** How many entities of each type there are. */
export const population = 4;

export const keyKinds: readonly KeyModel[] = [
  { fields: "id", sdl: "id: ID!" },
  { fields: "code", sdl: "code: Int!" },
  { fields: "ka kb", sdl: "ka: String! kb: Int!" },
  { fields: "box { bin } kc", sdl: "box: KeyBox! kc: Int!" },
];

/** The values of an entity's key fields. */
export function keyValues(typename: string, identity: string): Record<string, unknown> {
  const number = Number(identity);
  return {
    id: `${typename}-${identity}`,
    code: number * 7,
    ka: number % 2 === 0 ? 'even "k"' : "odd",
    kb: number >> 1,
    box: { bin: `b${number >> 1}` },
    kc: number % 2,
  };
}

export const argumentKinds: readonly ArgumentModel[] = [
  { sdl: "(n: Int = 1)", literal: "", coerced: { n: 1 } },
  { sdl: "(s: String)", literal: "", coerced: {} },
  { sdl: "(must: Int!)", literal: "(must: 2)", coerced: { must: 2 } },
  { sdl: "(mood: Mood = GLAD, s: String)", literal: "", coerced: { mood: "GLAD" } },
  { sdl: "(filter: Filter, ids: [ID!])", literal: "", coerced: {} },
];

export const common = `enum Mood { CALM GLAD ODD }
input Filter { n: Int = 3  s: String  mood: Mood  list: [Int!]  inner: Filter }`;
