import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import { connect } from "./connect.ts";
import { migrate } from "./migrate.ts";
import { preparing } from "./preparing.ts";

/** A register's own database, migrated. */
export interface Database {
  /** Keyed reads, prepared: one connection, many statements on the way at once, and one for those of many keys. */
  readonly read: PostgresJsDatabase;
  /** Searches, lists and reports, which would hold up keyed reads behind them. */
  readonly slow: PostgresJsDatabase;
  /** Transactions, and single statements that change something. */
  readonly write: PostgresJsDatabase;
  /** postgres.js itself, for COPY and LISTEN; no time limit. */
  readonly sql: Sql;
  /** Resolves when the database answers. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly migrationsFolder: string;
}

/**
 * Limits of every connection, and one plan for a prepared statement whatever its values: for lists of keys PostgreSQL would
 * plan anew at each call, which took up to ten times as long as the call.
 */
export const prepared = { statement_timeout: 10_000, plan_cache_mode: "force_generic_plan" };

/** Connects, migrates and opens a register's database. Close it; connections are made as they are needed. */
export async function openDatabase(
  address: string,
  { migrationsFolder }: DatabaseOptions,
): Promise<Database> {
  await migrate(address, migrationsFolder);
  const read = connect(address, { max: 1, connection: prepared });
  const manyKeys = connect(address, { max: 1, connection: prepared });
  const slow = connect(address, { max: 2, max_pipeline: 1, connection: prepared });
  const transactions = connect(address, { max: 4, connection: prepared });
  const single = connect(address, { max: 2, max_pipeline: 1, connection: prepared });
  const sql = connect(address, { max: 2, types: { date: dayAsText } });
  return {
    read: reading(read, manyKeys),
    slow: drizzle(slow),
    write: writing(preparing(single), preparing(transactions)),
    sql,
    ready: async () => {
      await read`select 1`;
    },
    close: async () => {
      await Promise.all(
        [read, manyKeys, slow, transactions, single, sql].map((client) => client.end({ timeout: 5 })),
      );
    },
  };
}

/** From so many keys on a statement takes milliseconds, and would hold up hundreds of others. */
const many = 100;

/**
 * Statements of few keys share one connection: what requests ask in one tick goes out in one write, and the server
 * answers in one go. Over two connections each of them cost up to half as much again.
 */
function reading(few: Sql, manyKeys: Sql): PostgresJsDatabase {
  const sendFew = few.unsafe.bind(few);
  const sendMany = drizzle(manyKeys).$client.unsafe.bind(manyKeys);
  const unsafe: Sql["unsafe"] = (statement, values, options) =>
    (values?.some((value) => Array.isArray(value) && value.length >= many) ? sendMany : sendFew)(
      statement,
      values,
      options,
    );
  return drizzle(Object.assign(few, { unsafe }));
}

/**
 * Transactions have connections of their own: postgres.js does not reserve a connection for a `begin` it has sent behind
 * another statement, and the transaction is then refused after it has begun (UNSAFE_TRANSACTION).
 */
const writing = (single: PostgresJsDatabase, transactions: PostgresJsDatabase): PostgresJsDatabase =>
  Object.assign(single, { transaction: transactions.transaction.bind(transactions) });

const dayAsText = { to: 1082, from: [1082], serialize: String, parse: (text: string) => text };
