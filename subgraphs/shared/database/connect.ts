import postgres, { type Options, type PostgresType, type Sql } from "postgres";

export interface ClientOptions extends Options<Record<string, PostgresType>> {
  /** Statements on the way behind the one being answered, for each connection. */
  max_pipeline?: number;
}

/**
 * A postgres.js client for an address. Beside `postgres://user:password@host:port/database` it takes a socket the way
 * libpq does: `postgres://user@localhost/database?host=/folder&port=5432`. Nothing is connected before the first query.
 * The driver is mended when it is installed (`patches`): as it is published (3.4.9), a connection that the server ends
 * while it is being made, or in a transaction, ends the process, or its pool hangs (porsager/postgres#1208).
 */
export function connect(address: string, options: ClientOptions = {}): Sql {
  const url = new URL(address);
  const folder = url.searchParams.get("host");
  const socket = folder?.startsWith("/")
    ? { host: folder, port: Number(url.searchParams.get("port") ?? 5432) }
    : {};
  if (folder?.startsWith("/")) {
    url.searchParams.delete("host");
    url.searchParams.delete("port");
  }
  return postgres(url.href, {
    onnotice: () => undefined,
    connect_timeout: 10,
    debug: false,
    ...options,
    ...socket,
    connection: { application_name: "mekenjai", ...options.connection },
  });
}

/** The same server, another database. */
export function withDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}
