import canonicalize from "canonicalize";
import type { Application } from "./data/applications.ts";
import type { Secrets } from "./secrets.ts";

type Parts = Pick<
  Application,
  "id" | "number" | "applicant" | "person" | "rka" | "reason" | "channel" | "submittedAt"
>;

/** What is signed, as canonical JSON (RFC 8785); persons are bound by a keyed hash, never named. */
export function applicationPayload(
  { applicant, person, submittedAt, ...application }: Parts,
  secrets: Secrets,
): string {
  const { id, number, rka, reason, channel } = application;
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
  };
  return canonicalize(payload) ?? "";
}
