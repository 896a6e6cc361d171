import { constants, closeSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { runAs } from "./account.ts";
import type { Place } from "./place.ts";

/**
 * How the server knows that somebody still uses it. Every process that does holds a named pipe open; the system closes
 * it when the process ends, in whatever way. A watcher beside the server reads the pipe and, when the last holder is
 * gone, stops the server. Nobody owns the server, so a register may be restarted under the feet of the others.
 */
export interface Door {
  readonly leave: () => void;
}

export const doorOf = (cluster: string, pid: number) => join(cluster, `door.${pid}`);

/**
 * Hangs the door, starts the watcher, then becomes the server under the same process number. The door is opened for
 * reading by way of both directions, which never waits, not even when whoever hung it is dead already.
 * Somebody who came in while it was being shut is waited for.
 */
export const guardedStart = `
folder="$1"; door="$1/door.$$"; mv "$2" "$door"
exec 4<> "$door" 3< "$door" 4>&-
( (
  cat <&3; mv "$door" "$door.shut"; cat <&3; rm -f "$door.shut"
  pid=$$; read -r pid rest < "$folder/postmaster.pid"; [ "$pid" = "$$" ] && kill -INT "$$"
) < /dev/null > /dev/null 2>&1 & )
shift 2; exec "$@" 3<&-`;

/** A new door, held open from its first moment; \`path\` is handed to the guarded start. */
export async function makeDoor({ cluster, account }: Place): Promise<Door & { readonly path: string }> {
  const path = join(cluster, `door.new.${randomBytes(6).toString("hex")}`);
  await runAs(account, "mkfifo", ["-m", "600", path]);
  const handle = openSync(path, constants.O_RDWR);
  return { path, leave: onlyOnce(() => closeSync(handle)) };
}

/** Null when it is being shut: the server is on its way out. */
export function enterDoor(cluster: string, pid: number): Door | null {
  if (process.platform === "win32") return { leave: () => undefined };
  const path = doorOf(cluster, pid);
  try {
    const handle = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    const leave = onlyOnce(() => closeSync(handle));
    if (existsSync(path)) return { leave };
    leave();
    return null;
  } catch {
    return null;
  }
}

function onlyOnce(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}
