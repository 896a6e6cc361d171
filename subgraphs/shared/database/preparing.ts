import type { Query } from "drizzle-orm";
import { PgDialect, type PgTransactionConfig, type PreparedQueryConfig } from "drizzle-orm/pg-core";
import { drizzle, PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { PostgresJsSession, PostgresJsTransaction } from "drizzle-orm/postgres-js/session";
import type { Sql, TransactionSql } from "postgres";

const Session = PostgresJsSession<Sql, Record<string, never>, Record<string, never>>;
type Transaction = PostgresJsTransaction<Record<string, never>, Record<string, never>>;
type PrepareQuery<Config extends PreparedQueryConfig> = typeof Session.prototype.prepareQuery<Config>;

/** What a statement without a name is given: postgres.js prepares by the text, if there is any name at all. */
export const unnamed = "unnamed";

/** Up to so many values a statement has one of few texts, and the server remembers it; beyond, it is a list's. */
const mostValues = 64;

/**
 * drizzle with every statement prepared, once for each connection, and not only those that were given a name: a
 * transaction's statements are written where they are used, and planning them took the server as long as their work.
 */
export function preparing(client: Sql): PostgresJsDatabase {
  // Also tells the driver to leave days and instants as text.
  const { $client } = drizzle(client);
  const dialect = new PgDialect();
  return new PostgresJsDatabase(dialect, new PreparingSession($client, dialect), undefined);
}

class PreparingSession extends Session {
  readonly #dialect: PgDialect;

  constructor(client: Sql, dialect: PgDialect) {
    super(client, dialect, undefined);
    this.#dialect = dialect;
  }

  override prepareQuery<Config extends PreparedQueryConfig>(
    ...[query, fields, name = nameOf(query), ...rest]: Parameters<PrepareQuery<Config>>
  ) {
    return super.prepareQuery<Config>(query, fields, name, ...rest);
  }

  override transaction<Result>(
    work: (tx: Transaction) => Promise<Result>,
    config?: PgTransactionConfig,
  ): Promise<Result> {
    const begun = this.client.begin(async (client: TransactionSql) => {
      const session = new PreparingSession(client as unknown as Sql, this.#dialect);
      const tx: Transaction = new PostgresJsTransaction(this.#dialect, session as never, undefined);
      if (config) await tx.setTransaction(config);
      return work(tx);
    });
    return begun as Promise<Result>;
  }
}

const nameOf = ({ params }: Query) => (params.length <= mostValues ? unnamed : undefined);
