import { isObjectType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from "graphql";
import type { Concern, ConcernTable } from "./audit/concerns.ts";
import type { Reached } from "./declare.ts";
import { doorsOf } from "./doors.ts";
import { guard } from "./guard.ts";

/** May this caller read this field of this object? A promise where another register must be asked. */
export type Verdict = "allowed" | "hidden" | "forbidden" | "purpose required";
export type Check<Source, Context> = (
  source: Source,
  context: Context,
  args: Record<string, unknown>,
) => Verdict | Promise<Verdict>;

/**
 * Everybody reads it (`"open"`); registers among themselves alone, for no caller can name it (`"key"`); or whoever reads
 * a field that leads to it.
 */
export type Unguarded = "open" | "key" | Reached;

/** Who may read what, declared once per type and field. `"*"` speaks for the fields of its type that are not named. */
export type AccessTable<Context> = Record<
  string,
  "open" | Reached | Readonly<Record<string, Unguarded | Check<never, Context>>>
>;

/**
 * The schema with every field behind its check, and its reads noted for the persons whose data they are; a field whose
 * access nobody declared stops the start.
 */
export function guarded<Context>(
  schema: GraphQLSchema,
  table: AccessTable<Context>,
  concerns: ConcernTable<Context> = {},
): GraphQLSchema {
  const roots: readonly unknown[] = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ];
  const undeclared: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("_")) continue;
    for (const field of Object.values<GraphQLField<unknown, Context>>(type.getFields())) {
      if (field.name.startsWith("_")) continue;
      const check = checkOf(table, type, field);
      const concern = concernOf(concerns, type, field);
      const coordinate = `${type.name}.${field.name}`;
      if (check === undefined) undeclared.push(coordinate);
      else if (check !== "open" || concern)
        guard(field, { check, concern, coordinate, isRoot: roots.includes(type) });
    }
  }
  if (undeclared.length > 0) throw new Error(`access is not declared for ${undeclared.join(", ")}`);
  refuseOtherDoors(schema, table);
  return schema;
}

function checkOf<Context>(table: AccessTable<Context>, type: GraphQLObjectType, field: { name: string }) {
  const declared = declarationOf(table, type.name, field.name);
  return declared === undefined || typeof declared === "function" ? declared : "open";
}

/** What the table says of one field. */
export function declarationOf<Context>(
  table: AccessTable<Context>,
  type: string,
  field: string,
): Unguarded | Check<never, Context> | undefined {
  const row = table[type];
  if (row === undefined || row === "open" || isReached(row)) return row;
  return row[field] ?? row["*"];
}

/** A new way to a value whose readers were decided by the ways there were stops the start, too. */
function refuseOtherDoors<Context>(schema: GraphQLSchema, table: AccessTable<Context>): void {
  const doors = doorsOf(schema);
  for (const [type, row] of Object.entries(table)) {
    const declared = isReached(row) ? [row] : row === "open" ? [] : Object.values(row).filter(isReached);
    for (const { through } of declared)
      if (through.toSorted().join() !== doors.get(type)?.join())
        throw new Error(
          `${type} is reached through ${doors.get(type)?.join(", ") ?? "nothing"}: declare that`,
        );
  }
}

const isReached = (declared: unknown): declared is Reached =>
  typeof declared === "object" && declared !== null && Array.isArray((declared as Partial<Reached>).through);

// The key between registers is no datum: it is read on every way to one.
function concernOf<Context>(
  concerns: ConcernTable<Context>,
  type: GraphQLObjectType,
  { name }: { name: string },
): Concern<never, Context> | undefined {
  const row = concerns[type.name];
  return name === "ref" ? undefined : (row?.[name] ?? row?.["*"]);
}
