import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** What a running server says of itself in `postmaster.pid`. */
export interface PidFile {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
  /** `starting`, `ready`, `stopping`, or empty before it said anything. */
  readonly status: string;
}

/** Null when no server has written one. */
export function pidFile(cluster: string): PidFile | null {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    const [pid, , , port, socketFolder, , , status] = lines.map((line) => line.trim());
    return { pid: Number(pid), port: Number(port), socketFolder: socketFolder ?? "", status: status ?? "" };
  } catch {
    return null;
  }
}

/** Removes what a server that is no more left lying. PostgreSQL still refuses a second server by the first one's memory. */
export function forget(cluster: string, { port, socketFolder }: PidFile): void {
  rmSync(join(cluster, "postmaster.pid"), { force: true });
  if (socketFolder) rmSync(join(socketFolder, `.s.PGSQL.${port}.lock`), { force: true });
}

/** A number taken over by another program runs too: only a connection proves a server. */
export function isRunning(file: PidFile | null): boolean {
  return file !== null && file.pid > 0 && processLives(file.pid);
}

/** Does a process of this number live? One that ended and was never collected (a container without init) does not. */
export function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  return !isDefunct(pid);
}

/** Ended, but never collected by its parent. PostgreSQL itself takes such a number for a living server. */
export function isDefunct(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}
