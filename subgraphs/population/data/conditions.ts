import { sql, type Column, type SQL } from "drizzle-orm";

/** The column is one of the statement's `keys`: one prepared text for any number of them. */
export const amongKeys = (column: Column): SQL => sql`${column} = any(${sql.placeholder("keys")}::text[])`;

/** The period of this row, `since` to `until`, both included, holds on a day: the statement's `day` unless told. */
export const holds = (row: SQL, day: SQL = sql`${sql.placeholder("day")}::date`): SQL =>
  sql`${row}.since <= ${day} and (${row}.until is null or ${row}.until >= ${day})`;

/** The person with this number has not died by the statement's `day`. */
export const lives = (iin: SQL): SQL =>
  sql`not exists (select from persons dead
    where dead.iin = ${iin} and dead.death_date <= ${sql.placeholder("day")}::date)`;
