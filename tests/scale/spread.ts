import type { Sql, TransactionSql } from "postgres";
import type { RegisterName } from "../../subgraphs/shared/call.ts";

/**
 * By which column the rows of each table would be spread over several servers: a person's number, a dwelling's code, an
 * application's id. What is not named is copied to every server, being small or read by all: bodies, organisations, the
 * words of addresses, counts without persons, the last days' message parts. Each server has an audit chain of its own.
 */
export const keyOf: Readonly<Record<RegisterName, Readonly<Record<string, string>>>> = {
  population: {
    persons: "iin",
    capacity_decisions: "iin",
    phones: "iin",
    representations: "iin",
    residences: "iin",
  },
  property: { dwellings: "rka", ownerships: "rka" },
  rental: { contracts: "rka", named_persons: "contract_id" },
  registration: {
    ...{ applications: "id", application_events: "application_id", consents: "application_id" },
    ...{ signing_codes: "application_id", outbox: "application_id", signature_evidence: "application_id" },
    ...{
      notifications: "iin",
      submissions: "caller",
      visits: "iin",
      daily_counts: "whom",
      referrals: "applicant",
    },
    ...{ shields: "rka" },
  },
};

const partitions = 4;

/** Splits a register's empty tables by the hash of their keys; all else about them stays as the migrations made it. */
export async function spread(sql: Sql, register: RegisterName): Promise<void> {
  await sql.begin(async (tx) => {
    const [done] = await tx`select 1 from pg_class where relkind = 'p' limit 1`;
    if (done) return;
    for (const [table, key] of Object.entries(keyOf[register])) await split(tx, table, key);
  });
}

async function split(tx: TransactionSql, table: string, key: string): Promise<void> {
  const definitions = await tx<{ definition: string }[]>`
    select format('alter table %I add constraint %I %s', ${table}::text, conname, pg_get_constraintdef(oid)) as definition
    from pg_constraint where conrelid = ${table}::regclass and contype in ('p', 'u')
    union all select indexdef from pg_indexes where schemaname = 'public' and tablename = ${table}
      and indexname not in (select conname from pg_constraint where conrelid = ${table}::regclass)
    union all select pg_get_triggerdef(oid) from pg_trigger where tgrelid = ${table}::regclass and not tgisinternal`;
  await tx.unsafe(`alter table ${table} rename to ${table}_whole`);
  await tx.unsafe(`create table ${table} (like ${table}_whole including defaults including generated including identity)
    partition by hash (${key})`);
  await tx.unsafe(`drop table ${table}_whole`);
  for (let part = 0; part < partitions; part += 1)
    await tx.unsafe(`create table ${table}_${part} partition of ${table}
      for values with (modulus ${partitions}, remainder ${part})`);
  for (const { definition } of definitions) await tx.unsafe(within(definition, key));
}

/** What is unique can be so only together with the key: each server sees its own rows alone. */
function within(definition: string, key: string): string {
  return definition.replace(
    /((?:primary key|unique(?: nulls not distinct)?) \()([^)]+)\)$/i,
    (whole, begin: string, columns: string) =>
      columns.split(", ").includes(key) ? whole : `${begin}${columns}, ${key})`,
  );
}
