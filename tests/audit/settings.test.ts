import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../gateway/config.ts";
import { SettingsFault, type Environment } from "../../subgraphs/shared/settings.ts";

const folder = mkdtempSync(join(tmpdir(), "mekenjai-audit-settings-"));

/** A file that holds this text. */
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const keyOf = (kind: "ed25519" | "x25519") =>
  (kind === "ed25519" ? generateKeyPairSync("ed25519") : generateKeyPairSync("x25519")).privateKey;
const pem = (kind: "ed25519" | "x25519") => keyOf(kind).export({ type: "pkcs8", format: "pem" }).toString();

/** What is said of AUDIT_KEY; null when nothing is. */
function saidOfKey(environment: Environment): string | null {
  try {
    readConfig(environment);
    return null;
  } catch (error) {
    if (!(error instanceof SettingsFault)) throw error;
    return error.message.split("\n").find((line) => line.includes("AUDIT_KEY")) ?? null;
  }
}

test.each<[what: string, path: () => string]>([
  ["PEM", () => file("key.pem", pem("ed25519"))],
  ["JWK", () => file("key.jwk", JSON.stringify(keyOf("ed25519").export({ format: "jwk" })))],
])("the key of the checkpoints is a file with %s", (_what, path) => {
  const AUDIT_KEY = path();
  expect(readConfig({ AUDIT_KEY, AUDIT_CHECKPOINTS: "points" }).audit).toEqual({
    keyFile: AUDIT_KEY,
    folder: join(process.cwd(), "points"),
  });
});

test.each<[what: string, path: () => string]>([
  ["a file that is not there", () => join(folder, "nowhere.pem")],
  ["another kind of key", () => file("other.pem", pem("x25519"))],
  ["no key at all", () => file("none.pem", "secret words")],
])("%s is refused, and its content is not told", (_what, path) => {
  const said = saidOfKey({ AUDIT_KEY: path() });
  expect(said).toContain("private Ed25519 key");
  expect(said).not.toContain("secret words");
});

test("production wants a key where a register lives here, and none where all live elsewhere", () => {
  expect(saidOfKey({ NODE_ENV: "production" })).toContain("is missing");
  const elsewhere = Object.fromEntries(
    ["POPULATION", "PROPERTY", "RENTAL", "REGISTRATION"].map((name) => [
      `${name}_URL`,
      "https://r.example.kz",
    ]),
  );
  expect(saidOfKey({ NODE_ENV: "production", ...elsewhere })).toBeNull();
});
