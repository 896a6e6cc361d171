import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RegisterName } from "./call.ts";

/** In development, processes that share a data folder find each other's registers by it. */
export interface Whereabouts {
  /** Where another process has told that this register answers; undefined when none has. */
  of(register: RegisterName): string | undefined;
  tell(register: RegisterName, url: string): void;
  /** Takes back what this process has told, unless another one has told its own place since. */
  takeBack(): void;
}

export function whereabouts(dataDir: string): Whereabouts {
  const folder = join(dataDir, "registers");
  const told = new Map<string, string>();
  const read = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : undefined);
  return {
    of: (register) => read(join(folder, register)),
    tell(register, url) {
      mkdirSync(folder, { recursive: true });
      const file = join(folder, register);
      writeFileSync(file, url);
      told.set(file, url);
    },
    takeBack() {
      for (const [file, url] of told) if (read(file) === url) rmSync(file, { force: true });
    },
  };
}
