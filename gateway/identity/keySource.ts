import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";
import { readJson } from "./readJson.ts";

/** The keys that may sign tokens. */
export interface TrustedKeys {
  /** The key a token's header asks for; throws IdentityProviderSilent when that cannot be known. */
  readonly keyFor: JWTVerifyGetKey;
  /** Another number once the keys are others: who was let in by an earlier edition is looked at anew. */
  edition(): number;
}

/** The keys cannot be had: who the caller is, is not known, which is not a refusal. */
export class IdentityProviderSilent extends Error {
  constructor(options?: ErrorOptions) {
    super("the identity provider does not answer", options);
    this.name = "IdentityProviderSilent";
  }
}

/** In milliseconds. */
const pauses = {
  /** Keys are read anew behind the requests; a key that its provider took back is trusted no longer than this. */
  refresh: 10 * 60_000,
  /** Between two questions to the provider, however many unknown keys are asked for. */
  question: 10_000,
  /** The same while there are no keys at all. */
  firstQuestion: 2_000,
  /** A provider that is down signs nobody out, but not for ever: it could not take a key back either. */
  longestTrust: 24 * 60 * 60_000,
} as const;

interface ReadKeys {
  readonly find: JWTVerifyGetKey;
  readonly text: string;
  readonly readAt: number;
}

/** Keys of an issuer found by OpenID Connect discovery: read when first needed, kept, and refreshed behind the requests. */
export function issuerKeys(issuer: string, now: () => number = Date.now): TrustedKeys {
  let known: ReadKeys | undefined;
  let edition = 0;
  let asked = { at: -Infinity, inVain: false };
  let asking: Promise<void> | undefined;

  const ask = (): Promise<void> => {
    asked = { at: now(), inVain: false };
    asking ??= keysOf(issuer)
      .then((read) => {
        if (read.text !== known?.text) edition += 1;
        known = { ...read, readAt: now() };
      })
      .catch(() => void (asked = { ...asked, inVain: true }))
      .finally(() => (asking = undefined));
    return asking;
  };
  const mayAsk = () =>
    asking !== undefined || now() - asked.at >= (known ? pauses.question : pauses.firstQuestion);
  const trusted = (): ReadKeys | undefined => {
    if (known && now() - known.readAt > pauses.longestTrust) {
      known = undefined;
      edition += 1;
    }
    return known;
  };

  return {
    async keyFor(header, token) {
      let key = await found(trusted(), header, token);
      if (!key && mayAsk()) key = await ask().then(() => found(trusted(), header, token));
      if (key) return key;
      // A provider that could not be asked might know the key.
      throw asked.inVain || !known ? new IdentityProviderSilent() : new errors.JWKSNoMatchingKey();
    },
    edition() {
      const keys = trusted();
      if (keys && now() - keys.readAt >= pauses.refresh && mayAsk()) void ask();
      return edition;
    },
  };
}

/** Keys that are at hand: those of the local identity provider. */
export function ownKeys(keys: JSONWebKeySet): TrustedKeys {
  return { keyFor: createLocalJWKSet(keys), edition: () => 0 };
}

/** Undefined when no key fits; what else is wrong with the token's header is thrown. */
async function found(keys: ReadKeys | undefined, ...[header, token]: Parameters<JWTVerifyGetKey>) {
  try {
    return await keys?.find(header, token);
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) return undefined;
    throw error;
  }
}

async function keysOf(issuer: string): Promise<Pick<ReadKeys, "find" | "text">> {
  // A terminating slash belongs to the issuer's name, and not to the address of what it tells (OpenID Connect Discovery 4.1).
  const metadata = await readJson(`${issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`);
  const { issuer: named, jwks_uri: address } = metadata;
  if (named !== issuer || typeof address !== "string") throw new IdentityProviderSilent();
  // Whoever could change an answer on its way could give us keys of his own.
  if (issuer.startsWith("https:") && !address.startsWith("https:")) throw new IdentityProviderSilent();
  const keys = await readJson(address);
  return { find: createLocalJWKSet(keys as unknown as JSONWebKeySet), text: JSON.stringify(keys) };
}
