/** One element of DER: its tag, itself and what is in it. */
export interface Element {
  readonly tag: number;
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

/** The bytes are not DER. */
export class NotDer extends Error {
  override readonly name = "NotDer";
}

/** The one element that the bytes are; nothing may follow it. */
export function elementOf(bytes: Uint8Array): Element {
  const element = elementAt(bytes, 0);
  if (element.whole.length !== bytes.length) throw new NotDer("something follows the element");
  return element;
}

/** The elements in a constructed one, in order. */
export function elementsIn({ content }: Element): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < content.length;) {
    const element = elementAt(content, at);
    found.push(element);
    at += element.whole.length;
  }
  return found;
}

// Lists of revoked certificates have hundreds of thousands of entries: a general parser takes seconds and a gigabyte.
function elementAt(bytes: Uint8Array, at: number): Element {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new NotDer("no element here");
  let [length, start] = [first, at + 2];
  if (first >= 0x80) {
    const octets = first & 0x7f;
    if (octets === 0 || octets > 4) throw new NotDer("a length that DER does not know");
    length = 0;
    for (let index = 0; index < octets; index += 1) length = length * 256 + (bytes[start + index] ?? 0);
    start += octets;
  }
  const end = start + length;
  if (end > bytes.length) throw new NotDer("an element longer than what is there");
  return { tag, whole: bytes.subarray(at, end), content: bytes.subarray(start, end) };
}

/**
 * The octets of a BIT STRING that is made of whole ones, as every signature is; null where it leaves bits over: the same
 * signature would then stand in many messages.
 */
export const wholeOctets = (bits: Element | undefined): Uint8Array | null =>
  bits?.tag === 0x03 && bits.content[0] === 0 ? bits.content.subarray(1) : null;

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

/** A copy that owns its memory, as pkijs wants it. */
export const owned = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** The instant of a UTCTime or a GeneralizedTime; DER writes both in UTC with seconds. */
export function instantOf({ tag, content }: Element): Date {
  const text = Buffer.from(content).toString("latin1");
  const [, years, month, day, hour, minute, second] =
    (tag === 0x17
      ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/
      : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/
    ).exec(text) ?? [];
  if (years === undefined || (tag !== 0x17 && tag !== 0x18)) throw new NotDer("no instant");
  const year = years.length === 4 ? years : `${Number(years) >= 50 ? "19" : "20"}${years}`;
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(instant.getTime())) throw new NotDer("no instant");
  return instant;
}
