import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Tells the commands of this data folder where the gateway is; the function returned takes it back. */
export function tellWhere({ dataDir }: { readonly dataDir: string }, url: string): () => void {
  const file = join(dataDir, "running.json");
  const told = JSON.stringify({ url, pid: process.pid });
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, told);
  return () => {
    // Another gateway on the same folder may have told its own place since.
    if (existsSync(file) && readFileSync(file, "utf8") === told) rmSync(file);
  };
}
