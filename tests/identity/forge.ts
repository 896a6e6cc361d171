import { constants, createHmac, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import type { Attack, Signer } from "./attacks.ts";

const pair = () => generateKeyPairSync("ec", { namedCurve: "P-256" });
const [provider, stranger] = [pair(), pair()];
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" });

/** The provider's keys, as it tells them. */
export const providerKeys = {
  keys: [
    { ...provider.publicKey.export({ format: "jwk" }), kid: "one", alg: "ES256", use: "sig" },
    // A key that does not say what it is for: our own list has to.
    { ...rsa.publicKey.export({ format: "jwk" }), kid: "rsa" },
    { ...p384.publicKey.export({ format: "jwk" }), kid: "p384" },
  ],
};
export const strangersKeys = {
  keys: ["attacker", "a", "one"].map((kid) => ({ ...stranger.publicKey.export({ format: "jwk" }), kid })),
};
/** What gateway and registers share. */
export const internalKey = new TextEncoder().encode("a key of thirty-two bytes and more");

/** What the placeholders of the attacks stand for. */
export interface Places {
  readonly issuer: string;
  readonly attacker: string;
}

const encoded = (text: string) => Buffer.from(text).toString("base64url");

/** What a row sends as `Authorization`. */
export function authorizationOf(attack: Attack, places: Places): string {
  const good = token({ name: "good" }, places);
  const { sent = `Bearer ${token(attack, places)}` } = attack;
  return sent.replaceAll("{good}", good);
}

/** A token; without a row's changes, one that lets a citizen in. */
export function token({ header, claims, payload, signedBy = "provider" }: Attack, places: Places): string {
  const now = Math.floor(Date.now() / 1_000);
  const head = changed({ alg: "ES256", kid: "one", typ: "JWT" }, header);
  const good = { iss: places.issuer, aud: "mekenjai", sub: "somebody", role: "citizen", iin: "850101012347" };
  const body = changed({ ...good, iat: now, exp: now + 300 }, claims);
  const text =
    payload?.replace("{good}", () => token({ name: "good" }, places)) ??
    inPlace(JSON.stringify(body), places);
  const signed = `${encoded(inPlace(JSON.stringify(head), places))}.${encoded(text)}`;
  return `${signed}.${signatures[signedBy](signed, String(head["alg"]))}`;
}

function inPlace(text: string, { issuer, attacker }: Places): string {
  const now = Math.floor(Date.now() / 1_000);
  return text
    .replaceAll("{issuer}", issuer)
    .replaceAll('"{attackerKey}"', () => JSON.stringify(stranger.publicKey.export({ format: "jwk" })))
    .replaceAll("{attacker}", attacker)
    .replaceAll(/"now([+-]\d+)?"/g, (_all, by: string | undefined) => String(now + Number(by ?? 0)));
}

function changed(good: object, change: object = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...good, ...change }).filter(([, value]) => value !== null));
}

const byKey =
  (key: KeyObject, digest = "sha256") =>
  (signed: string) =>
    sign(digest, Buffer.from(signed), { key, dsaEncoding: "ieee-p1363" }).toString("base64url");
const bySecret = (secret: string | Uint8Array) => (signed: string, alg: string) =>
  createHmac(alg === "HS512" ? "sha512" : "sha256", secret)
    .update(signed)
    .digest("base64url");

const signatures: Readonly<Record<Signer, (signed: string, alg: string) => string>> = {
  provider: byKey(provider.privateKey),
  "provider, by RSA-PSS": (signed) =>
    sign("sha256", Buffer.from(signed), {
      key: rsa.privateKey,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
    }).toString("base64url"),
  "provider, by RSA with SHA-512": (signed) =>
    sign("sha512", Buffer.from(signed), rsa.privateKey).toString("base64url"),
  "provider, by P-384": byKey(p384.privateKey, "sha384"),
  stranger: byKey(stranger.privateKey),
  nobody: () => "",
  "public key as PEM": bySecret(provider.publicKey.export({ format: "pem", type: "spki" })),
  "public key as JWK": bySecret(JSON.stringify(providerKeys.keys[0])),
  "internal key": bySecret(internalKey),
};
