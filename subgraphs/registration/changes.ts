import type { Database } from "../shared/database/open.ts";

/** Tells, across processes, which application has changed. */
export interface Changes {
  /** Ids of the application each time something happens to it, until the signal aborts. */
  of(applicationId: string, signal: AbortSignal): AsyncIterable<string>;
  /** Calls with the id of every application to which something happens; null when nobody knows what was missed. */
  each(listener: (applicationId: string | null) => void): void;
  /** Whether everything that happened until two seconds ago has been told. */
  areHeard(): boolean;
  close(): Promise<void>;
}

type Wake = () => void;

/** Sent to ourselves each second: an end of a connection that nobody announces is found by it. */
const beat = "";
const beatEvery = 1_000;
const silence = 2_000;

/** Listens to the database's announcements (triggers on applications and their events) once for all subscribers. */
export async function openChanges({ sql }: Pick<Database, "sql">): Promise<Changes> {
  const waiting = new Map<string, Set<Wake>>();
  const listeners: ((applicationId: string | null) => void)[] = [];
  const wakeAll = () => waiting.forEach((wakes) => wakes.forEach((wake) => wake()));
  let heard = -Infinity;
  const { unlisten } = await sql.listen(
    "application_changed",
    (id) => {
      if (id === beat) return void (heard = performance.now());
      listeners.forEach((listener) => listener(id));
      waiting.get(id)?.forEach((wake) => wake());
    },
    // After a lost connection nobody knows what was missed: everybody looks again.
    () => {
      listeners.forEach((listener) => listener(null));
      wakeAll();
    },
  );
  const send = () => void sql.notify("application_changed", beat).catch(() => undefined);
  send();
  const beating = setInterval(send, beatEvery).unref();
  return {
    of: (applicationId, signal) => changesOf(applicationId, signal, waiting),
    each: (listener) => void listeners.push(listener),
    areHeard: () => performance.now() - heard < silence,
    close: async () => {
      clearInterval(beating);
      wakeAll();
      await unlisten();
    },
  };
}

async function* changesOf(applicationId: string, signal: AbortSignal, waiting: Map<string, Set<Wake>>) {
  // The first thing a subscriber sees is how it stands now; by then nothing later can be missed.
  let next = Promise.withResolvers<undefined>();
  next.resolve(undefined);
  const onChange = () => {
    next.resolve(undefined);
  };
  const wakes = waiting.get(applicationId) ?? new Set();
  waiting.set(applicationId, wakes.add(onChange));
  signal.addEventListener("abort", onChange, { once: true });
  try {
    for (;;) {
      await next.promise;
      if (signal.aborted) return;
      next = Promise.withResolvers();
      yield applicationId;
    }
  } finally {
    signal.removeEventListener("abort", onChange);
    wakes.delete(onChange);
    if (wakes.size === 0) waiting.delete(applicationId);
  }
}
