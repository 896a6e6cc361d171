import { createHash } from "node:crypto";
import { Integer, Null, OctetString } from "asn1js";
import {
  AlgorithmIdentifier,
  BasicOCSPResponse,
  CertID,
  OCSPRequest,
  OCSPResponse,
  Request,
  TBSRequest,
  type Extension,
  type SingleResponse,
} from "pkijs";
import { holds } from "./algorithms.ts";
import { isSignedBy, readCertificate, type X509 } from "./certificate.ts";
import { soonAfter } from "./crl.ts";
import { elementOf, elementsIn, hex, NotDer, owned, sameBytes, wholeOctets } from "./der.ts";

const ocspSigning = "1.3.6.1.5.5.7.3.9";
const basicResponse = "1.3.6.1.5.5.7.48.1.1";
// Only names a certificate here, and is what every responder understands; no signature rests on it.
const sha1 = "1.3.14.3.2.26";
const hashes: Readonly<Partial<Record<string, string>>> = {
  [sha1]: "sha1",
  "2.16.840.1.101.3.4.2.1": "sha256",
};
/** An answer that does not say until when it counts is taken for this long. */
const withoutEnd = 5 * 60_000;

/** The question about one certificate, as it is sent to a responder. */
export function ocspRequest(certificate: X509, issuer: X509): Uint8Array {
  const reqCert = new CertID({
    hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha1, algorithmParams: new Null() }),
    issuerNameHash: octets(digest("sha1", issuer.subject)),
    issuerKeyHash: octets(digest("sha1", keyBits(issuer))),
    serialNumber: new Integer({ valueHex: owned(Buffer.from(certificate.serial, "hex")) }),
  });
  const tbsRequest = new TBSRequest({ requestList: [new Request({ reqCert })] });
  return new Uint8Array(new OCSPRequest({ tbsRequest }).toSchema(true).toBER());
}

export type IsGood = (certificate: X509, issuer: X509) => boolean;

/** What the answer says of the certificate now; null when it says nothing that counts. */
export function statusByOcsp(
  answer: Uint8Array,
  { certificate, issuer, at }: { certificate: X509; issuer: X509; at: Date },
  isGood: IsGood,
): "good" | "revoked" | null {
  try {
    const basic = basicOf(answer);
    if (!isByResponder(basic, issuer, at, isGood)) return null;
    const { responses, responseExtensions } = basic.parsed.tbsResponseData;
    const about = responses.filter((one) => isAbout(one, certificate, issuer));
    const [only] = about;
    if (about.length !== 1 || !only || !isFresh(only, at)) return null;
    if (hasCritical(responseExtensions) || hasCritical(only.singleExtensions)) return null;
    const { tagNumber } = (only.certStatus as { idBlock: { tagNumber: number } }).idBlock;
    return tagNumber === 0 ? "good" : tagNumber === 1 ? "revoked" : null;
  } catch {
    return null;
  }
}

interface Basic {
  readonly parsed: BasicOCSPResponse;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
  readonly certificates: readonly X509[];
}

/** Throws when the bytes are no answer, or refuse to be one. */
function basicOf(answer: Uint8Array): Basic {
  const { responseStatus, responseBytes } = OCSPResponse.fromBER(owned(answer));
  if (responseStatus.valueBlock.valueDec !== 0 || responseBytes?.responseType !== basicResponse)
    throw new NotDer("no answer");
  const der = new Uint8Array(responseBytes.response.getValue());
  const [tbs, , bits, ...given] = elementsIn(elementOf(der));
  const signature = wholeOctets(bits);
  if (!tbs || !signature) throw new NotDer("no answer");
  return {
    parsed: BasicOCSPResponse.fromBER(owned(der)),
    signed: tbs.whole,
    signature,
    certificates: given
      .flatMap(elementsIn)
      .flatMap(elementsIn)
      .map(({ whole }) => readCertificate(whole)),
  };
}

/** Signed by the issuer itself, or by whom the issuer has appointed for that. */
function isByResponder(
  { parsed: { signatureAlgorithm }, signed, signature, certificates }: Basic,
  issuer: X509,
  at: Date,
  isGood: IsGood,
): boolean {
  const isBy = ({ publicKey }: X509) => holds(signatureAlgorithm, signed, signature, publicKey) === "holds";
  return isBy(issuer) || certificates.some((one) => isDelegate(one, issuer, at, isGood) && isBy(one));
}

function isDelegate(one: X509, issuer: X509, at: Date, isGood: IsGood): boolean {
  return (
    sameBytes(one.issuer, issuer.subject) &&
    one.extendedKeyUsage.includes(ocspSigning) &&
    (one.keyUsage?.has("digitalSignature") ?? true) &&
    !one.notUnderstood &&
    one.from <= at &&
    at <= one.to &&
    isSignedBy(one, issuer) === "holds" &&
    (one.needsNoCheck || isGood(one, issuer))
  );
}

function isAbout({ certID }: SingleResponse, certificate: X509, issuer: X509): boolean {
  const hash = hashes[certID.hashAlgorithm.algorithmId];
  return (
    hash !== undefined &&
    hex(certID.serialNumber.valueBlock.valueHexView) === certificate.serial &&
    sameBytes(certID.issuerNameHash.valueBlock.valueHexView, digest(hash, issuer.subject)) &&
    sameBytes(certID.issuerKeyHash.valueBlock.valueHexView, digest(hash, keyBits(issuer)))
  );
}

function isFresh({ thisUpdate, nextUpdate }: SingleResponse, at: Date): boolean {
  const until = nextUpdate ?? new Date(thisUpdate.getTime() + withoutEnd);
  return thisUpdate <= soonAfter(at) && at < until;
}

const hasCritical = (extensions: readonly Extension[] = []) => extensions.some(({ critical }) => critical);
const octets = (bytes: Uint8Array) => new OctetString({ valueHex: owned(bytes) });
const digest = (hash: string, bytes: Uint8Array) => createHash(hash).update(bytes).digest();

/** The key itself, without its algorithm, as a CertID hashes it. */
const keyBits = ({ parsed }: X509): Uint8Array =>
  parsed.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;

/** Until when an answer counts, as it says itself; null when it does not say so, or is none. */
export function freshUntil(answer: Uint8Array): Date | null {
  try {
    const [only, ...others] = basicOf(answer).parsed.tbsResponseData.responses;
    return others.length === 0 ? (only?.nextUpdate ?? null) : null;
  } catch {
    return null;
  }
}
