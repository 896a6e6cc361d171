import type { CopyRow } from "../database/copy.ts";
import type { Reader } from "./readers.ts";

/** How the rows of a batch, lying in a staging table, come into their own table. */
export type Merge =
  /** The record's own row: inserted or updated, and counted as the record. */
  | { readonly kind: "record"; readonly key: string }
  /** What hangs on the record: all of it is replaced. */
  | { readonly kind: "replaced"; readonly parent: string; readonly parentKey: string; readonly by: string }
  /** Anything else, in statements over the staging table. */
  | { readonly kind: "statements"; readonly statements: readonly string[] };

/** One table that a record writes to. Its rows go through the staging table `import_<table>`. */
export interface ImportedTable<Entry> {
  readonly table: string;
  readonly columns: readonly string[];
  /** The rows of one record, in the order of `columns`. */
  rowsOf(entry: Entry): readonly CopyRow[];
  readonly merge: Merge;
  /** True when several records may bring the same row, told by its first column. */
  readonly repeats?: boolean;
}

/** How a register's records are read and become rows: of a file, and of the seeds. Tables in the order of writing. */
export interface Importer<Entry> {
  readonly read: Reader<Entry>;
  /** Records of one key are one thing; the last of them in a file counts. */
  keyOf(entry: Entry): string;
  readonly tables: readonly ImportedTable<Entry>[];
}
