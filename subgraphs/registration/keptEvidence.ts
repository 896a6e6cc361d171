import { connect } from "../shared/database/connect.ts";
import { isUuid } from "./data/uuid.ts";

/** Everything that is kept of how an application was signed and agreed to: what a file of evidence holds. */
export interface KeptCase {
  readonly application: KeptApplication;
  readonly consents: readonly KeptConsent[];
  readonly signatures: readonly KeptSignature[];
  readonly materials: readonly { readonly digest: string; readonly kind: string; readonly base64: string }[];
}

interface Signed {
  readonly id: string;
  readonly payload: string;
  readonly payloadDigest: string;
}
export interface KeptApplication extends Signed {
  readonly number: string;
  readonly signer: string;
  readonly signed: boolean;
}
export interface KeptConsent extends Signed {
  readonly giver: string;
  readonly state: string;
}

export interface KeptSignature {
  readonly consentId: string | null;
  readonly signer: string;
  readonly method: string;
  readonly payload: string;
  readonly payloadDigest: string;
  readonly at: string;
  readonly codeHash: string | null;
  readonly cms: string | null;
  readonly judgedFor: string | null;
  readonly materials: readonly string[] | null;
}

/** Reads what is kept of an application, by its id or its number; null when there is no such application. Changes nothing. */
export async function readKeptCase(databaseUrl: string, which: string): Promise<KeptCase | null> {
  const sql = connect(databaseUrl, { max: 1 });
  try {
    const [application] = await sql<KeptApplication[]>`select id, number, signer, payload,
      payload_digest as "payloadDigest", signed_at is not null as signed from applications
      where number = ${which} or id = ${isUuid(which) ? which : null}`;
    if (!application) return null;
    const { id } = application;
    const consents = await sql<
      KeptConsent[]
    >`select id, giver, state, payload, payload_digest as "payloadDigest"
      from consents where application_id = ${id} order by sequence`;
    const signatures = await sql<KeptSignature[]>`select consent_id as "consentId", signer, method, payload,
      payload_digest as "payloadDigest", to_json(at) #>> '{}' as at, code_hash as "codeHash", encode(cms, 'base64') as cms,
      to_json(judged_for) #>> '{}' as "judgedFor", materials from signature_evidence where application_id = ${id} order by id`;
    const digests = signatures.flatMap(({ materials }) => materials ?? []);
    const materials = await sql<{ digest: string; kind: string; base64: string }[]>`select digest, kind,
      encode(content, 'base64') as base64 from signature_materials where digest = any(${digests})`;
    return { application, consents: [...consents], signatures: [...signatures], materials: [...materials] };
  } finally {
    await sql.end({ timeout: 5 });
  }
}
