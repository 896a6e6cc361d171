import postgres, { type Sql } from "postgres";
import type { RegisterName } from "../call.ts";
import { connect } from "./connect.ts";
import { locks } from "./locks.ts";

/** A register's database and the role that owns it, of one name: `mekenjai_population`. */
export interface Provision {
  readonly register: RegisterName;
  /** Keeps several installations on one server apart. */
  readonly prefix?: string;
  /** May the role connect by itself? On the embedded server, yes; elsewhere it would need a password, and is taken on. */
  readonly login: boolean;
}

/**
 * Makes a register's role and database where they are absent, and returns their name. May be repeated, by several
 * processes at once. The administrator needs CREATEDB and CREATEROLE, or both made beforehand.
 */
export async function provisionRegister(
  admin: string,
  { register, prefix = "mekenjai", login }: Provision,
): Promise<string> {
  const name = `${prefix}_${register}`;
  const sql = connect(admin, { max: 1, max_lifetime: null });
  try {
    await sql`select pg_advisory_lock(${locks.provision})`;
    await makeRole(sql, name, login);
    await makeDatabase(sql, name);
    return name;
  } catch (error) {
    throw explained(error, name, register);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function makeRole(sql: Sql, name: string, login: boolean): Promise<void> {
  const [role] = await sql`select 1 from pg_roles where rolname = ${name}`;
  if (!role) await sql`create role ${sql(name)} ${login ? sql`login` : sql`nologin`}`;
  // Since PostgreSQL 16, whoever makes a role may not take it on by that alone.
  const [taken] = await sql<{ may: boolean }[]>`
    select pg_has_role(current_user, ${name},
      case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as may`;
  if (!taken?.may) await sql`grant ${sql(name)} to current_user`;
}

async function makeDatabase(sql: Sql, name: string): Promise<void> {
  const [database] = await sql`select 1 from pg_database where datname = ${name}`;
  if (!database)
    await sql`create database ${sql(name)} owner ${sql(name)} encoding 'UTF8' template template0`;
  // No register reads another's tables, not even by mistake.
  const [open] = await sql<{ toAll: boolean }[]>`
    select has_database_privilege('public', ${name}, 'connect') as "toAll"`;
  if (open?.toAll) await sql`revoke all on database ${sql(name)} from public`;
}

function explained(error: unknown, name: string, register: RegisterName): unknown {
  if (!(error instanceof postgres.PostgresError) || error.code !== "42501") return error;
  return new Error(
    `the user of DATABASE_URL may not make the role and database ${name}: grant it CREATEDB and CREATEROLE ` +
      `(ALTER ROLE … CREATEDB CREATEROLE), or make a database yourself and set ${register.toUpperCase()}_DATABASE_URL`,
  );
}
