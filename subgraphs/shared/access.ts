import { isObjectType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from "graphql";
import { guard } from "./guard.ts";

/** May this caller read this field of this object? A promise where another register must be asked. */
export type Verdict = "allowed" | "hidden" | "forbidden" | "purpose required";
export type Check<Source, Context> = (
  source: Source,
  context: Context,
  args: Record<string, unknown>,
) => Verdict | Promise<Verdict>;

/**
 * Who may read what, declared once per type and field. `"*"` speaks for the fields of its type that are not named.
 * `"open"` is for values that are reached only through a guarded field.
 */
export type AccessTable<Context> = Record<
  string,
  "open" | Readonly<Record<string, "open" | Check<never, Context>>>
>;

/** The schema with every field behind its check; a field nobody declared stops the start. */
export function guarded<Context>(schema: GraphQLSchema, table: AccessTable<Context>): GraphQLSchema {
  const undeclared: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("_")) continue;
    for (const field of Object.values<GraphQLField<unknown, Context>>(type.getFields())) {
      if (field.name.startsWith("_")) continue;
      const check = checkOf(table, type, field);
      if (check === undefined) undeclared.push(`${type.name}.${field.name}`);
      else if (check !== "open") guard(field, check);
    }
  }
  if (undeclared.length > 0) throw new Error(`access is not declared for ${undeclared.join(", ")}`);
  return schema;
}

function checkOf<Context>(table: AccessTable<Context>, type: GraphQLObjectType, { name }: { name: string }) {
  const row = table[type.name];
  return row === "open" ? "open" : (row?.[name] ?? row?.["*"]);
}
