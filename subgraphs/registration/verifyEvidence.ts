import type { KeptCase, KeptSignature } from "./keptEvidence.ts";
import { digestOf } from "./data/evidence.ts";
import { sha256 } from "./secrets.ts";
import { readCertificate } from "./signatures/certificate.ts";
import type { Trust } from "./signatures/chain.ts";
import { readCrl } from "./signatures/crl.ts";
import { readTrust } from "./signatures/trustFiles.ts";
import { verifyCms } from "./signatures/verifyCms.ts";

/** One thing that was looked at, in a sentence for whoever asked. */
export interface Statement {
  readonly holds: boolean;
  readonly sentence: string;
}

/** A signature that took effect was verified when it was given, not at some better moment. */
const longestDelay = 60 * 60_000;
const nobody: Trust = { anchors: [], intermediates: [] };

/** Verifies again, without a network, what is kept of a case. `anchors`: a file or folder; null trusts nobody. */
export function verifyEvidence(kept: KeptCase, anchors: string | null): Statement[] {
  const trust = anchors === null ? nobody : readTrust(anchors);
  return [...missing(kept), ...kept.signatures.map((signature) => verified(signature, kept, trust))];
}

/** What had an effect that only a signature may have, and has none. */
function missing({ application, consents, signatures }: KeptCase): Statement[] {
  const has = (id: string | null) => signatures.some(({ consentId }) => consentId === id);
  const none = (what: string) => no(`${what}: no evidence of a signature is kept.`);
  return [
    ...(application.signed && !has(null) ? [none("The application is signed")] : []),
    ...consents
      .filter(({ id, state }) => state === "CONFIRMED" && !has(id))
      .map(({ id }) => none(`The consent ${id} was given`)),
  ];
}

function verified(signature: KeptSignature, kept: KeptCase, trust: Trust): Statement {
  const what = signature.consentId === null ? "The application" : `The consent ${signature.consentId}`;
  const wrong = wrongRecord(signature, kept);
  if (wrong !== null) return no(`${what}: ${wrong}`);
  if (signature.method === "SMS_CODE") {
    if (signature.codeHash === null) return no(`${what}: no trace of a code by SMS is kept.`);
    const sentence = `${what}: signed at ${signature.at} with a code by SMS, over the text that is kept. A code leaves nothing to be verified again.`;
    return { holds: true, sentence };
  }
  const { holds, sentence } = verifiedEds(signature, kept, trust);
  return { holds, sentence: `${what}: ${sentence}` };
}

/** Whether the row speaks of this text and this person at all. */
function wrongRecord(signature: KeptSignature, { application, consents }: KeptCase): string | null {
  const { consentId, payload, payloadDigest, signer } = signature;
  const consent = consents.find(({ id }) => id === consentId);
  const signed = consentId === null ? application : consent;
  if (!signed) return "a signature is kept for a consent that is not there.";
  if (sha256(payload) !== payloadDigest)
    return "the text that is kept does not have the fingerprint that is kept.";
  if (payload !== signed.payload || payloadDigest !== signed.payloadDigest)
    return "what was signed is not the text of the application or consent.";
  if (signer !== (consent?.giver ?? application.signer)) return "somebody else signed than who had to.";
  return null;
}

function verifiedEds(signature: KeptSignature, { materials }: KeptCase, trust: Trust): Statement {
  const { cms, judgedFor, payload, signer, at } = signature;
  if (cms === null || judgedFor === null) return no("the digital signature itself is not kept.");
  const [judged, delay] = [new Date(judgedFor), Math.abs(Date.parse(at) - Date.parse(judgedFor))];
  if (!(delay <= longestDelay)) return no("it was verified for another time than when it took effect.");
  const own = (signature.materials ?? []).map((digest) => materials.find((one) => one.digest === digest));
  const contents = own.flatMap((one) => (one ? [{ ...one, bytes: Buffer.from(one.base64, "base64") }] : []));
  if (contents.length < own.length) return no("something on which the acceptance rests is not kept.");
  if (contents.some(({ bytes, digest }) => digestOf(bytes) !== digest))
    return no("something on which the acceptance rests was changed.");
  const of = (kind: string) => contents.filter((one) => one.kind === kind).map(({ bytes }) => bytes);
  const known = { crls: of("CRL").map(readCrl), ocsp: of("OCSP") };
  // The anchor is taken from those trusted now: that the record calls a certificate one makes it none.
  const withOurs = {
    ...trust,
    intermediates: [...trust.intermediates, ...of("CERTIFICATE").map(readCertificate)],
  };
  const question = { cms: Buffer.from(cms, "base64"), payload, signer, at: judged };
  const verdict = verifyCms(question, withOurs, known);
  if (verdict.kind === "accepted")
    return {
      holds: true,
      sentence: `signed digitally; verified again for ${judgedFor}, by ${of("CERTIFICATE").length} certificates and ${of("CRL").length + of("OCSP").length} records of revocation.`,
    };
  if (verdict.kind === "gost" && of("NCANODE").length > 0)
    return {
      holds: true,
      sentence: `signed digitally with GOST, over this text by this person. The signature itself only NCANode can verify; what it answered at ${judgedFor} is kept.`,
    };
  if (trust.anchors.length === 0)
    return no("nobody is trusted to issue certificates: set EDS_TRUST_ANCHORS.");
  const code =
    verdict.kind === "rejected"
      ? verdict.code
      : verdict.kind === "unanswered"
        ? "EDS_REVOCATION_UNKNOWN"
        : "no CMS";
  return no(`the digital signature does not hold (${code}).`);
}

const no = (sentence: string): Statement => ({ holds: false, sentence });
