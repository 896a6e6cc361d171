import { hash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { jwtVerify, type JWTHeaderParameters, type JWTPayload } from "jose";
import type { Caller } from "../subgraphs/shared/call.ts";
import { isBin, isIin, isKato } from "../subgraphs/shared/domain/iin.ts";
import { coded } from "../subgraphs/shared/errors.ts";
import { IdentityProviderSilent, type TrustedKeys } from "./identity/keySource.ts";

/** Who asks, and until when the token says so (milliseconds since the epoch; anonymous callers have no end). */
export interface SignedIn {
  readonly caller: Caller;
  readonly expiresAt: number;
}

/**
 * Reads the caller from an `Authorization` header. Throws UNAUTHENTICATED or IDENTITY_PROVIDER_UNAVAILABLE, or what
 * `beforeLooking` does, which is called before a token that is not known is looked at.
 */
export type ReadToken = (
  authorization: string | undefined,
  beforeLooking?: () => Promise<void>,
) => Promise<SignedIn>;

/** Somebody who has been let in; `subject` is what he is counted by. */
export interface Guest extends SignedIn {
  readonly subject: string;
}

/** Lets in who sends a request, by its own `Authorization` or by the one given. Throws what he is refused for. */
export type ReadCaller = (request: IncomingMessage, authorization?: string) => Promise<Guest>;

export interface TokenPolicy {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: TrustedKeys;
}

const anonymous: SignedIn = { caller: { role: "anonymous" }, expiresAt: Infinity };
const algorithms = ["RS256", "ES256", "EdDSA"];
/** Clocks of two machines differ a little: for when a token begins, in seconds. When it ends, it has ended. */
const tolerance = 5;
/** Verified tokens are remembered: checking a signature costs more than all else the door does. */
const mostRemembered = 10_000;
/** No token of an identity provider is longer; what is, is not worth hashing. */
const longestToken = 8_192;

export function callersFrom(policy: TokenPolicy): ReadToken {
  const remembered = new Map<string, SignedIn & { readonly edition: number }>();
  return async (authorization, beforeLooking) => {
    if (authorization === undefined) return anonymous;
    const token = /^Bearer +([A-Za-z0-9_.~+/=-]+) *$/i.exec(authorization)?.[1];
    if (token === undefined || token.length > longestToken) throw coded("UNAUTHENTICATED");
    const digest = hash("sha256", token, "base64");
    const edition = policy.keys.edition();
    const known = remembered.get(digest);
    if (known?.edition === edition && known.expiresAt > Date.now()) return known;
    remembered.delete(digest);
    await beforeLooking?.();
    const signedIn = { ...(await verified(token, policy)), edition };
    if (remembered.size >= mostRemembered) forgetOldest(remembered);
    remembered.set(digest, signedIn);
    return signedIn;
  };
}

/** A request's `Authorization`. Two of them are a broken token: whoever stands in front may have read the other one. */
export function authorizationOf({ headers, rawHeaders }: IncomingMessage): string | undefined {
  let given = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? "";
    if (name.length === 13 && name.toLowerCase() === "authorization") given += 1;
  }
  if (given > 1) throw coded("UNAUTHENTICATED");
  return headers.authorization;
}

async function verified(token: string, { issuer, audience, keys }: TokenPolicy): Promise<SignedIn> {
  const options = { algorithms, issuer, audience, requiredClaims: ["exp"], clockTolerance: tolerance };
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys.keyFor, options);
    const expiresAt = (payload.exp ?? 0) * 1_000;
    const isInTime = expiresAt > Date.now() && (payload.iat ?? 0) <= Date.now() / 1_000 + tolerance;
    const caller = isInTime && isForAccess(payload, protectedHeader) ? callerOf(payload) : null;
    if (caller) return { caller, expiresAt };
  } catch (error) {
    if (error instanceof IdentityProviderSilent) throw coded("IDENTITY_PROVIDER_UNAVAILABLE");
  }
  throw coded("UNAUTHENTICATED");
}

/**
 * A provider signs tokens of other kinds with the same keys: that somebody has signed in (at a portal, for the portal),
 * that he has left, that he may come back. None of them gives access.
 */
function isForAccess(payload: JWTPayload, { typ = "JWT" }: JWTHeaderParameters): boolean {
  const kinds = [payload["typ"], payload["token_use"]];
  const others = ["ID", "Refresh", "Offline", "Logout", "id", "refresh"];
  const isOfSignIn = ["at_hash", "c_hash", "s_hash"].some((claim) => claim in payload) || "events" in payload;
  return (
    /^(application\/)?(at\+)?jwt$/i.test(typ) &&
    !kinds.some((kind) => others.includes(kind as string)) &&
    !isOfSignIn
  );
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

function forgetOldest(remembered: Map<string, unknown>): void {
  for (const hash of remembered.keys()) {
    remembered.delete(hash);
    if (remembered.size < mostRemembered) return;
  }
}
