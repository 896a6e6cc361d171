import {
  copyLine,
  headColumns,
  headOf,
  linesOf,
  recordColumns,
  recordOf,
  type CopyLine,
} from "./copyText.ts";
import { recordsIn } from "./database.ts";
import type { AuditRecord } from "./record.ts";
import type { Head } from "./verify.ts";
import type { Sql } from "postgres";

/** The file holds no audit that can be read. */
export class NoAudit extends Error {
  constructor(why: string) {
    super(why);
    this.name = "NoAudit";
  }
}

const plainDump =
  "the file holds no table audit_records in COPY format: make it by npm run audit:export, or by pg_dump --format=plain without --inserts";

/** The chain of a dump, as pg_dump or the export wrote it; `head` is known when the records have been read. */
export function chainOfDump(stream: AsyncIterable<Uint8Array | string>): {
  head: () => Head | null;
  records: AsyncIterable<AuditRecord>;
} {
  let head: Head | null = null;
  async function* records() {
    let found = false;
    for await (const [table, line] of rowsOf(stream)) {
      found ||= table === "audit_records";
      if (line && table === "audit_head") head = headOf(line);
      if (line && table === "audit_records") yield recordOf(line);
    }
    if (!found) throw new NoAudit(plainDump);
  }
  return { head: () => head, records: records() };
}

/** The rows of the audit's tables; a table is told once without a row, too. */
async function* rowsOf(
  stream: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<readonly [table: string, line: CopyLine | null]> {
  let [table, read] = ["", copyLine([])];
  for await (const line of linesOf(stream)) {
    if (table && line === "\\.") table = "";
    else if (table) yield [table, read(line)];
    else {
      const [, name, columns] =
        /^COPY (?:\w+\.)?(audit_head|audit_records) \((.+)\) FROM stdin;$/.exec(line) ?? [];
      if (name === undefined || columns === undefined) continue;
      read = copyLine(columns.split(", ").map((column) => column.replaceAll('"', "")));
      table = name;
      yield [table, null];
    }
  }
}

/** The audit of a database in the same format, as one moment has it. */
export async function* exportOf(sql: Sql): AsyncGenerator<string> {
  const [row] = await sql<{ sequence: string; hash: string }[]>`
    select sequence, encode(hash, 'hex') as hash from audit_head`;
  if (!row) throw new NoAudit("the database holds no audit");
  yield `COPY public.audit_head (${headColumns.join(", ")}) FROM stdin;\n${row.sequence}\t\\\\x${row.hash}\n\\.\n\n`;
  yield `COPY public.audit_records (${recordColumns.join(", ")}) FROM stdin;\n`;
  for await (const chunk of await recordsIn(sql, Number(row.sequence))) yield String(chunk);
  yield "\\.\n";
}
