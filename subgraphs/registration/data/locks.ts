import { sql } from "drizzle-orm";
import type { Transaction } from "./transaction.ts";

// Until the transaction ends. Whoever needs several kinds takes the application's row first, then its dwelling, then
// people, then telephones (1414); people in one order by everybody. So nobody waits in a circle.

/** One at a time acts on what is barred at a dwelling, and on how often it is asked about. */
export async function holdDwelling(tx: Transaction, rka: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(1415, hashtext(${rka}))`);
}

/** One at a time counts what these persons have asked, or were asked. */
export async function holdPeople(tx: Transaction, iins: readonly string[]): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(1416, hash) from
    (select distinct hashtext(unnest(${sql.param(iins)}::text[])) as hash order by 1) as people`);
}
