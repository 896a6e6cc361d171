import { Kind, parse, type ObjectTypeDefinitionNode, type ObjectTypeExtensionNode } from "graphql";
import { coded, type ErrorCode } from "../../../subgraphs/shared/errors.ts";
import type { Invented } from "../world.ts";

type Row = Readonly<Record<string, unknown>>;

/** What a register knows, as plain data: by root type its fields, by entity its rows. */
export type PlainData = Readonly<Record<string, Row | readonly Row[]>>;

/**
 * A register that answers from plain data. A value may be `{ "$say": "…" }`, a text with `{field}` of the object and
 * `{$argument}` in it and `{#}` for the number of calls so far; `{ "$error": "CODE" }`; `{ "$by": "argument", … }`, a
 * choice; `{ "$events": [] }`. An object that is no more than a key gets the rest from the row with that key.
 */
export function plainRegister(sdl: string, data: PlainData): Invented {
  const reader = new Reader(data);
  const resolvers: Record<string, Record<string, unknown>> = {};
  const references: NonNullable<Invented["references"]> = {};
  for (const node of parse(sdl).definitions) {
    if (node.kind === Kind.INTERFACE_TYPE_DEFINITION)
      references[node.name.value] = reader.found(node.name.value);
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
    const type = node.name.value;
    references[type] = reader.found(type);
    resolvers[type] = { ...resolvers[type], ...fieldsOf(node, reader) };
  }
  return { sdl, resolvers: resolvers as NonNullable<Invented["resolvers"]>, references };
}

function fieldsOf(node: ObjectTypeDefinitionNode | ObjectTypeExtensionNode, reader: Reader) {
  const type = node.name.value;
  return Object.fromEntries(
    (node.fields ?? []).map(({ name: { value: field } }) => [
      field,
      type === "Subscription"
        ? {
            subscribe: () => reader.events(field),
            resolve: (event: Row) => reader.read("", event, field, {}),
          }
        : (parent: Row | undefined, args: Row) => reader.read(type, parent ?? {}, field, args),
    ]),
  );
}

class Reader {
  readonly #data: PlainData;
  #calls = 0;

  constructor(data: PlainData) {
    this.#data = data;
  }

  /** Finds an entity by what is told of it; a type without rows is whatever is told. */
  found(type: string): (told: Row) => Row | null {
    return (told) => {
      if (!Array.isArray(this.#data[type])) return told;
      const row = this.#rowOf(type, told);
      return row ? { ...told, ...row } : null;
    };
  }

  read(type: string, parent: Row, field: string, args: Row): unknown {
    const known = this.#data[type];
    const roots = known !== undefined && !Array.isArray(known) ? (known as Row) : undefined;
    const value = parent[field] ?? roots?.[field] ?? this.#rowOf(type, parent)?.[field];
    return this.#answer(value ?? null, { ...this.#rowOf(type, parent), ...parent }, args);
  }

  async *events(field: string): AsyncGenerator<Row> {
    const { $events } = (this.#data["Subscription"] as Row)[field] as { $events: readonly unknown[] };
    for (const event of $events) yield await Promise.resolve({ [field]: event });
  }

  #rowOf(type: string, told: Row): Row | undefined {
    const rows = this.#data[type];
    if (!Array.isArray(rows)) return undefined;
    return (rows as readonly Row[]).find((row) => {
      const shared = Object.keys(told).filter((key) => key !== "__typename" && key in row);
      return (
        shared.length > 0 && shared.every((key) => JSON.stringify(row[key]) === JSON.stringify(told[key]))
      );
    });
  }

  #answer(value: unknown, object: Row, args: Row): unknown {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const { $say, $error, $by, ...choices } = value as Row;
    if ($error !== undefined)
      throw $error === "" ? new Error("db at 10.0.0.5:5432 is broken") : coded($error as ErrorCode, choices);
    if (typeof $by === "string") return this.#answer(choices[String(args[$by])] ?? null, object, args);
    return typeof $say === "string" ? this.#said($say, object, args) : value;
  }

  #said(text: string, object: Row, args: Row): string {
    return text.replace(/\{([$#]?)([\w.]*)\}/g, (_whole, kind: string, path: string) => {
      if (kind === "#") return String(++this.#calls);
      let at: unknown = kind === "$" ? args : object;
      for (const key of path.split(".")) at = (at as Row | null | undefined)?.[key];
      if (at === undefined) return "unknown";
      return typeof at === "string" ? at : JSON.stringify(withoutTypes(at));
    });
  }
}

/** Whether the gateway tells the types of required objects too is its own affair. */
function withoutTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTypes);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "__typename");
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutTypes(each)]));
}
