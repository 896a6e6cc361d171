import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { giveTo, serverEnvironment } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { type Door, guardedStart, makeDoor } from "./door.ts";
import { pidFile } from "./pidFile.ts";
import type { Place } from "./place.ts";

/** Server settings by name, over the defaults for a small server that loses nothing in a crash. */
export type Settings = Readonly<Record<string, string | number>>;

const defaults: Settings = {
  shared_buffers: "128MB",
  max_connections: 200,
  fsync: "on",
  synchronous_commit: "on",
  jit: "off",
  // No replicas here: less is written ahead.
  wal_level: "minimal",
  max_wal_senders: 0,
  // The server's own log would repeat statements and the values in them.
  log_min_messages: "fatal",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
};

const windows = process.platform === "win32";

/** Starts a server on the cluster; null when it ended at once, because another process was first or it cannot run. */
export async function launch(binaries: Binaries, place: Place, settings: Settings): Promise<Door | null> {
  const door = windows ? { path: "", leave: () => undefined } : await makeDoor(place);
  const command = [
    binaries.postgres,
    "-D",
    place.cluster,
    ...flags({ ...defaults, ...(await address(place)), ...settings }),
  ];
  const log = openSync(logFile(place.cluster), "a", 0o600);
  const [program = "", ...args] = windows
    ? command
    : ["/bin/sh", "-c", guardedStart, "sh", place.cluster, door.path, ...command];
  const child = spawn(program, args, {
    ...place.account,
    cwd: windows ? undefined : "/",
    env: serverEnvironment(),
    // A session of its own: Ctrl-C in the terminal is for us, who close our work first.
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.once("exit", door.leave);
  child.unref();
  return (await ready(child, place.cluster)) ? door : null;
}

const logFile = (cluster: string) => join(cluster, "server.log");

/** The last words of a server that did not start. */
export function lastWords(cluster: string): string {
  return readFileSync(logFile(cluster), "utf8").trim().split("\n").slice(-5).join("\n");
}

function flags(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function address({ cluster, account }: Place): Promise<Settings> {
  if (windows) return { listen_addresses: "127.0.0.1", port: await freePort() };
  return { listen_addresses: "", port: 5432, unix_socket_directories: socketFolder(cluster, account) };
}

const temporary = "/tmp/mekenjai-socket-";

export const isTemporary = (folder: string) => folder.startsWith(temporary);

/** In the cluster, which nobody else may enter; a path too long for a socket is replaced by a temporary folder. */
function socketFolder(cluster: string, account: Place["account"]): string {
  if (Buffer.byteLength(cluster) < 85) return cluster;
  const folder = mkdtempSync(temporary);
  giveTo(account, folder);
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

async function ready(child: ChildProcess, cluster: string): Promise<boolean> {
  let failed = child.pid === undefined;
  child.once("error", () => (failed = true));
  while (!failed && child.exitCode === null && child.signalCode === null) {
    const file = pidFile(cluster);
    if (file?.pid === child.pid && file?.status === "ready") return true;
    await sleep(5);
  }
  return false;
}
