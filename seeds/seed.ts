import type { Sql, TransactionSql } from "postgres";
import { dwellingImporter } from "../subgraphs/property/importRecords.ts";
import { rentalImporter, type RentalRecord } from "../subgraphs/rental/importRecords.ts";
import { copyRows, type CopyRow } from "../subgraphs/shared/database/copy.ts";
import { fillInParts } from "../subgraphs/shared/database/fillInParts.ts";
import { locks } from "../subgraphs/shared/database/locks.ts";
import type { Day } from "../subgraphs/shared/domain/calendar.ts";
import { castContracts, castDwellings, castPersons } from "./cast.ts";
import { contractAt } from "./contracts.ts";
import { bodies } from "./dictionaries/organisations.ts";
import { dwellingAt } from "./dwellings.ts";
import { dwellingsOfPattern, personsOfPattern } from "./households.ts";
import { formerHomeOf, type SeededPerson, type SeededTable, tablesOfPersons } from "./formerHomes.ts";
import { personAt } from "./persons.ts";

/** The registers whose records come from outside; registration makes its own. */
export type SeededRegister = "population" | "property" | "rental";

export interface SeedOptions {
  /** How many persons beside the named cast; made up to whole hundreds. */
  readonly persons: number;
  /** The day for which the cast is made. */
  readonly today: Day;
  /** How many hundreds of persons, with what is theirs, are committed together. */
  readonly patternsOfPart?: number;
}

/**
 * Fills a register with the invented country, if it is empty, or goes on where a filling was interrupted; returns when
 * it is whole. Returns the number of records written.
 */
export async function seedRegister(
  register: SeededRegister,
  sql: Sql,
  options: SeedOptions,
): Promise<number> {
  switch (register) {
    case "population":
      return fill(sql, options, { tables: tablesOfPersons, first: "persons", entriesOf: populationOf });
    case "property":
      return fill(sql, options, {
        tables: dwellingImporter.tables,
        first: "dwellings",
        entriesOf: dwellingsOf,
        alsoFilled: ["address_words", "address_spellings"],
      });
    case "rental":
      return fill(sql, options, { tables: rentalImporter.tables, first: "bodies", entriesOf: rentalOf });
  }
}

type Plan = Required<SeedOptions>;

/** A seed of the usual size is one part, and one transaction. */
const usualPart = 250;
const patternsOf = ({ persons }: Plan) => Math.ceil(persons / personsOfPattern);

/** The numbers that a part has of what each pattern has so many of. */
function* numbersOf(part: number, plan: Plan, ofPattern: number): Generator<number> {
  const end = Math.min((part + 1) * plan.patternsOfPart, patternsOf(plan)) * ofPattern;
  for (let i = part * plan.patternsOfPart * ofPattern; i < end; i += 1) yield i;
}

function* populationOf(part: number, plan: Plan): Generator<SeededPerson> {
  if (part === 0) for (const person of castPersons(plan.today)) yield { ...person, former: null };
  for (const i of numbersOf(part, plan, personsOfPattern)) {
    const person = personAt(i);
    yield { ...person, former: formerHomeOf(i, person) };
  }
}

function* dwellingsOf(part: number, plan: Plan) {
  if (part === 0) yield* castDwellings(plan.today);
  for (const i of numbersOf(part, plan, dwellingsOfPattern)) yield dwellingAt(i);
}

function* rentalOf(part: number, plan: Plan): Generator<RentalRecord> {
  if (part === 0) {
    yield* bodies;
    yield* castContracts(plan.today);
  }
  for (const i of numbersOf(part, plan, dwellingsOfPattern)) {
    const contract = contractAt(i);
    if (contract) yield contract;
  }
}

/** How a register's tables are filled. */
interface Country<Entry> {
  readonly tables: readonly SeededTable<Entry>[];
  /** The table whose rows tell that the register is not empty. */
  readonly first: string;
  /** Tables that the database fills by itself. */
  readonly alsoFilled?: readonly string[];
  entriesOf(part: number, plan: Plan): Iterable<Entry>;
}

function fill<Entry>(
  sql: Sql,
  options: SeedOptions,
  { tables, first, alsoFilled = [], entriesOf }: Country<Entry>,
): Promise<number> {
  return fillInParts(sql, {
    lock: locks.seed,
    table: first,
    plan: { patternsOfPart: usualPart, ...options },
    partsOf: (plan) => Math.ceil(patternsOf(plan) / plan.patternsOfPart),
    async write(tx, part, plan) {
      const entries = [...entriesOf(part, plan)];
      for (const table of tables) await copy(tx, table, entries);
      return entries.length;
    },
    async finish(tx) {
      for (const table of [...tables.map((one) => one.table), ...alsoFilled]) await tx`analyze ${tx(table)}`;
    },
  });
}

async function copy<Entry>(
  tx: TransactionSql,
  seeded: SeededTable<Entry>,
  entries: readonly Entry[],
): Promise<void> {
  const { table, columns, repeats = false } = seeded;
  const rows = rowsOf(seeded, entries);
  await copyRows(tx, table, columns, repeats ? news(rows, await known(tx, table, columns)) : rows);
}

function* rowsOf<Entry>(table: SeededTable<Entry>, entries: Iterable<Entry>): Generator<CopyRow> {
  for (const entry of entries) yield* table.rowsOf(entry);
}

/** What tells the rows of a table: of companies there are few, however many dwellings they own. */
async function known(
  tx: TransactionSql,
  table: string,
  [key = ""]: readonly string[],
): Promise<Set<unknown>> {
  const rows = await tx<{ key: unknown }[]>`select ${tx(key)} as key from ${tx(table)}`;
  return new Set(rows.map((row) => row.key));
}

function* news(rows: Iterable<CopyRow>, seen: Set<unknown>): Generator<CopyRow> {
  for (const row of rows) {
    if (seen.has(row[0])) continue;
    seen.add(row[0]);
    yield row;
  }
}
