import { and, gte, isNull, lte, or, sql, type Column } from "drizzle-orm";
import { ownerships } from "./tables.ts";

/** The column is among the keys of the statement: one statement for every number of keys. */
export const amongKeys = (column: Column) => sql`${column} = any(${sql.placeholder("keys")}::text[])`;

/** The ownership holds on the day of the statement; its first and its last day count. */
export const inForce = and(
  lte(ownerships.since, sql.placeholder("day")),
  or(isNull(ownerships.until), gte(ownerships.until, sql.placeholder("day"))),
);
