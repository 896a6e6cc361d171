import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from "jose";

/** The keys cannot be had: who the caller is, is not known, which is not a refusal. */
export class IdentityProviderSilent extends Error {
  constructor(options?: ErrorOptions) {
    super("the identity provider does not answer", options);
    this.name = "IdentityProviderSilent";
  }
}

const patience = 3_000;
const refreshAfter = 10 * 60_000;

/** Keys of an issuer found by OpenID Connect discovery, fetched when first needed, kept and refreshed behind the requests. */
export function issuerKeys(issuer: string): JWTVerifyGetKey {
  let found: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  let readAt = 0;
  const keySet = () => {
    found ??= discover(issuer).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  return async (header, token) => {
    try {
      const keys = await keySet();
      if (readAt > 0 && Date.now() - readAt > refreshAfter) {
        readAt = Date.now();
        // A provider that is down must not sign people out: the keys at hand stay good until new ones come.
        keys.reload().catch(() => undefined);
      }
      const key = await keys(header, token);
      readAt ||= Date.now();
      return key;
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
        throw error;
      throw error instanceof IdentityProviderSilent ? error : new IdentityProviderSilent({ cause: error });
    }
  };
}

/** Keys that are at hand: those of the local identity provider. */
export function ownKeys(keys: JSONWebKeySet): JWTVerifyGetKey {
  return createLocalJWKSet(keys);
}

async function discover(issuer: string) {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(patience),
    redirect: "error",
  });
  const metadata = response.ok ? ((await response.json()) as { issuer?: unknown; jwks_uri?: unknown }) : {};
  if (metadata.issuer !== issuer || typeof metadata.jwks_uri !== "string") throw new IdentityProviderSilent();
  return createRemoteJWKSet(new URL(metadata.jwks_uri), { timeoutDuration: patience, cacheMaxAge: Infinity });
}
