import { createWriteStream, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { ReceivedPart } from "../smpp/text.ts";

export const telephoneModes = ["deliver", "no-report", "undeliverable", "throttle", "drop"] as const;
export type TelephoneMode = (typeof telephoneModes)[number];
export type PartEnd = "DELIVERED" | "UNDELIVERABLE";

/** One part as the network took it. */
export interface KeptPart extends ReceivedPart {
  /** The network's number of the part. */
  readonly id: string;
  readonly to: string;
  readonly from: string;
  /** ISO instant. */
  readonly at: string;
}

export type Entry =
  | { readonly kind: "part"; readonly part: KeptPart }
  | { readonly kind: "end"; readonly id: string; readonly end: PartEnd }
  | { readonly kind: "mode"; readonly to: string; readonly mode: TelephoneMode };

/** The file that keeps what the network did, one JSON entry a line, for its owner's eyes. */
export function openJournal(file: string) {
  mkdirSync(dirname(file), { recursive: true });
  const entries = existsSync(file) ? readFileSync(file, "utf8").split("\n").flatMap(entryOf) : [];
  const lines = createWriteStream(file, { flags: "a", mode: 0o600 });
  return {
    /** What was there when it was opened. */
    entries,
    write: (entry: Entry) =>
      new Promise<void>((resolve, reject) => {
        lines.write(`${JSON.stringify(entry)}\n`, (error) => (error ? reject(error) : resolve()));
      }),
    close: () => new Promise<void>((resolve) => lines.end(() => resolve())),
  };
}

// The last line may be half-written when the process was killed; what it said was not acknowledged.
function entryOf(line: string): Entry[] {
  try {
    return [JSON.parse(line) as Entry];
  } catch {
    return [];
  }
}
