import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import type { Sql } from "postgres";
import { connect } from "./connect.ts";
import { locks } from "./locks.ts";

/** Brings the database to the newest shape. Several processes may do so at once: they take turns. */
export async function migrate(address: string, migrationsFolder: string): Promise<void> {
  // One connection, so the lock and the migrations are of one session; statements may take their time.
  const sql = connect(address, { max: 1, max_lifetime: null });
  try {
    await mustKnowLetters(sql);
    await sql`select pg_advisory_lock(${locks.migrate})`;
    await applyMigrations(drizzle(sql), { migrationsFolder });
    await mustBeTheSteps(sql, migrationsFolder);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** A step that was edited after this database had taken it is not taken again: its tables would not be what we read. */
async function mustBeTheSteps(sql: Sql, migrationsFolder: string): Promise<void> {
  const taken = await sql<{ at: string; hash: string }[]>`
    select created_at::text as at, hash from drizzle.__drizzle_migrations`;
  const hashes = new Map(taken.map(({ at, hash }) => [Number(at), hash]));
  const edited = readMigrationFiles({ migrationsFolder }).some(({ folderMillis, hash }) => {
    const before = hashes.get(folderMillis);
    return before !== undefined && before !== hash;
  });
  if (!edited) return;
  const [database] = await sql<{ name: string }[]>`select current_database() as name`;
  throw new Error(
    `the database ${database?.name ?? ""} was made by another version, whose migrations were not these: ` +
      `start with an empty one (in development: without the data folder)`,
  );
}

/** In a database of the C character type pg_trgm sees no Cyrillic word: the address search would find nothing. */
async function mustKnowLetters(sql: Sql): Promise<void> {
  const [database] = await sql<{ name: string; encoding: string; letters: string }[]>`
    select datname as name, pg_encoding_to_char(encoding) as encoding, datctype as letters
    from pg_database where datname = current_database()`;
  if (!database || (database.encoding === "UTF8" && !["C", "POSIX"].includes(database.letters))) return;
  throw new Error(
    `the database ${database.name} has encoding ${database.encoding} and character type ${database.letters}, in which ` +
      `Kazakh and Russian words cannot be searched: create it with ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' TEMPLATE template0`,
  );
}
