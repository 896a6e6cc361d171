import { createHash } from "node:crypto";
import type { X509 } from "./certificate.ts";
import type { Path } from "./chain.ts";
import { statusByCrl } from "./crl.ts";
import { ocspRequest, statusByOcsp } from "./ocsp.ts";
import { rejected, type Material } from "./signatures.ts";
import type { KnownRevocations } from "./verifyCms.ts";

/** A certificate of which nobody has said yet whether it is revoked, with the question for a responder. */
export interface Unanswered {
  /** SHA-256 of the certificate: the name under which the answer is remembered. */
  readonly certificate: string;
  readonly request: Uint8Array;
}

type Revocation =
  | { readonly kind: "good"; readonly materials: readonly Material[] }
  | { readonly kind: "unanswered"; readonly about: readonly Unanswered[] }
  | ReturnType<typeof rejected>;

/** Whether any certificate below the anchor is revoked. Silence is no answer: it leaves the certificate unanswered. */
export function revocationOf([signer, ...issuers]: Path, known: KnownRevocations, at: Date): Revocation {
  const materials = new Set<Material>();
  const about: Unanswered[] = [];
  let certificate = signer;
  for (const issuer of issuers) {
    const found = statusOf(certificate, issuer, known, at);
    if (found?.status === "revoked") return rejected("EDS_REVOKED");
    if (found) materials.add(found.material);
    else about.push({ certificate: nameOf(certificate), request: ocspRequest(certificate, issuer) });
    certificate = issuer;
  }
  return about.length > 0 ? { kind: "unanswered", about } : { kind: "good", materials: [...materials] };
}

interface Found {
  readonly status: "good" | "revoked";
  readonly material: Material;
}

/** The first revocation that anybody reports counts; a good answer only when nobody reports one. */
function statusOf(certificate: X509, issuer: X509, { crls, ocsp }: KnownRevocations, at: Date): Found | null {
  const byList = (one: X509, by: X509): Found[] =>
    crls.flatMap((crl) => {
      const status = statusByCrl(crl, one, by, at);
      return status ? [{ status, material: { kind: "CRL", bytes: crl.der } }] : [];
    });
  const isGood = (one: X509, by: X509) => {
    const lists = byList(one, by);
    return lists.length > 0 && lists.every(({ status }) => status === "good");
  };
  const byResponder = ocsp.flatMap((answer): Found[] => {
    const status = statusByOcsp(answer, { certificate, issuer, at }, isGood);
    return status ? [{ status, material: { kind: "OCSP", bytes: answer } }] : [];
  });
  const all = [...byList(certificate, issuer), ...byResponder];
  return all.find(({ status }) => status === "revoked") ?? all[0] ?? null;
}

const nameOf = ({ der }: X509): string => createHash("sha256").update(der).digest("hex");
