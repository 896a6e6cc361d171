import { sql as text } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import type { AuditEntry } from "./record.ts";

/** Stores entries; resolves when they are committed. */
export type Append = (entries: readonly AuditEntry[]) => Promise<void>;

interface Waiting {
  readonly entries: readonly AuditEntry[];
  readonly done: PromiseWithResolvers<undefined>;
}

/**
 * Appends what all requests of this process have noted, in one statement a tick; while one is on its way the next are
 * gathered. The chain allows one append at a time anyway: a second connection would only wait for the first.
 */
export function appender(sql: Sql, onFault: (error: unknown) => void = () => undefined): Append {
  let waiting: Waiting[] = [];
  let running = false;
  const run = async () => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const entries = JSON.stringify(batch.flatMap((one) => one.entries));
      await sql`select audit_append(${entries}::text::json)`.then(
        () => batch.forEach(({ done }) => done.resolve(undefined)),
        (error: unknown) => {
          onFault(error);
          batch.forEach(({ done }) => done.reject(error));
        },
      );
    }
    running = false;
  };
  return (entries) => {
    const done = Promise.withResolvers<undefined>();
    waiting.push({ entries, done });
    if (!running) {
      running = true;
      setImmediate(() => void run());
    }
    return done.promise;
  };
}

/** The same inside a transaction: its last statement, for the chain's lock is held until it ends. */
export async function appendIn(
  tx: Pick<PostgresJsDatabase, "execute">,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length > 0) await tx.execute(text`select audit_append(${JSON.stringify(entries)}::text::json)`);
}
