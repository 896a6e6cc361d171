import { createHmac } from "node:crypto";
import { jwtVerify } from "jose";
import type { Call, Caller, Language, Purpose, Role } from "./call.ts";

/** How long a call between gateway and registers stays valid, in seconds. */
const lifetime = 60;
const issuer = "mekenjai";
const header = Buffer.from(JSON.stringify({ alg: "HS256", typ: "JWT" })).toString("base64url");

interface InternalClaims {
  caller: Caller;
  purpose: Purpose | null;
  case: string | null;
  rid: string;
  lang: Language;
  deadline: number;
}

/** Signs the call for one register with the key gateway and registers share. */
export function signCall(call: Call, register: string, key: Uint8Array, now = Date.now()): string {
  const claims: InternalClaims & { iss: string; aud: string; iat: number; exp: number } = {
    iss: issuer,
    aud: register,
    iat: Math.floor(now / 1000),
    exp: Math.floor(now / 1000) + lifetime,
    caller: call.caller,
    purpose: call.purpose,
    case: call.case,
    rid: call.requestId,
    lang: call.language,
    deadline: call.deadline,
  };
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}`;
  return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`;
}

/** The call a token carries; throws when it was not signed for this register, or is too old. */
export async function readCall(
  token: string,
  register: string,
  key: Uint8Array,
  signal: AbortSignal,
): Promise<Call> {
  const options = {
    algorithms: ["HS256"],
    issuer,
    audience: register,
    clockTolerance: 5,
    requiredClaims: ["exp"],
  };
  const { payload } = await jwtVerify<InternalClaims>(token, key, options);
  if (!isCaller(payload.caller)) throw new Error("the call names nobody who calls");
  return {
    caller: payload.caller,
    purpose: payload.purpose,
    case: payload.case,
    requestId: payload.rid,
    language: payload.lang,
    deadline: payload.deadline,
    signal,
  };
}

/** What a caller of each role is known by. */
const knownBy: Readonly<Record<Role, readonly string[]>> = {
  anonymous: [],
  citizen: ["iin"],
  leb_officer: ["iin", "bin", "kato"],
  service_centre_operator: ["iin"],
  analyst: [],
  service: ["register"],
};

/** A caller who is not whole would slip through a right that compares his number with nobody's. */
function isCaller(caller: unknown): caller is Caller {
  if (typeof caller !== "object" || caller === null || !("role" in caller)) return false;
  const { role } = caller;
  const needed = typeof role === "string" && Object.hasOwn(knownBy, role) ? knownBy[role as Role] : null;
  return needed?.every((name) => typeof Reflect.get(caller, name) === "string") ?? false;
}
