import {
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";
import { causeOf } from "./cause.ts";
import { collectFields, type Collected, type Fragments } from "./collectFields.ts";
import { internal } from "./faults.ts";
import { leafText, quote } from "./json.ts";
import { leaveOut, report, tellAtItsItem, tellAtItsPlace, type Write } from "./writing.ts";
import { isFields, Unanswered } from "./unanswered.ts";

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
    for (const { key, ownKey, plainKey, opening, place } of fields) {
      at.path[depth] = key;
      const earlier = at.errors.length;
      const written = place(value[ownKey] === undefined ? value[plainKey] : value[ownKey], at);
      if (written === undefined) {
        leaveOut(at, before, earlier);
        return tellAtItsPlace(value, fields, at, depth);
      }
      text += text === "" ? opening + written : `,${opening}${written}`;
    }
    return `{${text}}`;
  };
}

function fieldWriter(type: Composite, field: Collected, setting: Setting, depth: number) {
  const { key, ownKey, name, inner } = field;
  // Below an interface object the planner (0.0.38) forgets the alias of a key it has asked for anyway.
  const isPlain = inner.length === 0 && type.getFields()[name]?.args.length === 0;
  const place = placeWriter(type, field, setting, depth);
  return { key, ownKey, plainKey: isPlain ? name : ownKey, opening: `${quote(key)}:`, place };
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
      if (cause) report(at, depth, cause.fault, cause.nodes, cause.below, value.isTakenAlong);
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
      if (written === undefined) {
        leaveOut(at, before, earlier);
        return tellAtItsItem(value, item, at, depth);
      }
      text += index === 0 ? written : `,${written}`;
    }
    return `[${text}]`;
  };
}
