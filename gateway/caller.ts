import { createHash } from "node:crypto";
import { jwtVerify, type JWTPayload, type JWTVerifyGetKey } from "jose";
import type { Caller } from "../subgraphs/shared/call.ts";
import { isBin, isIin, isKato } from "../subgraphs/shared/domain/iin.ts";
import { coded } from "../subgraphs/shared/errors.ts";
import { IdentityProviderSilent } from "./identity/keySource.ts";

/** Who asks, and until when the token says so (milliseconds since the epoch; anonymous callers have no end). */
export interface SignedIn {
  readonly caller: Caller;
  readonly expiresAt: number;
}

/** Reads the caller from an `Authorization` header. Throws UNAUTHENTICATED or IDENTITY_PROVIDER_UNAVAILABLE. */
export type ReadCaller = (authorization: string | undefined) => Promise<SignedIn>;

export interface TokenPolicy {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
}

const anonymous: SignedIn = { caller: { role: "anonymous" }, expiresAt: Infinity };
const algorithms = ["RS256", "ES256", "EdDSA"];
/** Clocks of two machines differ a little. */
const tolerance = 5;
/** Verified tokens are remembered: checking a signature costs more than all else the door does. */
const mostRemembered = 10_000;
/** No token of an identity provider is longer; what is, is not worth hashing. */
const longestToken = 8_192;

export function callersFrom(policy: TokenPolicy): ReadCaller {
  const remembered = new Map<string, SignedIn>();
  return async (authorization) => {
    if (authorization === undefined) return anonymous;
    const token = /^Bearer +([A-Za-z0-9_.~+/=-]+) *$/i.exec(authorization)?.[1];
    if (token === undefined || token.length > longestToken) throw coded("UNAUTHENTICATED");
    const hash = createHash("sha256").update(token).digest("base64");
    const known = remembered.get(hash);
    if (known && known.expiresAt > Date.now()) return known;
    remembered.delete(hash);
    const signedIn = await verified(token, policy);
    if (remembered.size >= mostRemembered) forgetOldest(remembered);
    remembered.set(hash, signedIn);
    return signedIn;
  };
}

async function verified(token: string, { issuer, audience, keys }: TokenPolicy): Promise<SignedIn> {
  const options = { algorithms, issuer, audience, requiredClaims: ["exp"], clockTolerance: tolerance };
  try {
    const { payload } = await jwtVerify(token, keys, options);
    const caller = callerOf(payload);
    if (caller) return { caller, expiresAt: (payload.exp ?? 0) * 1_000 };
  } catch (error) {
    if (error instanceof IdentityProviderSilent) throw coded("IDENTITY_PROVIDER_UNAVAILABLE");
  }
  throw coded("UNAUTHENTICATED");
}

/** The caller a token's claims name; null when they name none, or a role nobody has. */
export function callerOf({ role, iin, bin, kato }: JWTPayload): Caller | null {
  const person = typeof iin === "string" && isIin(iin) ? iin : null;
  if (role === "analyst") return { role };
  if (person === null) return null;
  if (role === "citizen" || role === "service_centre_operator") return { role, iin: person };
  const hasBody = typeof bin === "string" && isBin(bin) && typeof kato === "string" && isKato(kato);
  return role === "leb_officer" && hasBody ? { role, iin: person, bin, kato } : null;
}

function forgetOldest(remembered: Map<string, SignedIn>): void {
  for (const hash of remembered.keys()) {
    remembered.delete(hash);
    if (remembered.size < mostRemembered) return;
  }
}
