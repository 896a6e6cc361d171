import { createHash, sign, type KeyObject } from "node:crypto";
import { ObjectIdentifier, OctetString } from "asn1js";
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  type Certificate,
} from "pkijs";
import { owned } from "./der.ts";

/** What development signs with: ECDSA over SHA-256. */
export const ecdsaWithSha256 = () => new AlgorithmIdentifier({ algorithmId: "1.2.840.10045.4.3.2" });
const sha256 = () => new AlgorithmIdentifier({ algorithmId: "2.16.840.1.101.3.4.2.1" });

/** The signature of these bytes, as pkijs wants it. */
export const signatureOver = (bytes: ArrayBuffer | Uint8Array, key: KeyObject): ArrayBuffer =>
  owned(sign("sha256", new Uint8Array(bytes), key));

/** A detached CMS over a text. */
export function signedText(text: string, certificate: Certificate, key: KeyObject): Uint8Array {
  const attributes = [
    new Attribute({
      type: "1.2.840.113549.1.9.3",
      values: [new ObjectIdentifier({ value: "1.2.840.113549.1.7.1" })],
    }),
    new Attribute({
      type: "1.2.840.113549.1.9.4",
      values: [new OctetString({ valueHex: owned(createHash("sha256").update(text).digest()) })],
    }),
  ];
  const signedAttrs = new SignedAndUnsignedAttributes({ type: 0, attributes });
  const toSign = new Uint8Array(signedAttrs.toSchema().toBER());
  // What is signed is the set itself, not the place it has in the message (RFC 5652, 5.4).
  toSign[0] = 0x31;
  const { issuer, serialNumber } = certificate;
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
    digestAlgorithm: sha256(),
    signedAttrs,
    signatureAlgorithm: ecdsaWithSha256(),
    signature: new OctetString({ valueHex: signatureOver(toSign, key) }),
  });
  const message = new SignedData({
    version: 1,
    digestAlgorithms: [sha256()],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: "1.2.840.113549.1.7.1" }),
    signerInfos: [signer],
    certificates: [certificate],
  });
  const info = new ContentInfo({ contentType: "1.2.840.113549.1.7.2", content: message.toSchema(true) });
  return new Uint8Array(info.toSchema().toBER());
}
