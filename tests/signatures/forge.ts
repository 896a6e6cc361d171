import { readFileSync, writeFileSync } from "node:fs";
import { createPrivateKey, sign } from "node:crypto";
import { BitString, fromBER, OctetString } from "asn1js";
import {
  AlgorithmIdentifier,
  BasicOCSPResponse,
  Certificate,
  ContentInfo,
  OCSPResponse,
  SignedData,
  type Attribute,
} from "pkijs";
import { elementOf, elementsIn } from "../../subgraphs/registration/signatures/der.ts";
import { derOf, type Pair } from "./pki.ts";

const bufferOf = (bytes: Uint8Array) => new Uint8Array(bytes).buffer;
const signedBy = (key: string, bytes: Uint8Array) =>
  bufferOf(sign("sha256", bytes, createPrivateKey(readFileSync(key))));

/** The same message after somebody who holds the key has changed what is signed, and signed it anew. */
export function resigned(
  cms: Uint8Array,
  key: string,
  change: (attributes: Attribute[]) => Attribute[],
): Buffer {
  return changed(cms, ({ signerInfos: [signer] }) => {
    const attributes = signer!.signedAttrs!;
    attributes.attributes = change(attributes.attributes);
    const toSign = new Uint8Array(attributes.toSchema().toBER());
    toSign[0] = 0x31;
    signer!.signature = new OctetString({ valueHex: signedBy(key, toSign) });
  });
}

/** The same message with something in it changed, and not signed anew. */
export function changed(cms: Uint8Array, change: (message: SignedData) => void): Buffer {
  const info = ContentInfo.fromBER(bufferOf(cms));
  const message = new SignedData({ schema: info.content });
  change(message);
  info.content = message.toSchema(true);
  return Buffer.from(info.toSchema().toBER());
}

/** The same certificate with something in it changed by whoever holds its issuer's key. */
export function reissued(one: Pair, issuer: Pair, change: (certificate: Certificate) => void): Pair {
  const certificate = Certificate.fromBER(bufferOf(derOf(one)));
  change(certificate);
  const tbs = new Uint8Array(certificate.encodeTBS().toBER());
  certificate.signatureValue = new BitString({ valueHex: signedBy(issuer.key, tbs) });
  const base64 = Buffer.from(certificate.toSchema(true).toBER()).toString("base64");
  const file = `${one.certificate}.again`;
  const lines = base64.replace(/.{64}/g, "$&\n");
  writeFileSync(file, `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`);
  return { ...one, certificate: file };
}

/** The same answer with something in it changed by whoever holds the responder's key. */
export function answeredAnew(
  answer: Uint8Array,
  key: string,
  change: (basic: BasicOCSPResponse) => void,
): Buffer {
  const whole = OCSPResponse.fromBER(bufferOf(answer));
  const basic = BasicOCSPResponse.fromBER(whole.responseBytes!.response.getValue());
  change(basic);
  const tbs = new Uint8Array(basic.tbsResponseData.toSchema(true).toBER());
  basic.tbsResponseData.tbsView = tbs;
  basic.signature = new BitString({ valueHex: signedBy(key, tbs) });
  whole.responseBytes!.response = new OctetString({ valueHex: basic.toSchema().toBER() });
  return Buffer.from(whole.toSchema().toBER());
}

/** GOST 34.10-2015 with a key of 512 bits, and its digest, as Kazakhstan numbers them. */
const gost = { signature: "1.2.398.3.10.1.1.2.3.2", digest: "1.2.398.3.10.1.3.3" };

/** The same message saying that it is signed with GOST; whether it is, only who knows GOST can tell. */
export const asGost = (cms: Uint8Array, says: readonly (keyof typeof gost)[] = ["signature", "digest"]) =>
  changed(cms, ({ signerInfos: [signer] }) => {
    const named = (what: keyof typeof gost) => new AlgorithmIdentifier({ algorithmId: gost[what] });
    if (says.includes("digest")) signer!.digestAlgorithm = named("digest");
    if (says.includes("signature")) signer!.signatureAlgorithm = named("signature");
  });

/** An element of ASN.1 from its DER in hexadecimal. */
export const element = (hex: string) => fromBER(bufferOf(Buffer.from(hex, "hex"))).result;

/** The message with the first of these bytes replaced by as many others. */
export function replaced(cms: Buffer, from: Uint8Array, to: Uint8Array): Buffer {
  const at = cms.indexOf(from);
  if (at < 0 || from.length !== to.length) throw new Error("there is nothing to replace");
  const copy = Buffer.from(cms);
  copy.set(to, at);
  return copy;
}

/** The same bytes, in which the signature of the signed element in them says that it leaves a bit over. */
export function withBitOver(bytes: Uint8Array, signed: Uint8Array = bytes): Buffer {
  const [, , signature] = elementsIn(elementOf(signed));
  const other = Buffer.from(bytes);
  const at = other.indexOf(signed) + signature!.content.byteOffset - signed.byteOffset;
  other[at] = 1;
  return other;
}

/** The same bytes, in which the algorithm outside the signed element in them has parameters that the one inside has not. */
export function calledOtherwiseOutside(bytes: Uint8Array, signed: Uint8Array = bytes): Buffer {
  const [, algorithm] = elementsIn(elementOf(signed));
  const { content } = algorithm!;
  const other = Buffer.from(bytes);
  const end = other.indexOf(signed) + content.byteOffset + content.length - signed.byteOffset;
  // An empty OCTET STRING where a NULL was.
  if (other[end - 2] !== 0x05) throw new Error("the algorithm has no NULL");
  other[end - 2] = 0x04;
  return other;
}

/** The signed element in a responder's answer. */
export function basicAnswerIn(answer: Uint8Array): Uint8Array {
  const [, given] = elementsIn(elementOf(answer));
  const [response] = elementsIn(given!);
  const [, octets] = elementsIn(response!);
  return octets!.content;
}
