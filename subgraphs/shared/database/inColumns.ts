import { sql, type SQL, type SQLWrapper } from "drizzle-orm";

/** What a statement selects for {@link rowsOf}. */
type Columns<Row> = { readonly [Name in keyof Row]: SQL<Row[Name][] | null> };
type Gathered<Row> = { readonly [Name in keyof Row]: readonly Row[Name][] | null };

/**
 * All rows of a statement as one, a list for each column, for statements that answer about hundreds of keys. Driver and
 * drizzle spend more on each value of each row than the database does on putting them together.
 */
export function inColumns<Row extends object>(fields: Readonly<Record<keyof Row, SQLWrapper>>): Columns<Row> {
  const lists = Object.entries<SQLWrapper>(fields).map(([name, field]) => [name, sql`json_agg(${field})`]);
  return Object.fromEntries(lists) as Columns<Row>;
}

/** The rows of such a statement; days are told as text. */
export function rowsOf<Row extends object>([columns]: readonly Gathered<Row>[]): Row[] {
  const rows: Record<string, unknown>[] = [];
  for (const [name, list] of Object.entries<readonly unknown[] | null>(columns ?? {}))
    list?.forEach((value, at) => ((rows[at] ??= {})[name] = value));
  return rows as Row[];
}
