/** One part of a message, as it goes into a PDU. */
export interface EncodedPart {
  readonly data_coding: number;
  readonly esm_class: number;
  readonly short_message: Buffer;
}

/** What came in one PDU: its words, and its place in a longer message. */
export interface ReceivedPart {
  readonly text: string;
  readonly place: Place | null;
}

/** The place of a part: `number` of `total`; parts of one message share the reference. */
export interface Place {
  readonly reference: number;
  readonly total: number;
  readonly number: number;
}

const defaultAlphabet = 0;
const ucs2 = 8;
const headerFollows = 0x40;

/** Letters that GSM 03.38, ASCII and Latin-1 write with the same numbers: whatever a provider takes for its default. */
const alikeEverywhere = /^[A-Za-z0-9 \r\n!"#%&'()*+,\-./:;<=>?]*$/;

/** Characters of a message of one part, and of each part of a longer one, which begins with six bytes of header. */
const sizes = { [defaultAlphabet]: { alone: 160, part: 153 }, [ucs2]: { alone: 70, part: 67 } } as const;

/** The parts in which a text is sent. The reference, 0 to 255, keeps them apart from those of another message. */
export function partsOf(text: string, reference: number): EncodedPart[] {
  const data_coding = alikeEverywhere.test(text) ? defaultAlphabet : ucs2;
  const encode = (part: string) =>
    data_coding === ucs2 ? Buffer.from(part, "utf16le").swap16() : Buffer.from(part, "latin1");
  const { alone, part: size } = sizes[data_coding];
  if (text.length <= alone) return [{ data_coding, esm_class: 0, short_message: encode(text) }];
  const pieces = cut(text, size);
  return pieces.map((piece, at) => ({
    data_coding,
    esm_class: headerFollows,
    short_message: Buffer.concat([Buffer.from([5, 0, 3, reference, pieces.length, at + 1]), encode(piece)]),
  }));
}

/** Pieces of at most `size` UTF-16 units; a character of two units stays whole. */
function cut(text: string, size: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    const last = text.charCodeAt(at + size - 1);
    const end = last >= 0xd800 && last < 0xdc00 && at + size < text.length ? at + size - 1 : at + size;
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}

/** Reads the fields of a PDU that carry text, whatever the peer put there; null when there is no text in it. */
export function readPart(pdu: Readonly<Record<string, unknown>>): ReceivedPart | null {
  const [short, long] = [wordsIn(pdu["short_message"]), wordsIn(pdu["message_payload"])];
  const text = short?.text || (long?.text ?? short?.text);
  if (text === undefined) return null;
  return {
    text,
    place: placeInHeader([...(short?.header ?? []), ...(long?.header ?? [])]) ?? placeInFields(pdu),
  };
}

/** The library decodes `data_coding` 0, 1, 3, 6, 7 and 8; what it cannot decode stays bytes, and is no text. */
function wordsIn(field: unknown): { text: string; header: readonly Buffer[] } | null {
  if (typeof field !== "object" || field === null || !("message" in field)) return null;
  const header = "udh" in field && Array.isArray(field.udh) ? field.udh.filter(Buffer.isBuffer) : [];
  return typeof field.message === "string" ? { text: field.message, header } : null;
}

/** Information elements 0 and 8 of a user data header: a reference of one byte, or of two. */
function placeInHeader(elements: readonly Buffer[]): Place | null {
  for (const element of elements) {
    if (element[0] === 0 && element.length === 5)
      return placeOf(element.readUInt8(2), element.readUInt8(3), element.readUInt8(4));
    if (element[0] === 8 && element.length === 6)
      return placeOf(element.readUInt16BE(2), element.readUInt8(4), element.readUInt8(5));
  }
  return null;
}

function placeInFields(pdu: Readonly<Record<string, unknown>>): Place | null {
  const { sar_msg_ref_num: reference, sar_total_segments: total, sar_segment_seqnum: number } = pdu;
  return typeof reference === "number" && typeof total === "number" && typeof number === "number"
    ? placeOf(reference, total, number)
    : null;
}

const placeOf = (reference: number, total: number, number: number): Place | null =>
  total > 1 && number >= 1 && number <= total ? { reference, total, number } : null;
