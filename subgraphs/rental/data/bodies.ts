import { sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { bodies } from "./tables.ts";

/** A local executive body with its contacts. */
export type BodyRow = typeof bodies.$inferSelect;

/** Bodies by number. */
export function bodiesOf(read: PostgresJsDatabase) {
  const byBin = read
    .select()
    .from(bodies)
    .where(sql`${bodies.bin} = any(${sql.placeholder("keys")}::text[])`)
    .prepare("bodies_by_bin");
  return { byBin: (keys: readonly string[]) => byBin.execute({ keys }) };
}
