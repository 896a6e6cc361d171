import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SmscAddress } from "../../../shared/settingKinds.ts";

/** The password of this folder's network, made once. */
export function keptPassword(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "smsc-password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(4).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

/** Whoever wants to speak SMPP with it finds it here. */
export function tellAddress(folder: string, address: SmscAddress): SmscAddress {
  const { systemId, password, host, port } = address;
  const url = `smpp://${systemId}:${password}@${host}:${port}\n`;
  writeFileSync(join(folder, "smsc.url"), url, { mode: 0o600 });
  return address;
}
