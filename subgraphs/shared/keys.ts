import { hkdfSync, randomBytes, randomUUID } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A secret kept in the data folder for development, made once, readable by its owner alone. Of several processes that
 * start together one makes it and all read the same.
 */
export function kept(dataDir: string, name: string, make: () => string): string {
  const folder = join(dataDir, "keys");
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  return readIfThere(file) ?? makeOnce(folder, file, make());
}

/** The key that signs what gateway and registers say to each other, as development keeps it. */
export function keptInternalKey(dataDir: string): Uint8Array {
  return Buffer.from(
    kept(dataDir, "internal", () => randomBytes(32).toString("base64")),
    "base64",
  );
}

/** A key for one purpose only, from the one secret that is configured. */
export function derivedKey(secret: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", `mekenjai ${purpose}`, 32));
}

function makeOnce(folder: string, file: string, content: string): string {
  const draft = join(folder, `.${randomUUID()}`);
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    // A link appears whole or not at all, and fails where another process was first.
    linkSync(draft, file);
    return content;
  } catch (error) {
    const other = readIfThere(file);
    if (other === null) throw error;
    return other;
  } finally {
    rmSync(draft);
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
