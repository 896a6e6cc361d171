import canonicalize from "canonicalize";
import type { Application } from "./data/applications.ts";
import { sha256, type Secrets } from "./secrets.ts";

type Parts = Pick<
  Application,
  "id" | "number" | "applicant" | "person" | "rka" | "reason" | "channel" | "submittedAt"
> & { readonly attestation?: string | null };

/** What is signed, as canonical JSON (RFC 8785); persons are bound by a keyed hash, an attestation by its digest: neither is named. */
export function applicationPayload(
  { applicant, person, submittedAt, ...application }: Parts,
  secrets: Secrets,
): string {
  const { id, number, rka, reason, channel, attestation } = application;
  const payload = {
    type: "mekenjai.application",
    version: 1,
    id,
    number,
    applicant: secrets.personHash(applicant),
    person: secrets.personHash(person),
    rka,
    reason,
    channel,
    submittedAt: submittedAt.toISOString(),
    ...(attestation != null && { attestation: sha256(attestation) }),
  };
  return canonicalize(payload) ?? "";
}
