import { constants, createPublicKey, verify, type KeyObject } from "node:crypto";
import { AlgorithmIdentifier, RSASSAPSSParams } from "pkijs";

/** What may sign: SHA-2 only, RSA from 2048 bits, PSS, and ECDSA on the NIST curves. Everything else is refused. */

type Hash = "sha256" | "sha384" | "sha512";

/** Digests by OID; SHA-1 and MD5 are not among them. */
export const digests: Readonly<Partial<Record<string, Hash>>> = {
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};

const withDigest: Readonly<Partial<Record<string, { kind: "rsa" | "ec"; hash: Hash }>>> = {
  "1.2.840.113549.1.1.11": { kind: "rsa", hash: "sha256" },
  "1.2.840.113549.1.1.12": { kind: "rsa", hash: "sha384" },
  "1.2.840.113549.1.1.13": { kind: "rsa", hash: "sha512" },
  "1.2.840.10045.4.3.2": { kind: "ec", hash: "sha256" },
  "1.2.840.10045.4.3.3": { kind: "ec", hash: "sha384" },
  "1.2.840.10045.4.3.4": { kind: "ec", hash: "sha512" },
};
const rsaAlone = "1.2.840.113549.1.1.1";
const rsaPss = "1.2.840.113549.1.1.10";
const mgf1 = "1.2.840.113549.1.1.8";
const leastRsaBits = 2048;
const curves: ReadonlySet<string | undefined> = new Set(["prime256v1", "secp384r1", "secp521r1"]);

/** Kazakhstan's own algorithms (GOST 34.10-2015 and its digests) lie under this arc. */
export const isGost = (oid: string): boolean => oid.startsWith("1.2.398.3.10.1.");

/** Whether a signature over these bytes is this key's; "unsupported" when the algorithm or the key is not fit to tell. */
export function holds(
  algorithm: AlgorithmIdentifier,
  signed: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
  digest?: Hash,
): "holds" | "broken" | "unsupported" {
  const key = fitKey(publicKey);
  const way = key && wayOf(algorithm, key, digest);
  if (!way) return "unsupported";
  if (way === "another key's") return "broken";
  try {
    return verify(way.hash, signed, way.options, signature) ? "holds" : "broken";
  } catch {
    return "broken";
  }
}

/** How to verify; null when we do not, or when it is not what the signer says it is. */
function wayOf(algorithm: AlgorithmIdentifier, key: KeyObject, digest: Hash | undefined) {
  const isRsa = key.asymmetricKeyType === "rsa";
  if (algorithm.algorithmId === rsaPss) return pss(algorithm, key, digest);
  // CMS may name the key's algorithm alone; the digest is then the signer's.
  const known =
    algorithm.algorithmId === rsaAlone && digest
      ? { kind: "rsa", hash: digest }
      : withDigest[algorithm.algorithmId];
  if (!known || (digest && known.hash !== digest)) return null;
  if ((known.kind === "rsa") !== isRsa) return "another key's";
  const options = isRsa ? { key, padding: constants.RSA_PKCS1_PADDING } : { key };
  return { hash: known.hash, options };
}

function pss({ algorithmParams }: AlgorithmIdentifier, key: KeyObject, digest: Hash | undefined) {
  if (key.asymmetricKeyType === "ec") return "another key's";
  const params = readPss(algorithmParams);
  if (!params) return null;
  const { hashAlgorithm, maskGenAlgorithm, maskHash, saltLength, trailerField } = params;
  const hash = digests[hashAlgorithm.algorithmId];
  if (!hash || (digest && hash !== digest) || digests[maskHash] !== hash) return null;
  if (maskGenAlgorithm.algorithmId !== mgf1 || trailerField !== 1) return null;
  return { hash, options: { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength } };
}

/** The parameters of PSS, and the digest that makes its mask; null where the sender has put something else. */
function readPss(schema: unknown) {
  try {
    const { hashAlgorithm, maskGenAlgorithm, saltLength, trailerField } = new RSASSAPSSParams({ schema });
    const mask = new AlgorithmIdentifier({ schema: maskGenAlgorithm.algorithmParams });
    return { hashAlgorithm, maskGenAlgorithm, maskHash: mask.algorithmId, saltLength, trailerField };
  } catch {
    return null;
  }
}

function fitKey(spki: Uint8Array): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
    const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {};
    const isRsa = key.asymmetricKeyType === "rsa" || key.asymmetricKeyType === "rsa-pss";
    const isFit = isRsa ? modulusLength >= leastRsaBits : curves.has(namedCurve);
    return isFit ? key : null;
  } catch {
    return null;
  }
}
