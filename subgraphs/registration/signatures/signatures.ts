/** Why a digital signature is not accepted; a word of the contract. */
export type EdsRejection =
  | "EDS_WRONG_PERSON"
  | "EDS_UNTRUSTED"
  | "EDS_EXPIRED"
  | "EDS_REVOKED"
  | "EDS_PAYLOAD_DIFFERS"
  | "EDS_ALGORITHM_UNSUPPORTED"
  /** Nobody could say whether a certificate is revoked: never taken for "it is not". */
  | "EDS_REVOCATION_UNKNOWN"
  /** The service that verifies GOST did not answer. */
  | "EDS_CHECK_UNAVAILABLE";

/** A digital signature as it is asked about. */
export interface EdsQuestion {
  /** The CMS, decoded. */
  readonly cms: Uint8Array;
  /** The exact text that must have been signed. */
  readonly payload: string;
  /** IIN of the account that signs. */
  readonly signer: string;
  /** The instant for which everything must hold. */
  readonly at: Date;
}

/** A document on which an acceptance rests, kept once however many signatures rest on it. */
export interface Material {
  readonly kind: "CERTIFICATE" | "CRL" | "OCSP" | "NCANODE";
  readonly bytes: Uint8Array;
}

/** Why a signature was accepted: all that is needed to verify it again, without a network. */
export interface EdsEvidence {
  readonly cms: Uint8Array;
  readonly payload: string;
  readonly at: Date;
  /** The signer's certificate first and the trust anchor last, then what was read about revocation. */
  readonly materials: readonly Material[];
  /** OIDs, so that a later reader sees which algorithms carried the signature. */
  readonly digestAlgorithm: string;
  readonly signatureAlgorithm: string;
}

export type EdsVerdict =
  | { readonly kind: "accepted"; readonly evidence: EdsEvidence }
  | { readonly kind: "rejected"; readonly code: EdsRejection }
  /** Not a CMS at all. */
  | { readonly kind: "malformed" };

/** The port: whoever can tell whether a digital signature holds. */
export interface Signatures {
  /** False where nobody is trusted to issue certificates: digital signatures are then not offered. */
  readonly offered: boolean;
  verify(question: EdsQuestion): Promise<EdsVerdict>;
  close(): Promise<void>;
}

export const rejected = (code: EdsRejection) => ({ kind: "rejected", code }) as const;

/** The largest CMS that is looked at: a payload of two kilobytes, a chain and a time stamp are far below it. */
export const mostCmsBytes = 65_536;
