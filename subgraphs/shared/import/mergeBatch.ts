import type { Sql, TransactionSql } from "postgres";
import { type CopyRow, copyRows } from "../database/copy.ts";
import type { ImportedTable, Importer } from "./importer.ts";

export interface Merged {
  readonly inserted: number;
  readonly updated: number;
}

/** Writes records of different keys into a register's tables, within the transaction it is given. */
export async function mergeBatch<Entry>(
  sql: TransactionSql,
  { tables }: Importer<Entry>,
  entries: readonly Entry[],
): Promise<Merged> {
  const merged = { inserted: 0, updated: 0 };
  for (const table of tables) await stage(sql, table, entries);
  for (const table of tables) {
    for (const statement of statementsOf(table)) {
      const [counted] = await sql.unsafe<Partial<Merged>[]>(statement);
      merged.inserted += counted?.inserted ?? 0;
      merged.updated += counted?.updated ?? 0;
    }
  }
  return merged;
}

const staging = (table: string) => `import_${table}`;

/** The batch's rows in a table of their own, which nobody else sees and no log keeps. */
async function stage<Entry>(
  sql: TransactionSql,
  imported: ImportedTable<Entry>,
  entries: readonly Entry[],
): Promise<void> {
  const { table, columns } = imported;
  await sql.unsafe(
    `create temp table if not exists ${staging(table)} on commit drop as select ${columns.join(", ")} from ${table} with no data`,
  );
  await sql.unsafe(`truncate ${staging(table)}`);
  await copyRows(sql, staging(table), columns, rowsOf(imported, entries));
  // The planner needs to know how many rows there are, and of which keys; long texts would only cost time.
  await sql.unsafe(`analyze ${staging(table)} (${columns.slice(0, 1).join()})`);
}

/** The rows that these records bring to a table. */
function* rowsOf<Entry>(table: ImportedTable<Entry>, entries: Iterable<Entry>): Generator<CopyRow> {
  for (const entry of entries) yield* table.rowsOf(entry);
}

function statementsOf<Entry>({ table, columns, merge }: ImportedTable<Entry>): readonly string[] {
  const listed = columns.join(", ");
  if (merge.kind === "statements") return merge.statements;
  if (merge.kind === "record") return [upsert(table, columns, merge.key)];
  const parents = `select ${merge.parentKey} from ${staging(merge.parent)}`;
  return [
    `delete from ${table} where ${merge.by} in (${parents})`,
    `insert into ${table} (${listed}) select ${listed} from ${staging(table)}`,
  ];
}

/** In the order of the key, so that two imports at once wait for each other instead of for ever. */
function upsert(table: string, columns: readonly string[], key: string): string {
  const listed = columns.join(", ");
  const news = columns.filter((column) => column !== key).map((column) => `${column} = excluded.${column}`);
  // A row that was there before carries the transaction that replaced it; a new one carries none.
  return `with merged as (
      insert into ${table} (${listed}) select ${listed} from ${staging(table)} order by ${key}
      on conflict (${key}) do update set ${news.join(", ")} returning (xmax = 0) as is_new
    )
    select count(*) filter (where is_new)::int as inserted, count(*) filter (where not is_new)::int as updated
    from merged`;
}

/** A transaction for one piece of work. */
export const inTransaction = async <Result>(
  sql: Sql,
  work: (sql: TransactionSql) => Promise<Result>,
): Promise<Result> => {
  const done: { result?: Result } = {};
  await sql.begin(async (transaction) => {
    done.result = await work(transaction);
  });
  return done.result as Result;
};
