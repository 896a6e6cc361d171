import type { Sql } from "postgres";
import { chainIn } from "../../subgraphs/shared/audit/database.ts";
import type { AuditRecord } from "../../subgraphs/shared/audit/record.ts";
import type { ChainFault } from "../../subgraphs/shared/audit/chainFault.ts";
import { verifyChain, type Anchor } from "../../subgraphs/shared/audit/verify.ts";

/** All records of a database, in order. */
export async function chainOf(sql: Sql): Promise<AuditRecord[]> {
  const records: AuditRecord[] = [];
  for await (const record of (await chainIn(sql)).records) records.push(record);
  return records;
}

/** The first thing that is wrong with a database's chain. */
export async function faultIn(sql: Sql, anchors: readonly Anchor[] = []): Promise<ChainFault | null> {
  const { head, records } = await chainIn(sql);
  return (await verifyChain({ head: () => head, records, anchors })).fault;
}
