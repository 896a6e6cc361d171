/**
 * What may be said of a database error. The error itself carries the statement and the values bound to it, and its
 * text repeats keys and inputs: none of that leaves, not even as `cause`.
 */
export class DatabaseFault extends Error {
  /** SQLSTATE (`23505`), or the driver's word for a lost connection (`ECONNREFUSED`); `UNKNOWN` if there is neither. */
  readonly code: string;
  readonly constraint: string | null;
  readonly table: string | null;

  constructor(code: string, constraint: string | null, table: string | null) {
    const where = [table && `table ${table}`, constraint && `constraint ${constraint}`]
      .filter(Boolean)
      .join(", ");
    super(`database fault ${code}${where ? ` (${where})` : ""}`);
    this.name = "DatabaseFault";
    this.code = code;
    this.constraint = constraint;
    this.table = table;
  }
}

/** The safe account of an error that came out of drizzle or postgres.js, however deeply it is wrapped. */
export function databaseFault(error: unknown): DatabaseFault {
  if (error instanceof DatabaseFault) return error;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = word(cause, "code");
    if (code) return new DatabaseFault(code, word(cause, "constraint_name"), word(cause, "table_name"));
  }
  return new DatabaseFault("UNKNOWN", null, null);
}

/** Names of our own making only: letters, digits and underscores, starting with no digit unless a SQLSTATE. */
function word(error: Error, property: string): string | null {
  const value: unknown = Reflect.get(error, property);
  return typeof value === "string" && /^(?:[A-Za-z_]\w{0,62}|\d[0-9A-Z]{4})$/.test(value) ? value : null;
}
