import type { Database } from "../../shared/database/open.ts";

type Write = Database["write"];

/** One transaction of this register's database. */
export type Transaction = Parameters<Parameters<Write["transaction"]>[0]>[0];

/** All of it or nothing. */
export function inTransaction<Result>(
  { write }: { readonly write: Write },
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return write.transaction(work);
}
