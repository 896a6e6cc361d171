import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where the gateway of this data folder runs; ends the command with plain words when none does. */
export function runningUrl(): string {
  const folder = resolve(process.env["DATA_DIR"] ?? ".data");
  try {
    const { url } = JSON.parse(readFileSync(join(folder, "running.json"), "utf8")) as { url: string };
    return url;
  } catch {
    return stop(
      `No gateway runs on the data folder ${folder}: start one with npm start, or set DATA_DIR to its folder.`,
    );
  }
}

/** Ends the command: what went wrong, in one line. */
export function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
