import { createHash } from "node:crypto";
import type { Attribute, SignerInfo } from "pkijs";
import { digests, holds, isGost } from "./algorithms.ts";
import { serialNumbersOf, type X509 } from "./certificate.ts";
import { trustedPath, type Trust } from "./chain.ts";
import type { Crl } from "./crl.ts";
import { sameBytes } from "./der.ts";
import { certificateOf, readCms, type SignedMessage } from "./readCms.ts";
import { revocationOf, type Unanswered } from "./revocation.ts";
import {
  rejected,
  type EdsQuestion,
  type EdsRejection,
  type EdsVerdict,
  type Material,
} from "./signatures.ts";

/** What is known about revocation at the moment. */
export interface KnownRevocations {
  readonly crls: readonly Crl[];
  readonly ocsp: readonly Uint8Array[];
}

/** A verdict; or the certificates about which a responder must still be asked; or that another must verify. */
export type Judgement =
  EdsVerdict | { readonly kind: "unanswered"; readonly about: readonly Unanswered[] } | GostSigned;

/** A signature of the right person over the payload, as far as can be told without GOST. */
export interface GostSigned {
  readonly kind: "gost";
  /** The number of the certificate that the signer names, in hexadecimal. */
  readonly serial: string;
  readonly digestAlgorithm: string;
  readonly signatureAlgorithm: string;
}

const contentTypeId = "1.2.840.113549.1.9.3";
const messageDigestId = "1.2.840.113549.1.9.4";
const data = "1.2.840.113549.1.7.1";

/** A message with exactly one signer and the one certificate it names: what both ways of verifying begin with. */
interface SignedByOne {
  readonly message: SignedMessage;
  readonly signer: SignerInfo;
  readonly certificate: X509;
}

/** Our policy, step by step: what was signed, how, by whom, and whether that still counts. Asks nobody. */
export function verifyCms(question: EdsQuestion, trust: Trust, known: KnownRevocations): Judgement {
  const { cms, payload, at } = question;
  const one = signedByOne(question);
  if ("kind" in one) return one;
  const { message, signer, certificate } = one;
  if (isGostSignature(one)) return judgeGost(one, question);

  const wrong = wrongContent(message, signer, payload) ?? wrongSignature(signer, certificate);
  if (wrong) return rejected(wrong);
  const chain = trustedPath(certificate, message.certificates, trust, at);
  if ("kind" in chain) return chain;
  const unfit = unfitSigner(certificate) ?? wrongPerson(certificate, question.signer);
  if (unfit) return rejected(unfit);
  const revocation = revocationOf(chain.path, known, at);
  if (revocation.kind !== "good") return revocation;

  const certificates = chain.path.map(({ der }): Material => ({ kind: "CERTIFICATE", bytes: der }));
  return {
    kind: "accepted",
    evidence: {
      ...{ cms, payload, at },
      materials: [...certificates, ...revocation.materials],
      digestAlgorithm: signer.digestAlgorithm.algorithmId,
      signatureAlgorithm: signer.signatureAlgorithm.algorithmId,
    },
  };
}

/** The message, its one signer and his certificate; or why it goes no further. */
function signedByOne({
  cms,
}: EdsQuestion): SignedByOne | Extract<EdsVerdict, { kind: "malformed" | "rejected" }> {
  const message = readCms(cms);
  if (!message) return { kind: "malformed" };
  const [signer, ...others] = message.signers;
  const certificate = signer ? certificateOf(signer, message.certificates) : null;
  if (!signer || others.length > 0 || !certificate) return rejected("EDS_UNTRUSTED");
  return { message, signer, certificate };
}

/** What can be told without GOST: the rest is for whoever can verify it. */
function judgeGost(
  { message, signer, certificate }: SignedByOne,
  { payload, signer: iin, at }: EdsQuestion,
): Judgement {
  const { from, to, serial } = certificate;
  const wrong =
    wrongAttached(message, payload) ??
    wrongAttributes(message, signer) ??
    unfitSigner(certificate) ??
    wrongPerson(certificate, iin);
  if (wrong) return rejected(wrong);
  if (at < from || at > to) return rejected("EDS_EXPIRED");
  const digestAlgorithm = signer.digestAlgorithm.algorithmId;
  return { kind: "gost", serial, digestAlgorithm, signatureAlgorithm: signer.signatureAlgorithm.algorithmId };
}

const isGostSignature = ({ signer, certificate }: SignedByOne): boolean =>
  [
    signer.digestAlgorithm.algorithmId,
    signer.signatureAlgorithm.algorithmId,
    certificate.keyAlgorithm,
    certificate.parsed.signatureAlgorithm.algorithmId,
  ].some(isGost);

/** What is attached must be the payload, and data; an unsigned kind of content says nothing. */
function wrongAttached({ content, contentType }: SignedMessage, payload: string): EdsRejection | null {
  if (content && !sameBytes(content, Buffer.from(payload))) return "EDS_PAYLOAD_DIFFERS";
  return contentType === data ? null : "EDS_UNTRUSTED";
}

function wrongContent(message: SignedMessage, signer: SignerInfo, payload: string): EdsRejection | null {
  const digest = digests[signer.digestAlgorithm.algorithmId];
  if (!digest) return "EDS_ALGORITHM_UNSUPPORTED";
  const wrong = wrongAttached(message, payload) ?? wrongAttributes(message, signer);
  if (wrong) return wrong;
  const signed = signedValue(signer, messageDigestId)?.valueBlock.valueHexView ?? new Uint8Array();
  return sameBytes(signed, createHash(digest).update(payload).digest()) ? null : "EDS_PAYLOAD_DIFFERS";
}

/** What a signature says of its content is signed with it: which kind it is, and its digest. */
function wrongAttributes({ contentType }: SignedMessage, signer: SignerInfo): EdsRejection | null {
  const said = signedValue(signer, contentTypeId)?.valueBlock.toString();
  return said === contentType && signedValue(signer, messageDigestId) ? null : "EDS_UNTRUSTED";
}

interface Value {
  readonly valueBlock: { readonly valueHexView?: Uint8Array; toString(): string };
}

/** The value of an attribute that is signed exactly once, with exactly one value. */
function signedValue({ signedAttrs }: SignerInfo, id: string): Value | null {
  const found = signedAttrs?.attributes.filter(({ type }: Attribute) => type === id) ?? [];
  const [value, ...more] = found.flatMap(({ values }) => values as Value[]);
  return found.length === 1 && more.length === 0 ? (value ?? null) : null;
}

function wrongSignature(
  { signedAttrs, signatureAlgorithm, signature, digestAlgorithm }: SignerInfo,
  by: X509,
) {
  if (!signedAttrs) return "EDS_UNTRUSTED";
  const signed = new Uint8Array(signedAttrs.encodedValue);
  const value = new Uint8Array(signature.getValue());
  const answer = holds(signatureAlgorithm, signed, value, by.publicKey, digests[digestAlgorithm.algorithmId]);
  if (answer === "holds") return null;
  return answer === "unsupported" ? "EDS_ALGORITHM_UNSUPPORTED" : "EDS_UNTRUSTED";
}

/** A person's certificate, for signing: an authority's own, or one without a usage, is none. */
function unfitSigner({ authority, keyUsage }: X509): EdsRejection | null {
  const isForSigning = keyUsage?.has("digitalSignature") === true || keyUsage?.has("nonRepudiation") === true;
  return authority === null && isForSigning ? null : "EDS_UNTRUSTED";
}

/** The subject gives one number, as `serialNumber=IIN` and 12 digits, and it is the account's. */
function wrongPerson(certificate: X509, iin: string): EdsRejection | null {
  const [number, ...others] = serialNumbersOf(certificate);
  return number === `IIN${iin}` && others.length === 0 ? null : "EDS_WRONG_PERSON";
}
