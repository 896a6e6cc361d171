import type { Sql, TransactionSql } from "postgres";
import { personImporter } from "../subgraphs/population/importRecords.ts";
import { dwellingImporter } from "../subgraphs/property/importRecords.ts";
import { rentalImporter, type RentalRecord } from "../subgraphs/rental/importRecords.ts";
import { copyRows, type CopyRow } from "../subgraphs/shared/database/copy.ts";
import { locks } from "../subgraphs/shared/database/locks.ts";
import type { Day } from "../subgraphs/shared/domain/calendar.ts";
import type { ImportedTable, Importer } from "../subgraphs/shared/import/importer.ts";
import { inTransaction, rowsOf } from "../subgraphs/shared/import/mergeBatch.ts";
import { castContracts, castDwellings, castPersons } from "./cast.ts";
import { contractAt } from "./contracts.ts";
import { bodies } from "./dictionaries/organisations.ts";
import { dwellingAt } from "./dwellings.ts";
import { dwellingsOfPattern, personsOfPattern } from "./households.ts";
import { personAt } from "./persons.ts";

/** The registers whose records come from outside; registration makes its own. */
export type SeededRegister = "population" | "property" | "rental";

export interface SeedOptions {
  /** How many persons beside the named cast; made up to whole hundreds. */
  readonly persons: number;
  /** The day for which the cast is made. */
  readonly today: Day;
}

/** Fills a register with the invented country, if it is empty: all of it or nothing. Returns the number of records. */
export async function seedRegister(
  register: SeededRegister,
  sql: Sql,
  options: SeedOptions,
): Promise<number> {
  switch (register) {
    case "population":
      return fill(sql, personImporter, "persons", populationOf(options));
    case "property":
      return fill(sql, dwellingImporter, "dwellings", dwellingsOf(options));
    case "rental":
      return fill(sql, rentalImporter, "bodies", rentalOf(options));
  }
}

const patterns = ({ persons }: SeedOptions) => Math.ceil(persons / personsOfPattern);

function* populationOf(options: SeedOptions) {
  yield* castPersons(options.today);
  for (let i = 0; i < patterns(options) * personsOfPattern; i += 1) yield personAt(i);
}

function* dwellingsOf(options: SeedOptions) {
  yield* castDwellings(options.today);
  for (let i = 0; i < patterns(options) * dwellingsOfPattern; i += 1) yield dwellingAt(i);
}

function* rentalOf(options: SeedOptions): Generator<RentalRecord> {
  yield* bodies;
  yield* castContracts(options.today);
  for (let i = 0; i < patterns(options) * dwellingsOfPattern; i += 1) {
    const contract = contractAt(i);
    if (contract) yield contract;
  }
}

const recordsAtOnce = 20_000;

/** One transaction: a seeding that is interrupted has left nothing, and the next start seeds again. */
async function fill<Entry>(
  sql: Sql,
  importer: Importer<Entry>,
  table: string,
  entries: Iterable<Entry>,
): Promise<number> {
  return inTransaction(sql, async (transaction) => {
    // Two processes on one empty database: the second waits, and finds it full.
    await transaction`select pg_advisory_xact_lock(${locks.seed})`;
    const [known] = await transaction`select 1 from ${transaction(table)} limit 1`;
    if (known) return 0;
    const seen = new Set<unknown>();
    let written = 0;
    for (const some of inParts(entries, recordsAtOnce)) {
      for (const imported of importer.tables) await copy(transaction, imported, some, seen);
      written += some.length;
    }
    for (const { table: filled } of importer.tables) await transaction`analyze ${transaction(filled)}`;
    return written;
  });
}

async function copy<Entry>(
  sql: TransactionSql,
  imported: ImportedTable<Entry>,
  entries: readonly Entry[],
  seen: Set<unknown>,
): Promise<void> {
  const rows = rowsOf(imported, entries);
  await copyRows(sql, imported.table, imported.columns, imported.repeats ? once(rows, seen) : rows);
}

/** Each row once, told by its first column: of companies there are few, however many dwellings they own. */
function* once(rows: Iterable<CopyRow>, seen: Set<unknown>): Generator<CopyRow> {
  for (const row of rows) {
    if (seen.has(row[0])) continue;
    seen.add(row[0]);
    yield row;
  }
}

function* inParts<Entry>(entries: Iterable<Entry>, size: number): Generator<readonly Entry[]> {
  let part: Entry[] = [];
  for (const entry of entries) {
    part.push(entry);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
