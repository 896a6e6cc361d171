import type { Database } from "../shared/database/open.ts";

/** Tells, across processes, which application has changed. */
export interface Changes {
  /** Ids of the application each time something happens to it, until the signal aborts. */
  of(applicationId: string, signal: AbortSignal): AsyncIterable<string>;
  close(): Promise<void>;
}

type Wake = () => void;

/** Listens to the database's announcements (a trigger on application_events) once for all subscribers. */
export async function openChanges({ sql }: Pick<Database, "sql">): Promise<Changes> {
  const waiting = new Map<string, Set<Wake>>();
  const wakeAll = () => waiting.forEach((wakes) => wakes.forEach((wake) => wake()));
  const { unlisten } = await sql.listen(
    "application_changed",
    (id) => waiting.get(id)?.forEach((wake) => wake()),
    // After a lost connection nobody knows what was missed: everybody looks again.
    wakeAll,
  );
  return {
    of: (applicationId, signal) => changesOf(applicationId, signal, waiting),
    close: async () => {
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
