import type { Readable } from "node:stream";
import type { ISql } from "postgres";
import { copyLine, linesOf, recordColumns, recordOf } from "./copyText.ts";
import type { AuditRecord } from "./record.ts";
import type { Head } from "./verify.ts";

/**
 * A database's chain behind a record, streamed in order: the head first, so that what is appended meanwhile is left for
 * the next time.
 */
export async function chainIn(
  sql: ISql,
  after = 0,
): Promise<{ head: Head; records: AsyncIterable<AuditRecord> }> {
  const [row] = await sql<{ sequence: string; hash: Buffer }[]>`select sequence, hash from audit_head`;
  if (!row) throw new Error("the audit has no head row");
  const head = { sequence: Number(row.sequence), hash: row.hash };
  return { head, records: parsed(await recordsIn(sql, after, head.sequence)) };
}

async function* parsed(stream: Readable): AsyncGenerator<AuditRecord> {
  const read = copyLine(recordColumns);
  for await (const line of linesOf(stream as AsyncIterable<Uint8Array>)) yield recordOf(read(line));
}

/** Records of these numbers as COPY text, in order. */
export function recordsIn(sql: ISql, after: number, until: number): Promise<Readable> {
  const columns = recordColumns.join(", ");
  const from = `select ${columns} from audit_records where sequence > ${after} and sequence <= ${until} order by sequence`;
  return sql.unsafe(`copy (${from}) to stdout`).readable();
}
