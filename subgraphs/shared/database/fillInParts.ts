import type { Sql, TransactionSql } from "postgres";

/** How an empty register is filled with records that follow from their place alone. */
export interface Filling<Plan extends object> {
  /** One number for all that fill this register. */
  readonly lock: number;
  /** The table in which rows tell that the register was filled before. */
  readonly table: string;
  /** What decides every record; a filling that was begun keeps to its own. */
  readonly plan: Plan;
  partsOf(plan: Plan): number;
  /** Writes a part, counted from 0, and returns the number of its records. */
  write(sql: TransactionSql, part: number, plan: Plan): Promise<number>;
  /** After the last part, in its transaction. */
  finish(sql: TransactionSql, plan: Plan): Promise<void>;
}

/**
 * Fills a register in parts, each of them committed with the number of the next, and returns how many records this
 * process wrote. Whoever was interrupted is continued by the next start where he stopped; several processes take turns
 * at the parts, and none of them returns before the register is whole. What is under way lies in a table `filling`,
 * which is there no longer than that: a filling of one part never makes it.
 */
export async function fillInParts<Plan extends object>(sql: Sql, filling: Filling<Plan>): Promise<number> {
  let written = 0;
  for (let isWhole = false; !isWhole;) {
    const told = await sql.begin((tx) => nextPart(tx, filling));
    written += told.records;
    isWhole = told.isWhole;
  }
  return written;
}

interface UnderWay<Plan> {
  readonly next: number;
  readonly plan: Plan;
}

async function nextPart<Plan extends object>(
  tx: TransactionSql,
  filling: Filling<Plan>,
): Promise<{ records: number; isWhole: boolean }> {
  await tx`select pg_advisory_xact_lock(${filling.lock})`;
  const underWay = await stateOf<Plan>(tx);
  if (!underWay && (await hasRows(tx, filling.table))) return { records: 0, isWhole: true };
  const { next, plan } = underWay ?? { next: 0, plan: filling.plan };
  const records = await filling.write(tx, next, plan);
  const isWhole = next + 1 >= filling.partsOf(plan);
  if (isWhole) {
    await filling.finish(tx, plan);
    if (underWay) await tx`drop table filling`;
  } else if (underWay) await tx`update filling set next = ${next + 1}`;
  else await begin(tx, { next: next + 1, plan });
  return { records, isWhole };
}

async function stateOf<Plan>(tx: TransactionSql): Promise<UnderWay<Plan> | undefined> {
  // From the catalogue: names are looked up in a memory that may not know yet what another process has just dropped.
  const found = await tx`
    select 1 from pg_tables where schemaname = current_schema() and tablename = 'filling'`;
  if (found.length === 0) return undefined;
  const [state] = await tx<{ next: number; plan: string }[]>`select next, plan from filling`;
  return state && { next: state.next, plan: JSON.parse(state.plan) as Plan };
}

async function begin(tx: TransactionSql, { next, plan }: UnderWay<object>): Promise<void> {
  await tx`create table filling (next integer not null, plan text not null)`;
  await tx`insert into filling (next, plan) values (${next}, ${JSON.stringify(plan)})`;
}

async function hasRows(tx: TransactionSql, table: string): Promise<boolean> {
  const rows = await tx`select 1 from ${tx(table)} limit 1`;
  return rows.length > 0;
}
