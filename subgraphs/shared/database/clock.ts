import { sql } from "drizzle-orm";

/**
 * The database's present instant, which decides every deadline. It moves inside a transaction, as `now()` does not.
 * Evaluated anew for every row, so no index serves `deadline <= clock_now()`: for a search use {@link clockNowOnce}.
 */
export const clockNow = sql<Date>`clock_now()`.mapWith((instant: string) => new Date(instant));

/** The same instant for a whole statement; an index on the compared column is used. */
export const clockNowOnce = sql<Date>`(select clock_now())`.mapWith((instant: string) => new Date(instant));

/** What every register's first migration says of time, word for word. Tests replace the function to move the clock. */
export const createClockNow =
  "create function clock_now() returns timestamptz language sql volatile parallel safe as $$ select clock_timestamp() $$;";
