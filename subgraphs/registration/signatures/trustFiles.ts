import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { readCertificate, isSignedBy, type X509 } from "./certificate.ts";
import type { Trust } from "./chain.ts";
import { sameBytes } from "./der.ts";

/** Certificates or lists in files, or in the files of folders: PEM, with any number in one file, or DER. */
export function derIn(paths: readonly string[], endings: RegExp, label: string): Uint8Array[] {
  return paths.flatMap((path) => filesAt(path, endings)).flatMap((file) => derOf(readFileSync(file), label));
}

/**
 * Whom the operator trusts. A certificate that has signed itself is an anchor; any other stands below one, for messages
 * that leave it out. Throws when a file holds something else, or when no anchor is there.
 */
export function readTrust(path: string): Trust {
  const all = derIn([path], /\.(pem|crt|cer|der)$/i, "CERTIFICATE").map(readCertificate);
  const anchors = all.filter(signedItself);
  if (anchors.length === 0) throw new Error("EDS_TRUST_ANCHORS names no self-signed certificate");
  return { anchors, intermediates: all.filter((one) => !anchors.includes(one)) };
}

/** A root signed with what no longer counts as safe may still be trusted by choice; its signature proves nothing anyway. */
const signedItself = (one: X509): boolean =>
  sameBytes(one.subject, one.issuer) && isSignedBy(one, one) !== "broken";

function filesAt(path: string, endings: RegExp): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => endings.test(name))
    .sort()
    .map((name) => join(path, name));
}

/** The DER in a file's content. */
export function derOf(content: Buffer, label: string): Uint8Array[] {
  const pem = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`, "g");
  const framed = [...content.toString("latin1").matchAll(pem)];
  if (framed.length > 0) return framed.map(([, text]) => Buffer.from(text ?? "", "base64"));
  return content[0] === 0x30 ? [content] : [];
}
