import type { Sql } from "postgres";

/** Keys of persons, dwellings, applications and messages: the same key becomes the same other key in every table. */
const keys = new Set([
  ...[
    "iin",
    "rka",
    "applicant",
    "person",
    "signer",
    "giver",
    "phone",
    "representative",
    "owner_iin",
    "owner_bin",
  ],
  ...[
    "tenant",
    "caller",
    "whom",
    "set_by",
    "number",
    "key",
    "message_id",
    "digest",
    "word",
    "street",
    "reader",
  ],
]);

/** How a column looks in the copy number `n` of a row, where it does not look the same. */
const copied: Readonly<Record<string, (column: string) => string>> = {
  uuid: (column) => `md5(${column}::text || n)::uuid`,
  text: (column) => `${column} || '-' || n`,
  "text[]": (column) => `array(select one || n from unnest(${column}) one)`,
  // Backwards, three years at most: what is recorded has a past.
  "timestamp with time zone": (column) => `${column} - n % 1000 * interval '26 hours'`,
  bigint: (column) => `${column} + n * 1000000::bigint`,
};

/** What has ended long ago is not open, due or waiting. */
const over: Readonly<Record<string, string>> = {
  "consents.state": "'CONFIRMED'",
  "applications.status": "'REGISTERED'",
  "applications.ended_at": "coalesce(ended_at, submitted_at) - n % 1000 * interval '26 hours'",
  "outbox.done_at": "due_at - n % 1000 * interval '26 hours'",
  // Of bodies there are few, whatever the number of their contracts.
  "organisations.bin": "bin || '-' || n",
};

/** Codes are gone when they are used; some never are. */
const forgottenCodes = `insert into signing_codes
  select id, 1, '', '', submitted_at, submitted_at, 0, 1, submitted_at from applications limit 20 on conflict do nothing`;

/**
 * Copies what is in a register's tables until each of them has about so many rows, with relations among the copies as
 * among the originals; then tells the planner. Needs a superuser, for triggers do not fire.
 */
export async function manyRows(sql: Sql, tables: readonly string[], rows: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const table of tables) {
      if (table === "signing_codes") await tx.unsafe(forgottenCodes);
      const [counted] = await tx<{ count: number }[]>`select count(*)::int as count from ${tx(table)}`;
      const count = counted?.count ?? 0;
      if (count === 0) throw new Error(`nothing was ever written to ${table}: no statistics, no plan`);
      const columns = await tx<{ name: string; type: string }[]>`
        select attname as name, format_type(atttypid, null) as type from pg_attribute
        where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`;
      const names = columns.map(({ name }) => `"${name}"`);
      const values = columns.map((column) => valueOf(table, column));
      await tx.unsafe(`insert into "${table}" (${names.join(", ")})
        select ${values.join(", ")} from "${table}", generate_series(1, ${Math.ceil(rows / count)}) n`);
    }
  });
  for (const table of tables) await sql`vacuum analyze ${sql(table)}`;
}

function valueOf(table: string, { name, type }: { name: string; type: string }): string {
  const column = `"${name}"`;
  const isCopied = type === "text" ? keys.has(name) : type === "text[]" ? name === "near" : type in copied;
  return over[`${table}.${name}`] ?? (isCopied ? (copied[type]?.(column) ?? column) : column);
}
