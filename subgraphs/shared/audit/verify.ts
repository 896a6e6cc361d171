import { fault, type ChainFault } from "./chainFault.ts";
import { nameFault } from "./nameFault.ts";
import { chained, genesis, type AuditRecord } from "./record.ts";

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
  /** Known when the records have been read; null where a dump has none. */
  readonly head: () => Head | null;
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
  const before = [beginning.hash];
  let [last, held] = [beginning, beginning.sequence];
  const faulty = (fault: ChainFault) => ({ records: last.sequence, fault });
  for (let next = await source.next(); next.done !== true; next = await source.next()) {
    const record = next.value;
    const expected = last.sequence + 1;
    if (record.sequence > expected) return faulty(removed(expected, record.sequence - 1));
    if (record.sequence < expected) return faulty(twice(record.sequence));
    if (!chained(last.hash, record).equals(record.hash))
      return faulty(await nameFault(before, record, source));
    const anchor = anchorAt.get(expected);
    if (anchor && !anchor.hash.equals(record.hash)) return faulty(rewritten(held + 1, anchor));
    if (anchor) held = expected;
    last = record;
    before.push(record.hash);
    if (before.length > 2 * remembered) before.splice(0, remembered);
  }
  return { records: last.sequence, fault: faultAtEnd(last, head(), anchors) };
}

/** What the first record follows. */
export const beginning: Head = { sequence: 0, hash: genesis };
/** How many hashes are kept to see what was put in. */
const remembered = 1_000;

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
