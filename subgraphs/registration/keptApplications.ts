import type { Changes } from "./changes.ts";
import type { Application } from "./data/applications.ts";

/** Reads applications by their ids; what did not change since is answered without a statement. */
export interface KeptApplications {
  /**
   * Only those who are themselves the applicant or the person are answered from what is kept: the time of an answer must
   * not tell a stranger that there is such an application.
   */
  byId(ids: readonly string[], asker: string | null): Promise<Application[]>;
  /** What this process has changed is read anew at once, before its announcement comes back. */
  forget(id: string): void;
}

type Read = (ids: readonly string[]) => Promise<Application[]>;

/** An application with its decision takes some kilobytes. */
const mostKept = 5_000;

/**
 * Somebody who waits asks for the same status again and again, and it changes five times in its life. Kept until a
 * change is announced, by whichever process; not at all while announcements may be missing.
 */
export function keptApplications(read: Read, changes: Pick<Changes, "each" | "areHeard">): KeptApplications {
  const kept = new Map<string, Application>();
  /** What changed while it was being read: it may have been read as it was before. */
  const reading = new Set<Set<string | null>>();
  const changed = (id: string | null) => {
    if (id === null) kept.clear();
    else kept.delete(id);
    reading.forEach((meanwhile) => meanwhile.add(id));
  };
  changes.each(changed);

  async function readAnew(ids: readonly string[]): Promise<Application[]> {
    const meanwhile = new Set<string | null>();
    reading.add(meanwhile);
    try {
      const rows = await read(ids);
      for (const row of rows) if (!meanwhile.has(row.id) && !meanwhile.has(null)) keep(row);
      return rows;
    } finally {
      reading.delete(meanwhile);
    }
  }

  function keep(row: Application): void {
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(row.id, row);
  }

  return {
    async byId(ids, asker) {
      if (asker === null || !changes.areHeard()) return readAnew(ids);
      const known = ids.flatMap((id) => ofAsker(kept.get(id), asker));
      if (known.length === ids.length) return known;
      const found = new Set(known.map(({ id }) => id));
      return [...known, ...(await readAnew(ids.filter((id) => !found.has(id))))];
    },
    forget: changed,
  };
}

const ofAsker = (row: Application | undefined, asker: string): Application[] =>
  row && (row.applicant === asker || row.person === asker) ? [row] : [];
