import {
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLError,
  type GraphQLInterfaceType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";
import type { Language } from "../../subgraphs/shared/call.ts";
import { causeOf } from "./cause.ts";
import { collectFields, type Collected, type Fragments } from "./collectFields.ts";
import { errorAt, internal, type Fault } from "./faults.ts";
import { leafText, quote } from "./json.ts";
import { clientPath } from "./ownKeys.ts";
import { isFields, Unanswered, type Path } from "./unanswered.ts";

/** One writing of a response: where the writer stands, and the errors it met. */
export interface Writing {
  readonly language: Language;
  readonly path: (string | number)[];
  readonly errors: GraphQLError[];
}

/** Writes a value as JSON text. Undefined: it cannot be written, and the reason is reported already. */
export type Write = (value: unknown, at: Writing) => string | undefined;

interface Setting {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
}

/** Compiles the writer of an operation's response: its fields in their order, and nothing else. */
export function compileShape(root: GraphQLObjectType, set: SelectionSetNode, setting: Setting): Write {
  return objectWriter(root, [set], setting, 0, []);
}

type Composite = GraphQLObjectType | GraphQLInterfaceType;

/** The writer of an object; for an abstract type one writer a concrete type, made when first met. */
function objectWriter(
  type: GraphQLNamedOutputType,
  selected: readonly SelectionSetNode[],
  setting: Setting,
  depth: number,
  nodes: readonly FieldNode[],
): Write {
  if (isObjectType(type)) return fieldsWriter(type, selected, setting, depth, nodes);
  const writers = new Map<string, Write>();
  const writerOf = (typename: string): Write => {
    const met = setting.schema.getType(typename);
    // An interface stands for itself while only the register that extends it as one object was asked.
    const known = isObjectType(met) || isInterfaceType(met);
    const write = known ? fieldsWriter(met, selected, setting, depth, nodes) : notInSchema(depth, nodes);
    if (known) writers.set(typename, write);
    return write;
  };
  return (value, at) => {
    const given = isFields(value) ? value["__typename"] : undefined;
    const typename = typeof given === "string" ? given : type.name;
    return (writers.get(typename) ?? writerOf(typename))(value, at);
  };
}

/** A type or an enum value clients cannot see, or a register that answers something else than it promised. */
function notInSchema(depth: number, nodes: readonly FieldNode[]): Write {
  return (_value, at) => {
    report(at, depth, internal(new Error("a register answered what the public schema does not have")), nodes);
    return undefined;
  };
}

function fieldsWriter(
  type: Composite,
  selected: readonly SelectionSetNode[],
  setting: Setting,
  depth: number,
  nodes: readonly FieldNode[],
): Write {
  const collected = collectFields(type.name, selected, setting.fragments, setting.schema);
  const fields = collected.map((field) => fieldWriter(type, field, setting, depth));
  const wrong = notInSchema(depth, nodes);
  return (value, at) => {
    if (!isFields(value) || Array.isArray(value)) return wrong(value, at);
    let text = "";
    const before = at.errors.length;
    for (const { key, ownKey, opening, place } of fields) {
      at.path[depth] = key;
      const earlier = at.errors.length;
      const written = place(value[ownKey], at);
      if (written === undefined) return leaveOut(at, before, earlier);
      text += text === "" ? opening + written : `,${opening}${written}`;
    }
    return `{${text}}`;
  };
}

function fieldWriter(type: Composite, field: Collected, setting: Setting, depth: number) {
  const { key, ownKey } = field;
  return { key, ownKey, opening: `${quote(key)}:`, place: placeWriter(type, field, setting, depth) };
}

function placeWriter(type: Composite, field: Collected, setting: Setting, depth: number): Write {
  const { name, nodes } = field;
  if (name === "__typename") return () => quote(type.name);
  const definition = type.getFields()[name];
  // __schema and __type are executed by graphql-js itself; they are whole already.
  if (!definition) return leafText;
  return nullable(definition.type, field, setting, depth + 1, nodes);
}

/** The writer of a place that may be null unless its type forbids it. */
function nullable(
  type: GraphQLOutputType,
  field: Collected,
  setting: Setting,
  depth: number,
  nodes: readonly FieldNode[],
): Write {
  const isRequired = isNonNullType(type);
  const write = valueWriter(isRequired ? type.ofType : type, field, setting, depth, nodes);
  return (value, at) => {
    let text: string | undefined;
    if (value === null || value === undefined) {
      if (!isRequired) return "null";
      report(at, depth, internal(new Error("a register left out a field that is never null")), nodes);
    } else if (value instanceof Unanswered) {
      const cause = causeOf(value.reasons, { type, nodes, ...setting });
      if (cause) report(at, depth, cause.fault, cause.nodes, cause.below);
    } else text = write(value, at);
    return text ?? (isRequired ? undefined : "null");
  };
}

function valueWriter(
  type: GraphQLOutputType,
  field: Collected,
  setting: Setting,
  depth: number,
  nodes: readonly FieldNode[],
): Write {
  if (isNonNullType(type)) return valueWriter(type.ofType, field, setting, depth, nodes);
  if (isListType(type))
    return listWriter(nullable(type.ofType, field, setting, depth + 1, nodes), depth, nodes);
  if (isEnumType(type)) {
    const seen = new Set<unknown>(type.getValues().map(({ name }) => name));
    const wrong = notInSchema(depth, nodes);
    return (value, at) => (seen.has(value) ? quote(String(value)) : wrong(value, at));
  }
  return field.inner.length > 0 ? objectWriter(type, field.inner, setting, depth, nodes) : leafText;
}

function listWriter(item: Write, depth: number, nodes: readonly FieldNode[]): Write {
  const wrong = notInSchema(depth, nodes);
  return (value, at) => {
    if (!Array.isArray(value)) return wrong(value, at);
    let text = "";
    const before = at.errors.length;
    for (let index = 0; index < value.length; index++) {
      at.path[depth] = index;
      const earlier = at.errors.length;
      const written = item(value[index], at);
      if (written === undefined) return leaveOut(at, before, earlier);
      text += index === 0 ? written : `,${written}`;
    }
    return `[${text}]`;
  };
}

/** A null spreads to the parent: of its errors only the one that did it stays, for nothing else of it is shown. */
function leaveOut(at: Writing, before: number, earlier: number): undefined {
  at.errors.splice(before, earlier - before);
}

/** Reports the fault at the place where the writer stands, which is `depth` steps down. */
function report(
  at: Writing,
  depth: number,
  fault: Fault,
  nodes: readonly FieldNode[],
  below: Path = [],
): void {
  at.errors.push(errorAt(fault, at.language, [...at.path.slice(0, depth), ...clientPath(below)], nodes));
}
