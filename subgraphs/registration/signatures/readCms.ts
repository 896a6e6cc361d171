import { fromBER, type BaseBlock, type Constructed } from "asn1js";
import { ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from "pkijs";
import { readCertificate, type X509 } from "./certificate.ts";
import { hex, owned, sameBytes } from "./der.ts";
import { mostCmsBytes } from "./signatures.ts";

/** A CMS SignedData as it was sent; nothing of it is believed yet. */
export interface SignedMessage {
  readonly contentType: string;
  /** What is attached; null when the signature is detached. */
  readonly content: Uint8Array | null;
  readonly signers: readonly SignerInfo[];
  readonly certificates: readonly X509[];
}

const signedData = "1.2.840.113549.1.7.2";
const mostCertificates = 10;

/** Bytes of a base64 text, with or without line breaks and a PEM frame; null when it is none, or too long. */
export function cmsBytes(base64: string): Uint8Array | null {
  const text = base64.replace(/-----(BEGIN|END) (CMS|PKCS7)-----/g, "").replace(/\s/g, "");
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  const bytes = Buffer.from(text, "base64");
  return bytes.length <= mostCmsBytes ? bytes : null;
}

/** Reads a CMS; null when the bytes are none, or something follows it. */
export function readCms(bytes: Uint8Array): SignedMessage | null {
  try {
    const { offset, result } = fromBER(owned(bytes));
    if (offset !== bytes.length) return null;
    const info = new ContentInfo({ schema: result });
    if (info.contentType !== signedData) return null;
    const certificates = certificatesIn(info.content as Constructed);
    if (certificates.length > mostCertificates) return null;
    const { encapContentInfo, signerInfos } = new SignedData({ schema: info.content });
    const { eContentType, eContent } = encapContentInfo;
    return {
      contentType: eContentType,
      content: eContent ? new Uint8Array(eContent.getValue()) : null,
      signers: signerInfos,
      certificates: certificates.map(readCertificate),
    };
  } catch {
    // Whatever a parser stumbles over, the sender is told that it is no CMS.
    return null;
  }
}

/** The one certificate of the message that the signer names; null when there is none, or more than one. */
export function certificateOf({ sid }: SignerInfo, certificates: readonly X509[]): X509 | null {
  const named = certificates.filter((one) =>
    sid instanceof IssuerAndSerialNumber
      ? one.serial === hex(sid.serialNumber.valueBlock.valueHexView) &&
        sameBytes(one.issuer, new Uint8Array(sid.issuer.valueBeforeDecode))
      : one.subjectKeyId !== null && sameBytes(one.subjectKeyId, keyIdIn(sid)),
  );
  const [first, ...others] = named;
  return first && others.every(({ der }) => sameBytes(der, first.der)) ? first : null;
}

const keyIdIn = (sid: unknown): Uint8Array =>
  (sid as { valueBlock: { valueHexView?: Uint8Array } }).valueBlock.valueHexView ?? new Uint8Array();

/** The certificates as they stand in the message: what is signed are these bytes, not how a library writes them anew. */
function certificatesIn(message: Constructed): Uint8Array[] {
  // They stand in [0]; among them every kind that is not X.509 has a tag of its own.
  const set = message.valueBlock.value.find(({ idBlock }) => idBlock.tagNumber === 0);
  const isCertificate = ({ idBlock }: BaseBlock) => idBlock.tagClass === 1;
  return ((set as Constructed | undefined)?.valueBlock.value ?? [])
    .filter(isCertificate)
    .map((one) => new Uint8Array(one.valueBeforeDecodeView));
}
