import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { giveTo, runAs } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { processLives } from "./pidFile.ts";
import type { Place } from "./place.ts";

/** The owner of the embedded cluster. */
export const superuser = "postgres";

/** Makes the cluster if there is none. It is built aside and moved into place whole, so several may try at once. */
export async function initialise(binaries: Binaries, place: Place, durable: boolean): Promise<void> {
  while (!existsSync(join(place.cluster, "PG_VERSION"))) {
    if (anotherBuilds(place.cluster)) await sleep(20);
    else await build(binaries, place, durable);
  }
}

const draftOf = (cluster: string, pid: number) => `${cluster}.new.${pid}`;

/** Two that miss each other here both build; the second to finish throws its own away. */
function anotherBuilds(cluster: string): boolean {
  const prefix = `${basename(cluster)}.new.`;
  const builders = readdirSync(dirname(cluster))
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number(name.slice(prefix.length)));
  const living = builders.filter((pid) => pid !== process.pid && processLives(pid));
  for (const pid of builders.filter((builder) => !living.includes(builder)))
    rmSync(draftOf(cluster, pid), { recursive: true, force: true });
  return living.length > 0;
}

async function build(binaries: Binaries, { cluster, account }: Place, durable: boolean): Promise<void> {
  const draft = draftOf(cluster, process.pid);
  mkdirSync(draft, { mode: 0o700 });
  giveTo(account, draft);
  await runInitdb(binaries, draft, { cluster, account }, durable);
  try {
    renameSync(draft, cluster);
  } catch (error) {
    if (!existsSync(join(cluster, "PG_VERSION"))) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * Order and case are PostgreSQL's own C.UTF-8, the same everywhere. What a letter is, pg_trgm still asks the system's
 * library: in its C locale no Cyrillic word has a letter, so one that knows UTF-8 is looked for.
 */
const characterTypes = ["C.UTF-8", "en_US.UTF-8", "UTF-8", "en-US"];

async function runInitdb(binaries: Binaries, draft: string, { cluster, account }: Place, durable: boolean) {
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8"];
  const sync = durable ? [] : ["--no-sync"];
  const settled = [`--pgdata=${draft}`, `--username=${superuser}`, "--no-instructions", ...locale, ...sync];
  for (const characters of characterTypes) {
    const args = [...settled, `--lc-ctype=${characters}`, ...authentication(cluster)];
    const complaint = await runAs(account, binaries.initdb, args).then(() => "", String);
    if (!complaint) return;
    if (!complaint.includes("locale")) throw new Error(complaint);
  }
  throw new Error("this machine has no UTF-8 locale for the database: install C.UTF-8, or set DATABASE_URL");
}

export const passwordFile = (cluster: string) => `${cluster}.password`;

/** The socket lies in a folder of the server's own account; where there are no sockets (Windows) a password guards. */
function authentication(cluster: string): string[] {
  if (process.platform !== "win32") return ["--auth=trust"];
  const file = passwordFile(cluster);
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  return ["--auth=scram-sha-256", `--pwfile=${file}`];
}
