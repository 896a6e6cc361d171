import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "postgres";
import { connect } from "./connect.ts";

/** Work that has begun. `stop` begins nothing more, and resolves when what was in hand is done. */
export interface Work {
  stop(): Promise<void>;
}

export interface Owned {
  readonly databaseUrl: string;
  /** One of `locks`. */
  readonly lock: number;
  /** Begins the work; called anew each time this process becomes the owner. */
  begin(): Promise<Work>;
  /** The owner has lost his session: the work is being stopped, and whoever is next takes it up. */
  onLost(): void;
}

/** How often the lock is tried for, and the owner looks whether his session still answers. */
const every = 500;
/** An owner whose session does not answer for so long stops. */
const mostSilent = 3_000;
/**
 * The server ends a session that says nothing for so long: its process is frozen, or its machine is gone. Longer than it
 * takes the owner to find out himself, so that he has stopped before another begins.
 */
const endedWhenIdle = 5_000;

/**
 * Does work that one process at a time does, of all that are open on the same database: whoever has the advisory lock.
 * It goes with the session, so nobody keeps it who is dead. Resolves after the first try; when nobody else is the owner,
 * the work has begun by then.
 */
export async function openOwner(of: Owned): Promise<{ close(): Promise<void> }> {
  const closing = new AbortController();
  const first = Promise.withResolvers<undefined>();
  const done = keepTrying(of, closing.signal, first);
  await first.promise;
  return {
    close: () => {
      closing.abort();
      return done;
    },
  };
}

/** One session after the other. A first try that fails is told to whoever opens; later ones are made again. */
async function keepTrying(
  of: Owned,
  closing: AbortSignal,
  first: PromiseWithResolvers<undefined>,
): Promise<void> {
  for (let tried = false; !closing.aborted; tried = true) {
    try {
      await live(of, closing, () => first.resolve(undefined));
    } catch (error) {
      first.reject(error);
      if (!tried) return;
    }
    await pause(closing);
  }
}

/** One session of the database: until the lock is free, and while it is ours. */
async function live({ databaseUrl, lock, begin, onLost }: Owned, closing: AbortSignal, tried: () => void) {
  const lost = new AbortController();
  const session = connect(databaseUrl, {
    max: 1,
    // A new connection would be another session, which does not have the lock.
    max_lifetime: null,
    onclose: () => lost.abort(),
    connection: {
      application_name: `mekenjai owner ${process.pid}`,
      idle_session_timeout: endedWhenIdle,
    },
  });
  const over = AbortSignal.any([closing, lost.signal]);
  try {
    while (!(await isTaken(session, lock))) {
      tried();
      await pause(over);
      if (over.aborted) return;
    }
    const work = await begin();
    tried();
    while (!over.aborted && (await answers(session))) await pause(over);
    if (!closing.aborted) onLost();
    await work.stop();
  } finally {
    await session.end({ timeout: 1 });
  }
}

async function isTaken(session: Sql, lock: number): Promise<boolean> {
  const [row] = await session<{ taken: boolean }[]>`select pg_try_advisory_lock(${lock}) as taken`;
  return row?.taken === true;
}

async function answers(session: Sql): Promise<boolean> {
  const answered = session`select 1`.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, sleep(mostSilent, false, { ref: false })]);
}

const pause = (over: AbortSignal): Promise<void> =>
  sleep(every, undefined, { signal: over, ref: false }).catch(() => undefined);
