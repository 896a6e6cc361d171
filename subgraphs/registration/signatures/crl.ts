import { AlgorithmIdentifier } from "pkijs";
import { fromBER } from "asn1js";
import { holds } from "./algorithms.ts";
import type { X509 } from "./certificate.ts";
import {
  elementOf,
  elementsIn,
  hex,
  instantOf,
  NotDer,
  owned,
  sameBytes,
  wholeOctets,
  type Element,
} from "./der.ts";

/** A list of revoked certificates, read once. */
export interface Crl {
  readonly der: Uint8Array;
  readonly issuer: Uint8Array;
  readonly thisUpdate: Date;
  /** Null when the list does not say until when it counts: it is then never fresh. */
  readonly nextUpdate: Date | null;
  readonly revoked: ReadonlySet<string>;
  /** False for a part of a list, or one of other issuers' certificates: it says nothing about what is not in it. */
  readonly isWhole: boolean;
  readonly isSignedBy: (issuer: X509) => boolean;
}

const tags = { integer: 0x02, sequence: 0x30, extensions: 0xa0 } as const;
const isTime = ({ tag }: Element) => tag === 0x17 || tag === 0x18;

/** Reads a list in DER; throws NotDer when it is none. */
export function readCrl(der: Uint8Array): Crl {
  const [tbs, algorithm, signature] = threeOf(elementsIn(elementOf(der)));
  const parts = elementsIn(tbs);
  if (parts[0]?.tag === tags.integer) parts.shift();
  const [inside, issuer, thisUpdate, ...rest] = threeOf(parts);
  const next = rest[0] && isTime(rest[0]) ? rest.shift() : undefined;
  const entries = rest[0]?.tag === tags.sequence ? elementsIn(rest[0]).map(readEntry) : [];
  const extensions = rest.find(({ tag }) => tag === tags.extensions);
  const isGenuine = sameBytes(inside.whole, algorithm.whole);
  return {
    der,
    issuer: issuer.whole,
    thisUpdate: instantOf(thisUpdate),
    nextUpdate: next ? instantOf(next) : null,
    revoked: new Set(entries.map(({ serial }) => serial)),
    isWhole:
      !hasCritical(extensions ? elementsIn(extensions)[0] : undefined) &&
      !entries.some(({ isOfOthers }) => isOfOthers),
    isSignedBy: once((issuer) => isGenuine && isCrlOf(issuer, tbs, algorithm, signature)),
  };
}

type Three = [Element, Element, Element, ...Element[]];
const areThree = (parts: Element[]): parts is Three => parts.length >= 3;

/** A list has three parts, and so has what is signed of it, where nothing that may be left out is there. */
function threeOf(parts: Element[]): Three {
  if (!areThree(parts)) throw new NotDer("no list");
  return parts;
}

/** "good" or "revoked" when the list may say so about this certificate now; null when it may not. */
export function statusByCrl(crl: Crl, certificate: X509, issuer: X509, at: Date): "good" | "revoked" | null {
  const isFresh = crl.thisUpdate <= soonAfter(at) && crl.nextUpdate !== null && at < crl.nextUpdate;
  if (!sameBytes(crl.issuer, certificate.issuer) || !crl.isWhole || !isFresh) return null;
  if (!crl.isSignedBy(issuer)) return null;
  return crl.revoked.has(certificate.serial) ? "revoked" : "good";
}

/** Clocks differ a little. */
export const soonAfter = (at: Date): Date => new Date(at.getTime() + 5 * 60_000);

/** One revoked certificate; with a critical extension the entry may be about another issuer's. */
function readEntry(entry: Element): { serial: string; isOfOthers: boolean } {
  const [serial, , extensions] = elementsIn(entry);
  if (serial?.tag !== tags.integer) throw new NotDer("an entry without a number");
  return { serial: hex(serial.content), isOfOthers: hasCritical(extensions) };
}

/** Every critical extension of a list narrows what it speaks of: a delta, one kind of certificates, other issuers. */
function hasCritical(extensions: Element | undefined): boolean {
  const isCritical = (extension: Element) =>
    elementsIn(extension).some(({ tag, content }) => tag === 0x01 && content[0] !== 0);
  return extensions ? elementsIn(extensions).some(isCritical) : false;
}

function isCrlOf(issuer: X509, tbs: Element, algorithm: Element, signature: Element): boolean {
  if (!(issuer.keyUsage?.has("cRLSign") ?? true)) return false;
  const identifier = new AlgorithmIdentifier({ schema: fromBER(owned(algorithm.whole)).result });
  const value = wholeOctets(signature);
  return value !== null && holds(identifier, tbs.whole, value, issuer.publicKey) === "holds";
}

/** A list is verified once for an issuer, however many signatures rest on it. */
function once(verify: (issuer: X509) => boolean): (issuer: X509) => boolean {
  const known = new Map<string, boolean>();
  return (issuer) => {
    const key = hex(issuer.publicKey);
    const answer = known.get(key) ?? verify(issuer);
    known.set(key, answer);
    return answer;
  };
}
