import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { X509Certificate } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { invented } from "../registers/invented.ts";

/**
 * A certification authority that lives as long as a test, made by openssl: another program than the one under test, so
 * that a mistake of ours is not made twice. Without openssl these tests fail: it is on every Debian.
 */
export interface Pki {
  readonly folder: string;
  /** A certificate with its key. What is not given is an ordinary person's of the ordinary issuer. */
  certificate(wanted?: Wanted): Pair;
  /** A list of revoked certificates, in DER. */
  crl(
    issuer: Pair,
    wanted?: { revoked?: readonly Pair[]; from?: Date; to?: Date; extensions?: string },
  ): Buffer;
  /** A CMS over the text, by `openssl cms -sign`; detached unless the flags say otherwise. */
  cms(text: string, signers: Pair | readonly Pair[], flags?: readonly string[]): Buffer;
  /** What `openssl cms -verify` thinks of it, with the same roots. */
  agrees(cms: Buffer, text: string, root: Pair): boolean;
  /** Answers a request for OCSP, in DER. */
  ocsp(
    request: Uint8Array,
    issuer: Pair,
    responder: Pair,
    wanted?: { good?: readonly Pair[]; revoked?: readonly Pair[] },
  ): Buffer;
  openssl(...args: string[]): void;
  close(): void;
}

export interface Pair {
  readonly certificate: string;
  readonly key: string;
}

export interface Wanted {
  /** As `openssl req -subj` takes it. */
  readonly subject?: string;
  /** Null signs itself. */
  readonly issuer?: Pair | null;
  readonly days?: number;
  /** An algorithm as `openssl genpkey` takes it: kept, so that the same one is not made again. */
  readonly key?: string;
  /** Lines of an extension file. */
  readonly extensions?: string;
  readonly digest?: string;
  /** The certificate's number, as `openssl x509` takes it. */
  readonly serial?: string;
  /** As `openssl x509 -sigopt` takes it. */
  readonly sigopt?: string;
}

export const iin = invented(1);
export const anotherIin = invented(2);
export const person = (number: string) => `/CN=SYNAQ ADAM/serialNumber=IIN${number}/C=KZ`;

export const authority = "basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign,cRLSign";
export const forSigning =
  "basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature,nonRepudiation\nsubjectKeyIdentifier=hash";

export const rsa = "RSA -pkeyopt rsa_keygen_bits:2048";
export const ec = "EC -pkeyopt ec_paramgen_curve:P-256";

export function openPki(): Pki {
  const folder = mkdtempSync(join(tmpdir(), "mekenjai-pki-"));
  let made = 0;
  const file = (ending: string) => join(folder, `${++made}.${ending}`);
  const put = (ending: string, content: string | Uint8Array) => {
    const path = file(ending);
    writeFileSync(path, content);
    return path;
  };
  const openssl = (...args: string[]) =>
    void execFileSync("openssl", args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  // Keys take longest: whoever runs these tests a thousand times, for mutation, lets one run keep them for the next.
  const keys = process.env["MEKENJAI_TEST_KEYS"] ?? folder;
  const keyOf = (kind: string) => {
    const path = join(keys, `${kind.replace(/\W+/g, "-")}.key`);
    const [algorithm = "", ...options] = kind.replace(/#\w+/, "").split(" ");
    if (!existsSync(path)) openssl("genpkey", "-algorithm", algorithm, ...options, "-out", path);
    return path;
  };
  const emptyIndex = () => put("index", "");
  const caConfig = (index: string, extensions: string) =>
    put(
      "cnf",
      `[ca]\ndefault_ca=x\n[x]\ndatabase=${index}\ndefault_md=sha256\ndefault_crl_days=5\ncrl_extensions=crl\n[crl]\n${extensions}\n`,
    );
  const revokedIn = (revoked: readonly Pair[], issuer: Pair, extensions = "") => {
    const index = emptyIndex();
    const config = caConfig(index, extensions);
    const by = ["-config", config, "-keyfile", issuer.key, "-cert", issuer.certificate];
    for (const { certificate } of revoked) openssl("ca", ...by, "-revoke", certificate);
    return { index, by };
  };
  return {
    folder,
    openssl,
    certificate({
      subject = person(iin),
      issuer = null,
      days = 10,
      key = ec,
      extensions = forSigning,
      digest = "sha256",
      serial,
      sigopt,
    } = {}) {
      const keyFile = keyOf(key);
      const [request, certificate] = [file("csr"), file("pem")];
      openssl("req", "-new", "-utf8", "-key", keyFile, "-subj", subject, "-out", request);
      const by = issuer
        ? [
            "-CA",
            issuer.certificate,
            "-CAkey",
            issuer.key,
            ...(serial ? ["-set_serial", serial] : ["-CAcreateserial"]),
          ]
        : ["-signkey", keyFile];
      const how = [
        "-days",
        String(days),
        `-${digest}`,
        ...(sigopt ? ["-sigopt", sigopt] : []),
        "-extfile",
        put("ext", extensions),
      ];
      openssl("x509", "-req", "-in", request, ...by, ...how, "-out", certificate);
      return { certificate, key: keyFile };
    },
    crl(issuer, { revoked = [], from, to, extensions = "" } = {}) {
      const { by } = revokedIn(revoked, issuer, extensions);
      const [pem, der] = [file("crl"), file("crl")];
      const times = [
        ...(from ? ["-crl_lastupdate", generalized(from)] : []),
        ...(to ? ["-crl_nextupdate", generalized(to)] : []),
      ];
      openssl("ca", ...by, "-gencrl", ...times, "-out", pem);
      openssl("crl", "-in", pem, "-outform", "der", "-out", der);
      return readFileSync(der);
    },
    cms(text, signers, flags = []) {
      const [input, out] = [put("txt", text), file("p7")];
      const by = [signers].flat().flatMap(({ certificate, key }) => ["-signer", certificate, "-inkey", key]);
      const digest = flags.includes("-md") ? [] : ["-md", "sha256"];
      // openssl takes one file of certificates to add: those of all such flags go into it.
      const isOfFile = (at: number) => flags[at] === "-certfile" || flags[at - 1] === "-certfile";
      const others = flags.filter((_flag, at) => !isOfFile(at));
      const added = flags.filter((_flag, at) => flags[at - 1] === "-certfile");
      const bundle =
        added.length > 0 ? ["-certfile", put("pem", added.map((one) => readFileSync(one)).join("\n"))] : [];
      openssl(
        "cms",
        "-sign",
        "-binary",
        "-in",
        input,
        ...by,
        "-outform",
        "der",
        "-out",
        out,
        ...digest,
        ...others,
        ...bundle,
      );
      return readFileSync(out);
    },
    agrees(cms, text, root) {
      const files = ["-in", put("p7", cms), "-content", put("txt", text), "-CAfile", root.certificate];
      try {
        openssl(
          "cms",
          "-verify",
          "-binary",
          "-inform",
          "der",
          ...files,
          "-purpose",
          "any",
          "-out",
          file("out"),
        );
        return true;
      } catch {
        return false;
      }
    },
    ocsp(request, issuer, responder, { good = [], revoked = [] } = {}) {
      const { index } = revokedIn(revoked, issuer);
      for (const { certificate } of good)
        appendFileSync(
          index,
          `V\t350101000000Z\t\t${serialOf(certificate)}\tunknown\t/CN=${serialOf(certificate)}\n`,
        );
      const [asked, out] = [put("req", request), file("resp")];
      const by = ["-CA", issuer.certificate, "-rsigner", responder.certificate, "-rkey", responder.key];
      openssl("ocsp", "-index", index, ...by, "-reqin", asked, "-respout", out, "-ndays", "1");
      return readFileSync(out);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export const serialOf = (certificate: string): string =>
  new X509Certificate(readFileSync(certificate)).serialNumber;

const generalized = (at: Date) => `${at.toISOString().replace(/[-:T]|\..*/g, "")}Z`;

/** The DER of a certificate in a file. */
export function derOf({ certificate }: Pair): Uint8Array {
  const base64 =
    readFileSync(certificate, "utf8").split("-----BEGIN CERTIFICATE-----")[1]?.split("-----")[0] ?? "";
  return Buffer.from(base64, "base64");
}
