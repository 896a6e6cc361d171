import { chained, genesis, type AuditRecord } from "./record.ts";

/** The first thing that is wrong with a chain: at which record, and what. */
export interface ChainFault {
  readonly sequence: number;
  readonly wrong: "changed" | "removed" | "inserted" | "swapped" | "rewritten" | "cut";
  readonly told: string;
}

/** The newest record, as the head row or a checkpoint has it. */
export interface Head {
  readonly sequence: number;
  readonly hash: Buffer;
}

/** A point that somebody outside the database knows: nothing before it may have become another. */
export interface Anchor extends Head {
  readonly told: string;
}

export interface Chain {
  readonly records: Iterable<AuditRecord> | AsyncIterable<AuditRecord>;
  /** Null where the dump has none. */
  readonly head: Head | null;
  /** In order of their sequence. */
  readonly anchors: readonly Anchor[];
}

export interface Verified {
  readonly records: number;
  readonly fault: ChainFault | null;
}

/** Goes through a chain once, in the order of its numbers, and names the first record that is not what was chained. */
export async function verifyChain({ records, head, anchors }: Chain): Promise<Verified> {
  const source = inOrder(records)[Symbol.asyncIterator]();
  const anchorAt = new Map(anchors.map((anchor) => [anchor.sequence, anchor]));
  let previous: Buffer = genesis;
  let sequence = 0;
  let held = 0;
  for (;;) {
    const next = await source.next();
    if (next.done === true) break;
    const record = next.value;
    const expected = sequence + 1;
    if (record.sequence > expected)
      return { records: sequence, fault: removed(expected, record.sequence - 1) };
    if (record.sequence < expected) return { records: sequence, fault: twice(record.sequence) };
    if (!chained(previous, record).equals(record.hash))
      return { records: sequence, fault: await nameFault(previous, record, source) };
    const anchor = anchorAt.get(expected);
    if (anchor && !anchor.hash.equals(record.hash))
      return { records: sequence, fault: rewritten(held + 1, anchor) };
    if (anchor) held = expected;
    previous = record.hash;
    sequence = expected;
  }
  return { records: sequence, fault: faultAtEnd({ sequence, hash: previous }, head, anchors) };
}

/** The chain is whole in itself; does it end where the head and the checkpoints say? */
function faultAtEnd(last: Head, head: Head | null, anchors: readonly Anchor[]): ChainFault | null {
  const beyond = anchors.find(({ sequence }) => sequence > last.sequence);
  const known = Math.max(beyond ? (anchors.at(-1)?.sequence ?? 0) : 0, head?.sequence ?? 0);
  if (known > last.sequence) return cut(last.sequence + 1, known, beyond);
  if (!head || head.sequence === last.sequence) {
    if (!head || head.hash.equals(last.hash)) return null;
    return fault(last.sequence, "changed", "the head row does not hold the hash of the newest record");
  }
  const told = `the head row ends at record ${head.sequence}: what follows was not added by the register`;
  return fault(head.sequence + 1, "inserted", told);
}

const fault = (sequence: number, wrong: ChainFault["wrong"], told: string): ChainFault => ({
  sequence,
  wrong,
  told,
});

const removed = (from: number, to: number) =>
  fault(
    from,
    "removed",
    from === to ? `record ${from} is not there` : `records ${from} to ${to} are not there`,
  );

const twice = (sequence: number) => fault(sequence, "inserted", `number ${sequence} stands more than once`);

const rewritten = (from: number, { sequence, told }: Anchor) =>
  fault(
    from,
    "rewritten",
    `a record from ${from} to ${sequence} was rewritten, and all hashes after it: ${told}`,
  );

const cut = (from: number, to: number, beyond: Anchor | undefined) =>
  fault(from, "cut", `records ${from} to ${to} are missing at the end${beyond ? `: ${beyond.told}` : ""}`);

/** Records in the order of their numbers: a dump has them as they lie, and one that was changed lies at its end. */
async function* inOrder(records: Chain["records"]): AsyncGenerator<AuditRecord> {
  const early = new Map<number, AuditRecord>();
  let expected = 1;
  for await (const record of records) {
    if (record.sequence > expected && !early.has(record.sequence)) {
      early.set(record.sequence, record);
      continue;
    }
    yield record;
    if (record.sequence !== expected) continue;
    for (expected += 1; early.has(expected); expected += 1) {
      const next = early.get(expected);
      early.delete(expected);
      if (next) yield next;
    }
  }
  yield* [...early.values()].sort((a, b) => a.sequence - b.sequence);
}

type Source = AsyncIterator<AuditRecord>;

/**
 * Record n does not follow from the one before. Which record does tells what was done: one that stands further on was
 * swapped with it, or pushed away by others; none, and it was changed, or records were taken out and the rest renumbered.
 */
async function nameFault(previous: Buffer, bad: AuditRecord, source: Source): Promise<ChainFault> {
  const n = bad.sequence;
  const after: AuditRecord[] = [];
  for (;;) {
    const next = await source.next();
    if (next.done === true) break;
    const record = next.value;
    if (after.length < most) after.push(record);
    const hash = chained(previous, record, n);
    if (hash.equals(record.hash) || hash.equals(bad.hash)) return displaced(bad, record, hash, after, source);
  }
  return renumbered(bad, after) ?? fault(n, "changed", `record ${n} is not what was chained`);
}

/** How many records after the bad one are kept to find out. */
const most = 1_000;

/** The true record n was found under another number: swapped with the one that stands there, or pushed on by new ones. */
async function displaced(
  bad: AuditRecord,
  found: AuditRecord,
  hash: Buffer,
  after: readonly AuditRecord[],
  source: Source,
): Promise<ChainFault> {
  const [n, at] = [bad.sequence, found.sequence];
  const follower = await source.next();
  const pushed =
    follower.done === true
      ? after.length < most &&
        !chainsTo(bad, hash, n + 1, [found.hash, bad.hash]) &&
        !untouched(after[0], hash, found)
      : chained(hash, follower.value, n + 1).equals(follower.value.hash);
  if (pushed)
    return fault(
      n,
      "inserted",
      `${at - n === 1 ? `record ${n} was` : `records ${n} to ${at - 1} were`} put in`,
    );
  return fault(n, "swapped", `record ${n} was swapped with record ${at}`);
}

const chainsTo = (record: AuditRecord, previous: Buffer, as: number, hashes: readonly Buffer[]) => {
  const hash = chained(previous, record, as);
  return hashes.some((one) => one.equals(hash));
};

/** Between two swapped records the next one still follows from the true record. */
const untouched = (next: AuditRecord | undefined, hash: Buffer, found: AuditRecord) =>
  next !== undefined && next !== found && chainsTo(next, hash, next.sequence, [next.hash]);

/** Records were taken out and those after them renumbered: the next follows, under the number it had. */
function renumbered(bad: AuditRecord, after: readonly AuditRecord[]): ChainFault | null {
  const [next] = after;
  if (!next) return null;
  for (let gone = 1; gone <= most; gone += 1)
    if (chained(bad.hash, next, next.sequence + gone).equals(next.hash)) {
      const n = bad.sequence;
      const what = gone === 1 ? `record ${n} was` : `${gone} records from ${n} on were`;
      return fault(n, "removed", `${what} taken out and those after renumbered`);
    }
  return null;
}
