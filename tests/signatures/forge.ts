import { readFileSync } from "node:fs";
import { createPrivateKey, sign } from "node:crypto";
import { fromBER, OctetString } from "asn1js";
import { AlgorithmIdentifier, ContentInfo, SignedData, type Attribute } from "pkijs";
import { elementOf, elementsIn } from "../../subgraphs/registration/signatures/der.ts";

const bufferOf = (bytes: Uint8Array) => new Uint8Array(bytes).buffer;

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
    const signature = sign("sha256", toSign, createPrivateKey(readFileSync(key)));
    signer!.signature = new OctetString({ valueHex: bufferOf(signature) });
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

/** The signed element in a responder's answer. */
export function basicAnswerIn(answer: Uint8Array): Uint8Array {
  const [, given] = elementsIn(elementOf(answer));
  const [response] = elementsIn(given!);
  const [, octets] = elementsIn(response!);
  return octets!.content;
}
