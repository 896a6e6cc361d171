import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { derivedKey } from "../keys.ts";
import type { Rule, Settings } from "../settings.ts";
import type { AuditOptions } from "./audit.ts";
import { keptSigningKey, signingKeyFrom } from "./signingKey.ts";

/** Where checkpoints of the audit go, and what signs them. */
export interface AuditSettings {
  /** A file with an Ed25519 key; null in development, which keeps its own. */
  readonly keyFile: string | null;
  /** Null: `audit` in the data folder. */
  readonly folder: string | null;
}

const rules = {
  AUDIT_KEY: {
    allowed:
      "a file with a private Ed25519 key, PEM or JWK, that signs the audit's checkpoints: where the database's keeper cannot read it",
    example: "/etc/mekenjai/audit.pem",
  },
  AUDIT_CHECKPOINTS: {
    allowed: "a folder, made if absent, outside the database: copy what is written there to another place",
    example: "/var/lib/mekenjai/audit",
  },
} as const satisfies Record<string, Rule>;

export function auditSettings(settings: Settings, needed: boolean): AuditSettings {
  if (needed && settings.given("AUDIT_KEY") === undefined) settings.fault("AUDIT_KEY", rules.AUDIT_KEY);
  const keyFile = (text: string) => (signingKeyIn(resolve(text)) ? resolve(text) : undefined);
  return {
    keyFile: settings.read("AUDIT_KEY", rules.AUDIT_KEY, keyFile),
    folder: settings.read("AUDIT_CHECKPOINTS", rules.AUDIT_CHECKPOINTS, (text) => resolve(text)),
  };
}

interface Configured {
  readonly dataDir: string;
  readonly audit: AuditSettings;
}

/** A register's audit as the process is configured. The key is what gateway and registers share. */
export function auditOptions(key: Uint8Array, { dataDir, audit }: Configured): AuditOptions {
  const signing = audit.keyFile === null ? keptSigningKey(dataDir) : signingKeyIn(audit.keyFile);
  if (!signing) throw new Error("AUDIT_KEY is no longer a private Ed25519 key");
  return {
    readerKey: derivedKey(key, "audit reader"),
    checkpoints: { key: signing, folder: checkpointFolder({ dataDir, audit }) },
  };
}

export const checkpointFolder = ({ dataDir, audit }: Configured): string =>
  audit.folder ?? join(dataDir, "audit");

function signingKeyIn(file: string) {
  try {
    return signingKeyFrom(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
