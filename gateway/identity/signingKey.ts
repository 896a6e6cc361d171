import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK } from "jose";
import { kept } from "../../subgraphs/shared/keys.ts";
import type { Claims } from "./claims.ts";

/** The name of this service in the tokens of the local identity provider. */
export const localAudience = "mekenjai";
const algorithm = "ES256";
/** Long enough for a day of work. */
const lifetime = 12 * 60 * 60;

/** The key of the local identity provider, kept in the data folder: tokens outlive a restart. */
export interface SigningKey {
  readonly private: JWK;
  readonly public: JWK;
  issue(claims: Claims, issuer: string): Promise<string>;
}

export async function localSigningKey(dataDir: string): Promise<SigningKey> {
  const fresh = await generateKeyPair(algorithm, { extractable: true });
  const jwk = { ...(await exportJWK(fresh.privateKey)), kid: "local", use: "sig", alg: algorithm };
  const secret = JSON.parse(kept(dataDir, "identity.json", () => JSON.stringify(jwk))) as JWK;
  const { d: _secret, ...open } = secret;
  const key = (await importJWK(secret, algorithm)) as CryptoKey;
  return {
    private: secret,
    public: open,
    issue: (claims, issuer) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: algorithm, kid: "local", typ: "at+jwt" })
        .setIssuer(issuer)
        .setAudience(localAudience)
        .setSubject(claims.role)
        .setIssuedAt()
        // Two of one second are two tokens, as any provider's are: an analyst is told from another by his token.
        .setJti(randomUUID())
        .setExpirationTime(`${lifetime}s`)
        .sign(key),
  };
}
