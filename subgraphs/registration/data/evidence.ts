import { createHash } from "node:crypto";
import { inArray } from "drizzle-orm";
import { clockNow } from "../../shared/database/clock.ts";
import type { EdsEvidence, Material } from "../signatures/signatures.ts";
import { signatureEvidence, signatureMaterials } from "./signatureTables.ts";
import type { Transaction } from "./transaction.ts";

/** What proved a signature: the code of a message, or a digital signature with all it rests on. */
export type Proven =
  | { readonly method: "SMS_CODE"; readonly codeHash: string }
  | { readonly method: "EDS"; readonly evidence: EdsEvidence };

interface Signature {
  readonly applicationId: string;
  readonly consentId: string | null;
  readonly signer: string;
  readonly payload: string;
  readonly payloadDigest: string;
}

/** Keeps what was signed and why it was accepted; in the transaction of what the signature brings about. */
export async function keepEvidence(tx: Transaction, signature: Signature, proven: Proven): Promise<void> {
  const proof = proven.method === "EDS" ? await keepEds(tx, proven.evidence) : { codeHash: proven.codeHash };
  const { applicationId, consentId, signer, payload, payloadDigest } = signature;
  const what = { applicationId, consentId, signer, payload, payloadDigest };
  await tx.insert(signatureEvidence).values({ ...what, method: proven.method, at: clockNow, ...proof });
}

async function keepEds(tx: Transaction, evidence: EdsEvidence) {
  const { cms, at, digestAlgorithm, signatureAlgorithm } = evidence;
  const materials = await keepMaterials(tx, evidence.materials);
  return { cms, judgedFor: at, digestAlgorithm, signatureAlgorithm, materials };
}

/** A list may have tens of megabytes: it is sent only when it is not there yet. */
async function keepMaterials(tx: Transaction, materials: readonly Material[]): Promise<string[]> {
  const rows = materials.map(({ kind, bytes }) => ({ digest: digestOf(bytes), kind, content: bytes }));
  const digests = rows.map(({ digest }) => digest);
  const there = await tx
    .select({ digest: signatureMaterials.digest })
    .from(signatureMaterials)
    .where(inArray(signatureMaterials.digest, digests));
  const known = new Set(there.map(({ digest }) => digest));
  const missing = rows.filter(({ digest }) => !known.has(digest));
  if (missing.length > 0) await tx.insert(signatureMaterials).values(missing).onConflictDoNothing();
  return digests;
}

/** The name under which a material is kept. */
export const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
