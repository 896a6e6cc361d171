import { existsSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../register.ts";
import { runAs } from "./postgres/account.ts";
import { type Binaries, embeddedBinaries } from "./postgres/binaries.ts";
import { type Door, doorOf } from "./postgres/door.ts";
import { initialise, passwordFile, superuser } from "./postgres/initialise.ts";
import { join } from "./postgres/join.ts";
import { isTemporary, lastWords, launch, type Settings } from "./postgres/launch.ts";
import { forget, isDefunct, isRunning, type PidFile, pidFile } from "./postgres/pidFile.ts";
import { type Place, placeOfCluster } from "./postgres/place.ts";

/** A running PostgreSQL in the data folder, shared with every other process that uses the same folder. */
export interface Embedded {
  /** The address of a database for a role; without one, for the cluster's superuser. */
  url(database: string, role?: string): string;
  /** True when the server was running already. */
  readonly joined: boolean;
  /** Leaves the server; it stops, and is waited for, when nobody else uses it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly settings?: Settings;
  readonly log?: Log;
}

const noLog: Log = () => undefined;

let lastStart: Promise<unknown> = Promise.resolve();

/**
 * Starts the PostgreSQL that comes with the npm packages on `dataDir/postgres`, or joins it if it runs. Safe when
 * several processes do so at once, and after any of them was killed. Throws, naming DATABASE_URL, where it cannot run.
 */
export function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const start = lastStart.then(() => startOrJoin(options));
  lastStart = start.catch(() => undefined);
  return start;
}

async function startOrJoin({ dataDir, settings = {}, log = noLog }: EmbeddedOptions): Promise<Embedded> {
  const place = placeOfCluster(dataDir, log);
  const binaries = await embeddedBinaries(place.account, dirname(place.cluster));
  await initialise(binaries, place, settings["fsync"] !== "off");
  const tries = { failed: 0, silent: 0 };
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const running = pidFile(place.cluster);
    const server =
      running && isRunning(running)
        ? await tryToJoin(place, running, tries)
        : await tryToLaunch(place, binaries, settings, running, tries);
    if (server) return embedded(place, binaries, server.door, server.joined);
    await sleep(25);
  }
  const pid = pidFile(place.cluster)?.pid;
  throw new Error(`the database in ${place.cluster} neither answers nor ends: stop process ${pid}`);
}

interface Tries {
  failed: number;
  silent: number;
}

async function tryToLaunch(
  place: Place,
  binaries: Binaries,
  settings: Settings,
  left: PidFile | null,
  tries: Tries,
) {
  if (left && isDefunct(left.pid)) forget(place.cluster, left);
  const door = await launch(binaries, place, settings);
  if (door) return { door, joined: false };
  // Lost to another process, or the last server's children are still letting go of its memory.
  if (!isRunning(pidFile(place.cluster)) && ++tries.failed > 20) throw new Error(lastWords(place.cluster));
  return null;
}

async function tryToJoin(place: Place, running: PidFile, tries: Tries) {
  if (running.status === "stopping") return null;
  const joining = await join(place.cluster, running, url(place, running, superuser));
  if (typeof joining === "object") return { door: joining.door, joined: true };
  tries.silent = joining === "silent" ? tries.silent + 1 : 0;
  // The number in the file is another program's by now.
  if (tries.silent > 100) forget(place.cluster, running);
  return null;
}

function embedded(place: Place, binaries: Binaries, door: Door, joined: boolean): Embedded {
  const running = pidFile(place.cluster);
  if (!running) throw new Error(`the database in ${place.cluster} ended while it was being started`);
  return {
    joined,
    url: (database, role = superuser) => url(place, running, role, database),
    stop: async () => {
      if (process.platform === "win32" && !joined)
        await runAs({}, binaries.pgCtl, ["stop", "--mode=fast", `--pgdata=${place.cluster}`]);
      door.leave();
      await ended(place.cluster, running);
      const { socketFolder } = running;
      if (isTemporary(socketFolder) && !isRunning(pidFile(place.cluster)))
        rmSync(socketFolder, { recursive: true, force: true });
    },
  };
}

function url({ cluster }: Place, running: PidFile, role: string, database = "postgres"): string {
  if (process.platform !== "win32") {
    return `postgres://${role}@localhost/${database}?host=${encodeURIComponent(running.socketFolder)}&port=${running.port}`;
  }
  // One password, the superuser's: a register takes its role after it has connected.
  const password = readFileSync(passwordFile(cluster), "utf8");
  const taken = role === superuser ? "" : `?options=${encodeURIComponent(`-c role=${role}`)}`;
  return `postgres://${superuser}:${password}@127.0.0.1:${running.port}/${database}${taken}`;
}

/** Waits for the end of a server that nobody uses any more; one that others use keeps its door. */
async function ended(cluster: string, { pid }: PidFile): Promise<void> {
  const doorStays = Date.now() + 500;
  const isGone = () => pidFile(cluster)?.pid !== pid || !isRunning(pidFile(cluster));
  const isLeaving = () => pidFile(cluster)?.status === "stopping" || !existsSync(doorOf(cluster, pid));
  while (!isGone() && (isLeaving() || Date.now() < doorStays)) await sleep(10);
}
