import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import type { Log } from "../../register.ts";
import { type Account, canEnter, serverAccount } from "./account.ts";
import { isRunning, pidFile } from "./pidFile.ts";

/** Where the cluster lies and whose it is. */
export interface Place {
  readonly cluster: string;
  readonly account: Account;
}

/**
 * `postgres` in the data folder. When root hands the server to an account that cannot pass through to it (a checkout
 * under /root), the cluster lies in a system folder instead and `postgres` is a link to it.
 */
export function placeOfCluster(dataDir: string, log: Log): Place {
  const cluster = join(resolve(dataDir), "postgres");
  mkdirSync(dataDir, { recursive: true });
  const linked = followLink(cluster);
  if (linked) return { cluster: linked, account: serverAccount(linked) };
  const account = serverAccount(cluster);
  if (account.uid === undefined) return { cluster, account };
  // Passing through is no reading: what lies in the data folder keeps its own rights.
  chmodSync(dataDir, (statSync(dataDir).mode & 0o777) | 0o011);
  if (canEnter(account, resolve(dataDir))) return { cluster, account };
  if (existsSync(cluster))
    throw new Error(
      `${cluster} cannot be entered by the account that owns it: move it, or choose another DATA_DIR`,
    );
  log("database.placed", { reason: "folder-closed-to-server-account" });
  return { cluster: clusterElsewhere(cluster, account), account };
}

/** A link whose target is gone (temporary folders are swept) is forgotten. */
function followLink(cluster: string): string | null {
  if (!lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink()) return null;
  const target = readlinkSync(cluster);
  if (existsSync(dirname(target))) return target;
  rmSync(cluster);
  return null;
}

function clusterElsewhere(link: string, account: Account): string {
  const prefix = createHash("sha256").update(link).digest("hex").slice(0, 12);
  for (const base of ["/var/lib/mekenjai", tmpdir(), "/tmp"]) {
    const folder = makeFolder(base, `postgres-${prefix}-`);
    if (!folder) continue;
    if (!canEnter(account, folder)) {
      rmSync(folder, { recursive: true });
      continue;
    }
    return linkTo(join(folder, "cluster"), link, prefix);
  }
  throw new Error(
    "no folder was found that the database server's account can enter: set DATA_DIR or DATABASE_URL",
  );
}

function makeFolder(base: string, prefix: string): string | null {
  try {
    mkdirSync(base, { recursive: true });
    const folder = mkdtempSync(join(base, prefix));
    chmodSync(folder, 0o711);
    return folder;
  } catch {
    return null;
  }
}

/** The first to set the link decides; it also removes what an earlier data folder of the same name left behind. */
function linkTo(cluster: string, link: string, prefix: string): string {
  const own = dirname(cluster);
  try {
    symlinkSync(cluster, link);
  } catch {
    rmSync(own, { recursive: true });
    return readlinkSync(link);
  }
  for (const name of readdirSync(dirname(own))) {
    const other = join(dirname(own), name);
    if (name === basename(own) || !name.startsWith(`postgres-${prefix}-`)) continue;
    if (!isRunning(pidFile(join(other, "cluster")))) rmSync(other, { recursive: true, force: true });
  }
  return cluster;
}
