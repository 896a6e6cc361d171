import { derivedKey } from "../keys.ts";
import type { AuditOptions } from "./audit.ts";

/** A register's audit as the process is configured. The key is what gateway and registers share. */
export function auditOptions(key: Uint8Array): AuditOptions {
  return { readerKey: derivedKey(key, "audit reader") };
}
