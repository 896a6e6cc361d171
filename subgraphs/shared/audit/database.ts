import type { Readable } from "node:stream";
import type { ISql } from "postgres";
import { copyLine, linesOf, recordColumns, recordOf } from "./copyText.ts";
import type { AuditRecord } from "./record.ts";
import type { Head } from "./verify.ts";

/** A database's chain, streamed in order: the head first, so that what is appended meanwhile is left for the next time. */
export async function chainIn(sql: ISql): Promise<{ head: Head; records: AsyncIterable<AuditRecord> }> {
  const [row] = await sql<{ sequence: string; hash: Buffer }[]>`select sequence, hash from audit_head`;
  if (!row) throw new Error("the audit has no head row");
  const head = { sequence: Number(row.sequence), hash: row.hash };
  return { head, records: parsed(await recordsIn(sql, head.sequence)) };
}

async function* parsed(stream: Readable): AsyncGenerator<AuditRecord> {
  const read = copyLine(recordColumns);
  for await (const line of linesOf(stream as AsyncIterable<Uint8Array>)) yield recordOf(read(line));
}

/** Records up to this number as COPY text, in order. */
export function recordsIn(sql: ISql, until: number): Promise<Readable> {
  const columns = recordColumns.join(", ");
  const from = `select ${columns} from audit_records where sequence <= ${until} order by sequence`;
  return sql.unsafe(`copy (${from}) to stdout`).readable();
}

/**
 * The head, and whether every record between a point and it was chained by the one before. The database looks through
 * its own records here, so that nothing but the answer leaves it; whether it may be believed, `audit:verify` says.
 */
export async function continuation(sql: ISql, from: Head): Promise<{ head: Head; isWhole: boolean }> {
  const [row] = await sql<{ sequence: string; hash: Buffer; newest: Buffer | null; chained: string }[]>`
    with head as (select sequence, hash from audit_head),
    followed as (
      select sequence, hash, lag(sequence, 1, ${from.sequence}::bigint) over newer as after,
        audit_hash(lag(hash, 1, ${from.hash}::bytea) over newer, audit_records) as made
      from audit_records where sequence > ${from.sequence} and sequence <= (select sequence from head)
      window newer as (order by sequence))
    select sequence, hash, (select hash from audit_records newest where newest.sequence = head.sequence) as newest,
      (select count(*) from followed where hash = made and sequence = after + 1) as chained from head`;
  if (!row) throw new Error("the audit has no head row");
  const head = { sequence: Number(row.sequence), hash: row.hash };
  const newest = head.sequence === from.sequence ? from.hash : row.newest;
  const isWhole = Number(row.chained) === head.sequence - from.sequence && newest?.equals(head.hash) === true;
  return { head, isWhole };
}
