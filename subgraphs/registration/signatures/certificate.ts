import type { BitString } from "asn1js";
import { Certificate, type AlgorithmIdentifier, type BasicConstraints, type ExtKeyUsage } from "pkijs";
import { elementOf, elementsIn, hex, owned, wholeOctets } from "./der.ts";
import { holds } from "./algorithms.ts";

/** A certificate as our policy looks at it. */
export interface X509 {
  readonly der: Uint8Array;
  readonly parsed: Certificate;
  /** Names in DER: they are the same name only when they are the same bytes. */
  readonly subject: Uint8Array;
  readonly issuer: Uint8Array;
  readonly serial: string;
  readonly publicKey: Uint8Array;
  readonly keyAlgorithm: string;
  readonly from: Date;
  readonly to: Date;
  /** Null when the certificate is not an authority's; otherwise how many may stand below it before the last. */
  readonly authority: { readonly pathLength: number } | null;
  /** The usages in the certificate's order; null when it names none. */
  readonly keyUsage: ReadonlySet<KeyUsage> | null;
  readonly extendedKeyUsage: readonly string[];
  readonly subjectKeyId: Uint8Array | null;
  /** What its issuer has set under it; null where that leaves bits over. */
  readonly signature: Uint8Array | null;
  /** The authority says that this responder's certificate is not to be asked about. */
  readonly needsNoCheck: boolean;
  /** It says something critical that we do not understand, or says something twice. */
  readonly notUnderstood: boolean;
}

const keyUsages = ["digitalSignature", "nonRepudiation", "", "", "", "keyCertSign", "cRLSign"] as const;
export type KeyUsage = Exclude<(typeof keyUsages)[number], "">;

const ids = {
  keyUsage: "2.5.29.15",
  basicConstraints: "2.5.29.19",
  extendedKeyUsage: "2.5.29.37",
  subjectKeyId: "2.5.29.14",
  certificatePolicies: "2.5.29.32",
  nameConstraints: "2.5.29.30",
  ocspNoCheck: "1.3.6.1.5.5.7.48.1.5",
} as const;
const understood: ReadonlySet<string> = new Set([
  ids.keyUsage,
  ids.basicConstraints,
  ids.extendedKeyUsage,
  ids.certificatePolicies,
]);

/** Reads a certificate in DER; throws when it is none. */
export function readCertificate(der: Uint8Array): X509 {
  const parsed = Certificate.fromBER(owned(der));
  const extensions = parsed.extensions ?? [];
  const [, , bits] = elementsIn(elementOf(der));
  const valueOf = (id: string): unknown => extensions.find(({ extnID }) => extnID === id)?.parsedValue;
  const constraints = valueOf(ids.basicConstraints) as BasicConstraints | undefined;
  const critical = extensions.filter((one) => one.critical).map(({ extnID }) => extnID);
  return {
    der,
    parsed,
    subject: new Uint8Array(parsed.subject.valueBeforeDecode),
    issuer: new Uint8Array(parsed.issuer.valueBeforeDecode),
    serial: hex(parsed.serialNumber.valueBlock.valueHexView),
    publicKey: new Uint8Array(parsed.subjectPublicKeyInfo.toSchema().toBER()),
    keyAlgorithm: parsed.subjectPublicKeyInfo.algorithm.algorithmId,
    from: parsed.notBefore.value,
    to: parsed.notAfter.value,
    authority: constraints?.cA ? { pathLength: pathLengthOf(constraints) } : null,
    keyUsage: usagesOf(valueOf(ids.keyUsage) as BitString | undefined),
    extendedKeyUsage: (valueOf(ids.extendedKeyUsage) as ExtKeyUsage | undefined)?.keyPurposes ?? [],
    subjectKeyId: keyIdOf(extensions.find(({ extnID }) => extnID === ids.subjectKeyId)?.extnValue),
    signature: wholeOctets(bits),
    needsNoCheck: extensions.some(({ extnID }) => extnID === ids.ocspNoCheck),
    // Whoever limits names wants them compared, which we do not: better refused than overlooked.
    notUnderstood:
      critical.some((id) => !understood.has(id)) ||
      extensions.some(({ extnID }) => extnID === ids.nameConstraints) ||
      new Set(extensions.map(({ extnID }) => extnID)).size !== extensions.length,
  };
}

/** Whether `issuer` signed the certificate. */
export function isSignedBy({ parsed, signature }: X509, issuer: X509): ReturnType<typeof holds> {
  const { tbsView, signatureAlgorithm } = parsed;
  if (!signature || !sameAlgorithm(parsed.signature, signatureAlgorithm)) return "broken";
  return holds(signatureAlgorithm, tbsView, signature, issuer.publicKey);
}

const sameAlgorithm = (inside: AlgorithmIdentifier, outside: AlgorithmIdentifier): boolean =>
  hex(new Uint8Array(inside.toSchema().toBER())) === hex(new Uint8Array(outside.toSchema().toBER()));

/** The numbers that the subject gives as its own: `serialNumber=IIN…`. */
export function serialNumbersOf({ parsed }: X509): unknown[] {
  return parsed.subject.typesAndValues
    .filter(({ type }) => type === "2.5.4.5")
    .map(({ value }) => (value.valueBlock as { value?: unknown }).value);
}

function pathLengthOf({ pathLenConstraint }: BasicConstraints): number {
  return typeof pathLenConstraint === "number" ? pathLenConstraint : Infinity;
}

function usagesOf(bits: BitString | undefined): ReadonlySet<KeyUsage> | null {
  if (!bits) return null;
  const [octet = 0] = bits.valueBlock.valueHexView;
  return new Set(
    keyUsages.filter((usage, index): usage is KeyUsage => usage !== "" && (octet & (0x80 >> index)) !== 0),
  );
}

function keyIdOf(extension: { valueBlock: { valueHexView: Uint8Array } } | undefined): Uint8Array | null {
  return extension ? elementOf(extension.valueBlock.valueHexView).content : null;
}
