import type { Counted, CountRow } from "./data/report.ts";

/** Counts the applications of a question. */
export type Count = (asked: Counted) => Promise<readonly CountRow[]>;

/** A year by day, region and channel is some megabytes; most questions are a dashboard's few rows. */
const mostKept = 32;

/**
 * The same question is answered with the same counts for a while, by decision a minute: an exact median looks at each case
 * of the year, and dashboards ask again and again. Whoever asks while it is being counted waits for that. A failure is
 * not kept. `keptFor` and `now` are in milliseconds; `now` never goes back.
 */
export function keptCounts(
  count: Count,
  keptFor: number,
  now: () => number = () => performance.now(),
): Count {
  const kept = new Map<string, { readonly rows: ReturnType<Count>; readonly since: number }>();
  return (asked) => {
    const { from, to, by, territory } = asked;
    const question = JSON.stringify([from, to, by, territory]);
    const known = kept.get(question);
    // The least lately asked is the first.
    kept.delete(question);
    if (known && now() - known.since < keptFor) {
      kept.set(question, known);
      return known.rows;
    }
    const [oldest] = kept.size >= mostKept ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    const begun = { rows: count(asked), since: now() };
    kept.set(question, begun);
    begun.rows.catch(() => {
      if (kept.get(question) === begun) kept.delete(question);
    });
    return begun.rows;
  };
}
