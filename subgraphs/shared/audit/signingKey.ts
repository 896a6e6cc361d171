import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { kept } from "../keys.ts";

/** An Ed25519 key that signs checkpoints, from PEM or JWK; undefined when the text is no such key. */
export function signingKeyFrom(text: string): KeyObject | undefined {
  return ed25519(() => createPrivateKey(keyInput(text)));
}

/** The key that checks their signatures, from PEM or JWK; of a private one, its public half. */
export function checkingKeyFrom(text: string): KeyObject | undefined {
  return ed25519(() => createPublicKey(keyInput(text)));
}

/** The key of development, made once in the data folder. */
export function keptSigningKey(dataDir: string): KeyObject {
  const make = () => generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" });
  const key = signingKeyFrom(kept(dataDir, "audit", () => make().toString()));
  if (!key) throw new Error("the kept key of the audit is no Ed25519 key");
  return key;
}

function keyInput(text: string) {
  const trimmed = text.trim();
  return trimmed.startsWith("{")
    ? ({ key: JSON.parse(trimmed) as Record<string, string>, format: "jwk" } as const)
    : trimmed;
}

function ed25519(read: () => KeyObject): KeyObject | undefined {
  try {
    const key = read();
    return key.asymmetricKeyType === "ed25519" ? key : undefined;
  } catch {
    return undefined;
  }
}
