import { readCertificate } from "../../subgraphs/registration/signatures/certificate.ts";
import type { Trust } from "../../subgraphs/registration/signatures/chain.ts";
import { readCrl } from "../../subgraphs/registration/signatures/crl.ts";
import { verifyCms } from "../../subgraphs/registration/signatures/verifyCms.ts";
import { authority, derOf, forSigning, iin, openPki, person, rsa, type Pair, type Pki } from "./pki.ts";

/** A root, an authority below it that issues to persons, and one person; with lists that revoke nobody. */
export interface EdsWorld {
  readonly pki: Pki;
  readonly root: Pair;
  readonly issuer: Pair;
  readonly signer: Pair;
  /** A certificate of the issuer's, as told. */
  issued(wanted?: Parameters<Pki["certificate"]>[0]): Pair;
  /** A signature of whoever it is, with the issuer's certificate in it. */
  signed(signers?: Pair | readonly Pair[], flags?: readonly string[], text?: string): Buffer;
  readonly lists: readonly Buffer[];
}

export const payload = '{"id":"invented","type":"mekenjai.application"}';
export const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60_000);

export function edsWorld(): EdsWorld {
  const pki = openPki();
  const root = pki.certificate({
    subject: "/C=KZ/CN=Synaq root",
    key: `${rsa}#root`,
    extensions: authority,
    days: 60,
  });
  const subject = "/C=KZ/CN=Synaq issuer";
  const issuer = pki.certificate({
    subject,
    issuer: root,
    key: `${rsa}#issuer`,
    extensions: authority,
    days: 40,
  });
  const issued: EdsWorld["issued"] = (wanted = {}) => pki.certificate({ issuer, ...wanted });
  const signed: EdsWorld["signed"] = (signers = signer, flags = [], text = payload) =>
    pki.cms(text, signers, ["-certfile", issuer.certificate, ...flags]);
  const signer = issued({ subject: person(iin), key: `${rsa}#person`, extensions: forSigning });
  return { pki, root, issuer, signer, issued, signed, lists: [pki.crl(root), pki.crl(issuer)] };
}

/** A signature as it comes, with the circumstances in which it is judged; what is not said is as it should be. */
export interface Case {
  readonly cms: Buffer;
  readonly payload?: string;
  readonly signer?: string;
  readonly at?: Date;
  readonly anchors?: readonly Pair[];
  readonly intermediates?: readonly Pair[];
  readonly lists?: readonly Uint8Array[];
  readonly ocsp?: readonly Uint8Array[];
}

/** What our policy says: "accepted", the code of the rejection, or that it cannot tell. */
export function judged(world: EdsWorld, one: Case): string {
  const verdict = judgement(world, one);
  if (verdict.kind === "rejected") return verdict.code;
  return verdict.kind === "unanswered" ? "EDS_REVOCATION_UNKNOWN" : verdict.kind;
}

export function judgement(world: EdsWorld, one: Case): ReturnType<typeof verifyCms> {
  const trust: Trust = {
    anchors: (one.anchors ?? [world.root]).map(derOf).map(readCertificate),
    intermediates: (one.intermediates ?? []).map(derOf).map(readCertificate),
  };
  const question = {
    cms: one.cms,
    payload: one.payload ?? payload,
    signer: one.signer ?? iin,
    at: one.at ?? new Date(),
  };
  const known = { crls: (one.lists ?? world.lists).map((der) => readCrl(der)), ocsp: one.ocsp ?? [] };
  return verifyCms(question, trust, known);
}
