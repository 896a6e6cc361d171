import { createBreaker } from "../../shared/client/breaker.ts";
import { fetchAnswer } from "./fetchBytes.ts";
import { rejected, type EdsQuestion, type EdsRejection, type EdsVerdict } from "./signatures.ts";
import type { GostSigned } from "./verifyCms.ts";

/** Verifies what only Kazakhstan's own cryptography can verify. */
export interface GostVerifier {
  verify(question: EdsQuestion, signed: GostSigned): Promise<EdsVerdict>;
}

/** What we read of the answer of NCANode 3 to `POST /cms/verify`; anything in it may be missing. */
interface Answer {
  readonly valid?: unknown;
  readonly signers?: readonly { readonly certificates?: readonly Certificate[] }[];
}
interface Certificate {
  readonly valid?: unknown;
  readonly serialNumber?: unknown;
  readonly subject?: { readonly iin?: unknown };
  readonly revocations?: readonly { readonly revoked?: unknown; readonly by?: unknown }[];
}

const patience = 5_000;
const most = 1_048_576;

/**
 * NCANode, an outside service that holds the state's cryptographic provider. It answers for signature, chain and
 * revocation. It does not compare what is attached with what should be, and finds a signature without a certificate
 * valid: structure, content and person are ours to check, before and after it is asked.
 */
export function ncaNode(url: string): GostVerifier {
  const breaker = createBreaker();
  return {
    async verify(question, signed) {
      if (!breaker.admits(Date.now())) return rejected("EDS_CHECK_UNAVAILABLE");
      const answer = await askNcaNode(url, question);
      // It answers 400 to a message that it cannot read; every other fault is its own.
      if (!answer || (answer.status !== 200 && answer.status !== 400)) {
        breaker.failed(Date.now());
        return rejected("EDS_CHECK_UNAVAILABLE");
      }
      breaker.succeeded();
      if (answer.status === 400) return rejected("EDS_UNTRUSTED");
      const wrong = wrongIn(answer.body, question.signer, signed.serial);
      return wrong ? rejected(wrong) : accepted(question, signed, answer.body);
    },
  };
}

function askNcaNode(url: string, { cms, payload }: EdsQuestion) {
  const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64");
  const body = JSON.stringify({ cms: base64(cms), data: base64(payload), revocationCheck: ["OCSP"] });
  const headers = { "content-type": "application/json", accept: "application/json" };
  return fetchAnswer(`${url}/cms/verify`, { body, headers, patience, most });
}

function wrongIn(body: Buffer, iin: string, serial: string): EdsRejection | null {
  const answer = read(body);
  if (!answer) return "EDS_CHECK_UNAVAILABLE";
  const { valid, signers } = answer;
  const [certificate, ...others] = signers?.[0]?.certificates ?? [];
  if (signers?.length !== 1 || !certificate || others.length > 0) return "EDS_UNTRUSTED";
  const revocation = revocationIn(certificate);
  if (revocation === "EDS_REVOKED") return revocation;
  const holds =
    valid === true && certificate.valid === true && isSameNumber(certificate.serialNumber, serial);
  if (!holds) return "EDS_UNTRUSTED";
  return certificate.subject?.iin === iin ? revocation : "EDS_WRONG_PERSON";
}

/** An answer that does not say by what it knows is none. */
function revocationIn({ revocations = [] }: Certificate): EdsRejection | null {
  if (revocations.some(({ revoked }) => revoked === true)) return "EDS_REVOKED";
  const isKnown = revocations.some(({ by }) => by === "OCSP" || by === "CRL");
  return isKnown && revocations.every(({ revoked }) => revoked === false) ? null : "EDS_REVOCATION_UNKNOWN";
}

function read(body: Buffer): Answer | null {
  try {
    const answer: unknown = JSON.parse(body.toString());
    return typeof answer === "object" && answer !== null ? answer : null;
  } catch {
    return null;
  }
}

/** Java writes the number without leading zeros. */
const isSameNumber = (given: unknown, serial: string): boolean =>
  typeof given === "string" &&
  given.toLowerCase().replace(/^0+/, "") === serial.toLowerCase().replace(/^0+/, "");

function accepted(
  { cms, payload, at }: EdsQuestion,
  { digestAlgorithm, signatureAlgorithm }: GostSigned,
  answer: Buffer,
): EdsVerdict {
  const materials = [{ kind: "NCANODE", bytes: answer }] as const;
  return { kind: "accepted", evidence: { cms, payload, at, materials, digestAlgorithm, signatureAlgorithm } };
}
