import { createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fromBER, BitString, Integer, PrintableString, Sequence, UTCTime, Utf8String } from "asn1js";
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  Extension,
  PublicKeyInfo,
  RelativeDistinguishedNames,
} from "pkijs";
import { kept } from "../../shared/keys.ts";
import { owned } from "./der.ts";
import { ecdsaWithSha256, signatureOver, signedText } from "./signedText.ts";

/** A certification authority of development's own: made once, kept in the data folder, known to nobody else. */

const rootName = [["2.5.4.3", "Mekenjai development EDS"]] as const;
const day = 24 * 60 * 60_000;

type Name = readonly (readonly [type: string, value: string])[];
interface Authority {
  readonly key: KeyObject;
  readonly certificate: Certificate;
}

/** Makes the authority if there is none yet, and its list of revoked certificates anew; both lie in the folder returned. */
export function developmentPki(dataDir: string, now: Date): string {
  const { key, certificate } = developmentAuthority(dataDir);
  const folder = join(dataDir, "eds");
  mkdirSync(folder, { recursive: true });
  place(folder, "root.pem", pem(der(certificate), "CERTIFICATE"));
  place(folder, "root.crl", emptyList({ key, certificate }, now));
  return folder;
}

/** A digital signature of somebody of development over a text: a certificate of a day, and a CMS with it. */
export function developmentSignature(dataDir: string, iin: string, payload: string): Uint8Array {
  const { privateKey, publicKey } = newKey();
  const subject: Name = [
    ["2.5.4.3", "SYNAQ ADAM"],
    ["2.5.4.5", `IIN${iin}`],
    ["2.5.4.6", "KZ"],
  ];
  const certificate = issue(developmentAuthority(dataDir), {
    subject,
    publicKey,
    usage: 0xc0,
    from: Date.now() - day,
  });
  return signedText(payload, certificate, privateKey);
}

function developmentAuthority(dataDir: string): Authority {
  const made = kept(dataDir, "eds-root", () => {
    const { privateKey, publicKey } = newKey();
    const root = {
      subject: rootName,
      publicKey,
      usage: 0x06,
      from: Date.now() - day,
      days: 3650,
      isAuthority: true,
    };
    const certificate = issue({ key: privateKey, certificate: null }, root);
    return `${String(privateKey.export({ type: "pkcs8", format: "pem" }))}${pem(der(certificate), "CERTIFICATE")}`;
  });
  const base64 = made.split("-----BEGIN CERTIFICATE-----")[1]?.split("-----")[0] ?? "";
  return {
    key: createPrivateKey(made),
    certificate: Certificate.fromBER(owned(Buffer.from(base64, "base64"))),
  };
}

const newKey = () => generateKeyPairSync("ec", { namedCurve: "prime256v1" });

interface Wanted {
  readonly subject: Name;
  readonly publicKey: KeyObject;
  /** The first octet of keyUsage: 0xc0 to sign, 0x06 to issue certificates and lists. */
  readonly usage: number;
  readonly from: number;
  readonly days?: number;
  readonly isAuthority?: boolean;
}

function issue(
  { key, certificate: issuer }: { key: KeyObject; certificate: Certificate | null },
  wanted: Wanted,
) {
  const { subject, publicKey, usage, from, days = 2, isAuthority = false } = wanted;
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: owned(Buffer.concat([Buffer.of(1), randomBytes(15)])) });
  certificate.signature = ecdsaWithSha256();
  certificate.signatureAlgorithm = ecdsaWithSha256();
  certificate.subject = nameOf(subject);
  certificate.issuer = issuer ? issuer.subject : nameOf(subject);
  certificate.notBefore.value = new Date(from);
  certificate.notAfter.value = new Date(from + days * day);
  const spki = publicKey.export({ type: "spki", format: "der" });
  certificate.subjectPublicKeyInfo = new PublicKeyInfo({ schema: fromBER(owned(spki)).result });
  certificate.extensions = [
    extension("2.5.29.19", new BasicConstraints({ cA: isAuthority }).toSchema().toBER()),
    extension("2.5.29.15", new BitString({ valueHex: Uint8Array.of(usage).buffer, unusedBits: 1 }).toBER()),
  ];
  const tbs = certificate.encodeTBS().toBER();
  certificate.tbsView = new Uint8Array(tbs);
  certificate.signatureValue = new BitString({ valueHex: signatureOver(tbs, key) });
  return certificate;
}

function emptyList({ key, certificate }: Authority, now: Date): Uint8Array {
  const instant = (days: number) => new UTCTime({ valueDate: new Date(now.getTime() + days * day) });
  const algorithm = ecdsaWithSha256().toSchema();
  const version2 = new Integer({ value: 1 });
  const tbs = new Sequence({
    value: [version2, algorithm, certificate.subject.toSchema(), instant(-1), instant(30)],
  });
  const signature = new BitString({ valueHex: signatureOver(tbs.toBER(), key) });
  return new Uint8Array(new Sequence({ value: [tbs, algorithm, signature] }).toBER());
}

function nameOf(parts: Name): RelativeDistinguishedNames {
  const typesAndValues = parts.map(([type, value]) => {
    const text = type === "2.5.4.3" ? new Utf8String({ value }) : new PrintableString({ value });
    return new AttributeTypeAndValue({ type, value: text });
  });
  // Written and read again: names are compared by their bytes, which only a name that was read has.
  const written = new RelativeDistinguishedNames({ typesAndValues }).toSchema().toBER();
  return new RelativeDistinguishedNames({ schema: fromBER(written).result });
}

const extension = (extnID: string, value: ArrayBuffer) =>
  new Extension({ extnID, critical: true, extnValue: value });
const der = (made: Certificate): Buffer => Buffer.from(made.toSchema(true).toBER());
const pem = (bytes: Uint8Array, label: string): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(bytes).toString("base64").replace(/.{64}/g, "$&\n")}\n-----END ${label}-----\n`;

/** Another process of development may read the file meanwhile: it is there whole, or as it was. */
function place(folder: string, name: string, content: string | Uint8Array): void {
  const draft = join(folder, `.${name}.${process.pid}`);
  writeFileSync(draft, content);
  renameSync(draft, join(folder, name));
}
