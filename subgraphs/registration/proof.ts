import { badInput } from "../shared/errors.ts";
import type { RegistrationContext } from "./context.ts";
import { signatureRejected, type SignatureRejected } from "./problems.ts";
import { cmsBytes } from "./signatures/readCms.ts";
import { mostCmsBytes, type EdsEvidence } from "./signatures/signatures.ts";

/** How somebody proves that it is he who signs: the code of a message, or a digital signature. */
export type Proof =
  | { readonly method: "SMS_CODE"; readonly code: string }
  | { readonly method: "EDS"; readonly cms: Uint8Array };

interface Given {
  readonly code: string | null | undefined;
  readonly cms: string | null | undefined;
  /** The name of the field with the code. */
  readonly codeField: "smsCode" | "code";
}

/** Exactly one of the two ways; what is malformed is told by field, and costs no try. */
export function readProof({ code, cms, codeField }: Given): Proof {
  if (code == null && cms == null) throw badInput(`input.${codeField}`, "EXACTLY_ONE");
  if (code != null && cms != null) throw badInput("input.cms", "EXACTLY_ONE");
  if (cms != null) return { method: "EDS", cms: cmsBytes(cms) ?? notCms() };
  if (code == null || !/^\d{6}$/.test(code)) throw badInput(`input.${codeField}`, "CODE");
  return { method: "SMS_CODE", code };
}

/** The evidence of a digital signature over this payload by this person, or why it is not accepted. */
export async function provenByEds(
  cms: Uint8Array,
  { payload, signer }: { readonly payload: string; readonly signer: string },
  { signatures, clock }: RegistrationContext,
): Promise<EdsEvidence | SignatureRejected> {
  const verdict = await signatures.verify({ cms, payload, signer, at: clock() });
  if (verdict.kind === "malformed") return notCms();
  return verdict.kind === "accepted" ? verdict.evidence : signatureRejected(verdict.code);
}

function notCms(): never {
  throw badInput("input.cms", "CMS", { kilobytes: mostCmsBytes / 1024 });
}
