import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AuditOptions } from "../../subgraphs/shared/audit/audit.ts";

/** What a register's audit needs outside its database: a key and a folder of its own. */
export function freshAudit(): AuditOptions {
  return {
    readerKey: new Uint8Array(32).fill(9),
    checkpoints: {
      key: generateKeyPairSync("ed25519").privateKey,
      folder: mkdtempSync(join(tmpdir(), "mekenjai-audit-")),
    },
  };
}
