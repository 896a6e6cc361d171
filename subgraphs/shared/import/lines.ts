import { isUtf8 } from "node:buffer";

/** One line of a file; `text` is null when it cannot be a record, and `wrong` says why. */
export type Line =
  | { readonly number: number; readonly text: string; readonly bytes: number }
  | { readonly number: number; readonly text: null; readonly wrong: string; readonly bytes: number };

/** Longer than any honest record: a dwelling with ten thousand owners. */
const longestLine = 4 * 1024 * 1024;
const newline = 0x0a;

/** The lines of a stream of bytes, blank ones left out but counted. Memory stays that of one line. */
export async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  const open = new OpenLine();
  let number = 0;
  for await (const chunk of source) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      open.add(chunk.subarray(from, end));
      from = end + 1;
      const line = open.close((number += 1));
      if (line) yield line;
    }
    open.add(chunk.subarray(from));
  }
  const line = open.close(number + 1);
  if (line) yield line;
}

/** A line whose end has not been read; what exceeds the longest is let go, not kept. */
class OpenLine {
  private parts: Buffer[] = [];
  private bytes = 0;

  add(part: Buffer): void {
    this.bytes += part.length;
    if (this.bytes > longestLine) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
  }

  close(number: number): Line | null {
    const { parts, bytes } = this;
    this.parts = [];
    this.bytes = 0;
    if (bytes > longestLine) return { number, text: null, wrong: "is longer than 4 MB", bytes };
    const [only] = parts;
    const whole = parts.length === 1 && only ? only : Buffer.concat(parts);
    if (!isUtf8(whole)) return { number, text: null, wrong: "is not UTF-8", bytes };
    const text = whole.toString("utf8");
    // A byte order mark at the beginning of a file is no fault of its record.
    const bare = number === 1 && text.startsWith("\uFEFF") ? text.slice(1) : text;
    return bare.trim() === "" ? null : { number, text: bare, bytes };
  }
}
