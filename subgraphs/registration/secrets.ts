import { createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** What only this register can make: codes nobody can guess, and hashes nobody can look up. */
export interface Secrets {
  /** Binds a person to a signed payload without naming him. */
  personHash(iin: string): string;
  /** The six digits of one request. Made anew for a resend, never stored. */
  code(id: string, nonce: number): string;
  /** What is stored of a code. */
  codeHash(id: string, code: string): string;
  isCode(id: string, code: string, codeHash: string): boolean;
  /** Digest of an input that holds personal data, to tell the same input from another. */
  inputDigest(input: string): string;
}

/** The secrets derived from one key of at least 32 bytes. */
export function secretsFrom(key: Uint8Array): Secrets {
  const keyFor = (use: string) => Buffer.from(hkdfSync("sha256", key, "mekenjai.registration", use, 32));
  const keys = {
    person: keyFor("person"),
    code: keyFor("code"),
    stored: keyFor("stored"),
    input: keyFor("input"),
  };
  const mac = (of: keyof typeof keys, text: string) => createHmac("sha256", keys[of]).update(text).digest();
  const codeHash = (id: string, code: string) => mac("stored", `${id}:${code}`).toString("hex");
  return {
    personHash: (iin) => mac("person", iin).toString("hex"),
    code: (id, nonce) => String(mac("code", `${id}:${nonce}`).readUIntBE(0, 6) % 1_000_000).padStart(6, "0"),
    codeHash,
    isCode: (id, code, stored) => timingSafeEqual(Buffer.from(codeHash(id, code)), Buffer.from(stored)),
    inputDigest: (input) => mac("input", input).toString("hex"),
  };
}

/** SHA-256 in hex. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
