import type { PartState } from "../../data/smsParts.ts";

/** What a provider reports of a part it has taken. */
export interface Receipt {
  /** The part's number, as the report has it. */
  readonly messageId: string;
  /** Null when it is on its way still. */
  readonly state: PartState | null;
}

const messageKind = 0x3c;
const isReport: ReadonlySet<number> = new Set([
  0x04, // delivery receipt
  0x08, // delivery acknowledgement of the receiving side
  0x20, // intermediate notification
]);

/** `message_state`: 1 and 6 are on the way, 7 is unknown. */
const ends: Readonly<Record<number, PartState>> = {
  2: "DELIVERED",
  3: "FAILED", // expired
  4: "FAILED", // deleted
  5: "FAILED", // undeliverable
  8: "FAILED", // rejected
};
const endsInWords: Readonly<Record<string, PartState>> = {
  DELIVRD: "DELIVERED",
  EXPIRED: "FAILED",
  DELETED: "FAILED",
  UNDELIV: "FAILED",
  REJECTD: "FAILED",
};

/** Reads a report: by its own fields where the provider gives them, else by the words of appendix B. Null: no report. */
export function readReceipt(
  pdu: Readonly<Record<string, unknown>>,
  text: string | undefined,
): Receipt | null {
  const kind = typeof pdu["esm_class"] === "number" ? pdu["esm_class"] & messageKind : 0;
  if (!isReport.has(kind)) return null;
  const words = text ?? "";
  const { receipted_message_id: field, message_state: state } = pdu;
  // The library leaves the zero at the end of the field.
  const given = typeof field === "string" ? field.replace(/\0.*$/s, "") : "";
  const messageId = given || (/\bid:\s*(\S+)/i.exec(words)?.[1] ?? "");
  if (messageId === "") return null;
  const stat = /\bstat:\s*(\w+)/i.exec(words)?.[1]?.toUpperCase().slice(0, 7) ?? "";
  return {
    messageId,
    state: (typeof state === "number" ? ends[state] : endsInWords[stat]) ?? null,
  };
}

/** The one form in which a provider's number of a part is kept. */
export const sameId = (messageId: string): string =>
  messageId
    .trim()
    .toLowerCase()
    .replace(/^0+(?=.)/, "");

/** A report may tell a number in decimal that the answer told in hexadecimal, or the other way round: likeliest first. */
export function idsMeant(messageId: string): string[] {
  const id = sameId(messageId);
  const others: string[] = [];
  if (/^\d{1,20}$/.test(id)) others.push(BigInt(id).toString(16));
  if (/^[0-9a-f]{1,16}$/.test(id)) others.push(BigInt(`0x${id}`).toString());
  return [...new Set([id, ...others])];
}
