import { fault, type ChainFault } from "./chainFault.ts";
import { chained, type AuditRecord } from "./record.ts";

type Source = AsyncIterator<AuditRecord>;

/** How many records may have been taken out or put in, and still be counted. */
const most = 1_000;

/**
 * Record n does not follow from the one before. Which record does tells what was done: one that stands further on was
 * swapped with it, or pushed away by others; none, and it was changed, or records were taken out and the rest renumbered.
 * `before` are the hashes before it, the nearest last.
 */
export async function nameFault(
  before: readonly Buffer[],
  bad: AuditRecord,
  source: Source,
): Promise<ChainFault> {
  const n = bad.sequence;
  const previous = before.at(-1) ?? bad.hash;
  const pushed = pushedBy(before, bad);
  if (pushed > 0) return inserted(n - pushed, pushed);
  let first: AuditRecord | undefined;
  for (let next = await source.next(); next.done !== true; next = await source.next()) {
    const record = next.value;
    first ??= record;
    const hash = chained(previous, record, n);
    if (hash.equals(record.hash) || hash.equals(bad.hash))
      return displaced({ bad, found: record, hash, first, follower: await source.next() });
  }
  return (
    renumbered(bad, first) ??
    fault(
      n,
      "changed",
      `record ${n} is not what was chained (or the one before was changed together with its hash)`,
    )
  );
}

const inserted = (from: number, how: number) =>
  fault(
    from,
    "inserted",
    how === 1 ? `record ${from} was put in` : `records ${from} to ${from + how - 1} were put in`,
  );

/** How many records before this one, chained as they should be, are not what it was chained to; 0 when it was to none. */
function pushedBy(before: readonly Buffer[], bad: AuditRecord): number {
  for (let by = 1; by < Math.min(before.length, most); by += 1) {
    const [hash, there] = [before.at(-1 - by), before.at(-by)];
    // A copy of a record that stands where it should was not pushed: it was put in.
    if (there?.equals(bad.hash)) return 0;
    if (hash && chained(hash, bad, bad.sequence - by).equals(bad.hash)) return by;
  }
  return 0;
}

interface Displaced {
  readonly bad: AuditRecord;
  /** The true record n, under another number, and its true hash. */
  readonly found: AuditRecord;
  readonly hash: Buffer;
  /** What stands after the bad one, and after the found one. */
  readonly first: AuditRecord;
  readonly follower: IteratorResult<AuditRecord>;
}

function displaced(of: Displaced): ChainFault {
  const [n, at] = [of.bad.sequence, of.found.sequence];
  if (isPushed(of)) return inserted(n, at - n);
  return fault(n, "swapped", `record ${n} was swapped with record ${at}`);
}

/** Pushed on, it has its own follower behind it; swapped, it has another's. */
function isPushed({ bad, found, hash, first, follower }: Displaced): boolean {
  const n = bad.sequence;
  if (follower.done !== true) return chained(hash, follower.value, n + 1).equals(follower.value.hash);
  // It is the last: were the two swapped, what stood or stands between them follows it.
  const next = first === found ? bad : first;
  const followed = chained(hash, next, n + 1);
  return ![next.hash, bad.hash, found.hash].some((one) => one.equals(followed));
}

/** Records were taken out and those after them renumbered: the next follows, under the number it had. */
function renumbered(bad: AuditRecord, next: AuditRecord | undefined): ChainFault | null {
  if (!next) return null;
  for (let gone = 1; gone <= most; gone += 1)
    if (chained(bad.hash, next, next.sequence + gone).equals(next.hash)) {
      const n = bad.sequence;
      const what = gone === 1 ? `record ${n} was` : `${gone} records from ${n} on were`;
      return fault(n, "removed", `${what} taken out, and those after renumbered`);
    }
  return null;
}
