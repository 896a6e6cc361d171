import type { Sql, TransactionSql } from "postgres";
import type { Importer } from "./importer.ts";
import { type Line, linesOf } from "./lines.ts";
import { type Fault, Malformed, malformed } from "./malformed.ts";
import { type Merged, inTransaction, mergeBatch } from "./mergeBatch.ts";

export interface ImportSummary {
  readonly read: number;
  readonly inserted: number;
  readonly updated: number;
  readonly rejected: number;
}

export interface ImportOptions {
  /** One bad line, and nothing changes. Otherwise the good lines are loaded. */
  readonly allOrNothing?: boolean;
  /** Told each fault of a line, as soon as it is found. */
  readonly onFault: (line: number, fault: Fault) => void;
  /** Told how far it is, after each batch. */
  readonly onProgress?: (soFar: ImportSummary) => void;
}

/** Loads records, one JSON object a line, into a register's database. Memory does not grow with the file. */
export async function importLines<Entry>(
  sql: Sql,
  importer: Importer<Entry>,
  source: AsyncIterable<Buffer>,
  options: ImportOptions,
): Promise<ImportSummary> {
  if (!options.allOrNothing) {
    return load(importer, source, options, (entries) =>
      inTransaction(sql, (transaction) => mergeBatch(transaction, importer, entries)),
    );
  }
  try {
    return await inTransaction(sql, async (transaction) => {
      const summary = await load(importer, source, options, writing(transaction, importer));
      if (summary.rejected > 0) throw new Refused(summary);
      return summary;
    });
  } catch (error) {
    if (error instanceof Refused) return { ...error.summary, inserted: 0, updated: 0 };
    throw error;
  }
}

/** Nothing may change: the transaction is taken back. */
class Refused extends Error {
  readonly summary: ImportSummary;
  constructor(summary: ImportSummary) {
    super("the file has bad lines");
    this.summary = summary;
  }
}

const writing =
  <Entry>(transaction: TransactionSql, importer: Importer<Entry>) =>
  (entries: readonly Entry[], rejected: number): Promise<Merged> =>
    // After the first bad line nothing will be kept; the rest is read for its faults only.
    rejected > 0 ? Promise.resolve({ inserted: 0, updated: 0 }) : mergeBatch(transaction, importer, entries);

type Write<Entry> = (entries: readonly Entry[], rejected: number) => Promise<Merged>;

const linesOfBatch = 10_000;
const bytesOfBatch = 16 * 1024 * 1024;

async function load<Entry>(
  importer: Importer<Entry>,
  source: AsyncIterable<Buffer>,
  { onFault, onProgress }: ImportOptions,
  write: Write<Entry>,
): Promise<ImportSummary> {
  const sum = { read: 0, inserted: 0, updated: 0, rejected: 0 };
  let batch = emptyBatch<Entry>();
  const flush = async () => {
    const { entries, lines } = batch;
    batch = emptyBatch();
    const merged = entries.size > 0 ? await write([...entries.values()], sum.rejected) : nothing;
    sum.inserted += merged.inserted;
    // A key that stands twice in the batch was written once, with what its last line says.
    sum.updated += merged.updated + lines - entries.size;
    onProgress?.({ ...sum });
  };
  for await (const line of linesOf(source)) {
    sum.read += 1;
    const entry = entryOf(line, importer, onFault);
    if (entry === undefined) sum.rejected += 1;
    else add(batch, importer.keyOf(entry), entry, line.bytes);
    if (batch.lines >= linesOfBatch || batch.bytes >= bytesOfBatch) await flush();
  }
  await flush();
  return sum;
}

interface Batch<Entry> {
  readonly entries: Map<string, Entry>;
  lines: number;
  bytes: number;
}
const emptyBatch = <Entry>(): Batch<Entry> => ({ entries: new Map(), lines: 0, bytes: 0 });

function add<Entry>(batch: Batch<Entry>, key: string, entry: Entry, bytes: number): void {
  batch.entries.set(key, entry);
  batch.lines += 1;
  batch.bytes += bytes;
}

const nothing: Merged = { inserted: 0, updated: 0 };

function entryOf<Entry>(
  line: Line,
  { read }: Importer<Entry>,
  onFault: ImportOptions["onFault"],
): Entry | undefined {
  try {
    if (line.text === null) throw malformed(line.wrong);
    return read(parsed(line.text));
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    for (const fault of error.faults) onFault(line.number, { ...fault, field: fault.field || "record" });
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message repeats what it stumbled over.
    throw malformed("is not valid JSON");
  }
}
