import { registerNames } from "../../../subgraphs/shared/call.ts";
import type { Databases } from "../operations.ts";

/** How many rows each table holds, by register and table. */
export type Rows = ReadonlyMap<string, number>;

/** Counted, for what PostgreSQL tells of its tables comes late. */
export async function rowsOf(databases: Databases): Promise<Rows> {
  const rows = new Map<string, number>();
  for (const register of registerNames) {
    const sql = databases[register];
    const tables = await sql<
      { name: string }[]
    >`select relname as name from pg_stat_user_tables where schemaname = 'public'`;
    for (const { name } of tables) {
      const [counted] = await sql<{ rows: number }[]>`select count(*)::int as rows from ${sql(name)}`;
      rows.set(`${register}.${name}`, counted?.rows ?? 0);
    }
  }
  return rows;
}

/** What was added between two counts, without tables that nothing was added to. */
export function added(before: Rows, after: Rows): Rows {
  const more = [...after].map(([table, rows]) => [table, rows - (before.get(table) ?? 0)] as const);
  return new Map(more.filter(([, rows]) => rows !== 0));
}
