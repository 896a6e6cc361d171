import { createHash, createHmac } from "node:crypto";
import type { Call } from "../call.ts";
import type { AuditKind } from "./tables.ts";

/** Who acts, as the audit keeps him: an official's body and territory, anybody's number as a keyed hash only. */
export interface Reader {
  readonly readerRole: string;
  readonly readerBody: string | null;
  readonly readerKato: string | null;
  readonly reader: string | null;
}

/** What happened to whose data: a record, before it is chained. */
export interface AuditEntry extends Reader {
  readonly kind: AuditKind;
  /** All to whom the same happened; none when it concerns nobody. */
  readonly persons: readonly string[];
  readonly fields: readonly string[];
  readonly purpose: string | null;
  readonly caseNumber: string | null;
  readonly requestId: string;
  readonly refused: boolean;
}

/** A record as it is kept. */
export interface AuditRecord extends AuditEntry {
  readonly sequence: number;
  /** Universal time to the millisecond, `2026-01-31T09:30:00.000Z`. */
  readonly at: string;
  readonly hash: Buffer;
}

export type ReaderHash = (iin: string) => string;

/** How many readers' hashes are remembered: who reads once reads again. */
const mostReaders = 1_000;

/** Hashes numbers of readers so that nobody without the key can look one up. */
export function readerHash(key: Uint8Array): ReaderHash {
  const known = new Map<string, string>();
  return (iin) => {
    let hashed = known.get(iin);
    if (hashed === undefined) {
      hashed = createHmac("sha256", key).update(iin).digest("hex");
      if (known.size >= mostReaders) known.clear();
      known.set(iin, hashed);
    }
    return hashed;
  };
}

export function readerOf({ caller }: Pick<Call, "caller">, hash: ReaderHash): Reader {
  const { role } = caller;
  return {
    readerRole: role,
    readerBody: role === "leb_officer" ? caller.bin : role === "service" ? caller.register : null,
    readerKato: role === "leb_officer" ? caller.kato : null,
    reader: "iin" in caller ? hash(caller.iin) : null,
  };
}

/** The hash of the first record's predecessor, which there is not. */
export const genesis = Buffer.alloc(32);

/** The hash that a record has if it follows the one whose hash is given; `audit_hash` makes the same. */
export function chained(previous: Uint8Array, record: AuditRecord, sequence = record.sequence): Buffer {
  return createHash("sha256").update(previous).update(canonical(record, sequence)).digest();
}

function canonical(record: AuditRecord, sequence: number): string {
  const { at, kind, readerRole, readerBody, readerKato, reader, persons, fields } = record;
  const { purpose, caseNumber, requestId, refused } = record;
  // prettier-ignore
  const values = [
    sequence, at, kind, readerRole, readerBody, readerKato, reader, persons, fields, purpose, caseNumber, requestId, refused,
  ];
  return `[${values.map((value) => JSON.stringify(value)).join(", ")}]`;
}
