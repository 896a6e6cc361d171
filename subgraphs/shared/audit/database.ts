import type { Sql } from "postgres";
import { copyLine, linesOf, recordColumns, recordOf } from "./copyText.ts";
import type { AuditRecord } from "./record.ts";
import type { Head } from "./verify.ts";

/** A database's chain, streamed in order: the head first, so that what is appended meanwhile is left for the next time. */
export async function chainIn(
  sql: Sql,
  after = 0,
): Promise<{ head: Head; records: AsyncIterable<AuditRecord> }> {
  const [row] = await sql<{ sequence: string; hash: Buffer }[]>`select sequence, hash from audit_head`;
  if (!row) throw new Error("the audit has no head row");
  const head = { sequence: Number(row.sequence), hash: row.hash };
  return { head, records: recordsIn(sql, after, head.sequence) };
}

async function* recordsIn(sql: Sql, after: number, until: number): AsyncGenerator<AuditRecord> {
  const columns = recordColumns.join(", ");
  const from = `select ${columns} from audit_records where sequence > ${after} and sequence <= ${until} order by sequence`;
  const read = copyLine(recordColumns);
  for await (const line of linesOf(await sql.unsafe(`copy (${from}) to stdout`).readable()))
    yield recordOf(read(line));
}
