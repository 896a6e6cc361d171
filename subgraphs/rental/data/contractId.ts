import { createHash } from "node:crypto";

/** A contract's id: the same body and number always give the same UUID (name-based, version 8). */
export function contractId(bin: string, number: string): string {
  const hex = createHash("sha256").update(`${bin}\n${number}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
