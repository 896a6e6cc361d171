import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sql } from "postgres";
import { inject } from "vitest";
import { connect, withDatabase } from "../../subgraphs/shared/database/connect.ts";
import { migrate } from "../../subgraphs/shared/database/migrate.ts";
import { type Database, openDatabase } from "../../subgraphs/shared/database/open.ts";

/** A database of a test's own on the cluster of this run. */
export interface FreshDatabase {
  /** Its address for its owner, a role without any other right. */
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** The superuser's address of the run's cluster; give it as DATABASE_URL to a program under test. */
export const testCluster = (): string => inject("cluster");

const templateLock = 7_310_002;
const owner = "register_under_test";

/** A new database, migrated when a folder is given: copied from a template that the run makes once per folder. */
export async function freshDatabase(migrationsFolder?: string): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdministrator(async (sql) => {
    const template = migrationsFolder ? await templateFor(sql, migrationsFolder) : "template0";
    await sql`create database ${sql(name)} owner ${sql(owner)} template ${sql(template)}`;
  });
  return {
    url: ownersAddress(name),
    drop: () =>
      asAdministrator(async (sql) => {
        await sql`drop database if exists ${sql(name)} with (force)`;
      }),
  };
}

/** A fresh database, opened as a register opens its own; `close` drops it too. */
export async function openFresh(migrationsFolder: string): Promise<Database & { readonly url: string }> {
  const fresh = await freshDatabase(migrationsFolder);
  const database = await openDatabase(fresh.url, { migrationsFolder });
  const close = async () => {
    await database.close();
    await fresh.drop();
  };
  return { ...database, url: fresh.url, close };
}

/** Moves a database's clock: `shiftClock(sql, "61 minutes")`; from zero each time, running on from there. */
export async function shiftClock(sql: Sql, by: string): Promise<void> {
  const interval = by.replace(/[^\w\s:.+-]/g, "");
  await sql.unsafe(
    `create or replace function clock_now() returns timestamptz language sql volatile parallel safe
     as $$ select clock_timestamp() + interval '${interval}' $$`,
  );
}

async function asAdministrator<Result>(act: (sql: Sql) => Promise<Result>): Promise<Result> {
  const sql = connect(testCluster(), { max: 1 });
  try {
    await sql`select pg_advisory_lock(${templateLock})`;
    await sql.unsafe(
      `do $$ begin create role ${owner} login; exception when duplicate_object then null; end $$`,
    );
    return await act(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function templateFor(sql: Sql, folder: string): Promise<string> {
  const name = `template_${fingerprint(folder)}`;
  const [made] = await sql`select 1 from pg_database where datname = ${name} and datistemplate`;
  if (made) return name;
  await sql`drop database if exists ${sql(name)} with (force)`;
  await sql`create database ${sql(name)} owner ${sql(owner)} template template0`;
  await migrate(ownersAddress(name), folder);
  await sql`alter database ${sql(name)} is_template true`;
  return name;
}

function fingerprint(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(sql|json)$/.test(file),
  );
  const hash = createHash("sha256");
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest("hex").slice(0, 16);
}

function ownersAddress(name: string): string {
  const url = new URL(withDatabase(testCluster(), name));
  if (url.password) url.searchParams.set("options", `-c role=${owner}`);
  else url.username = owner;
  return url.href;
}
