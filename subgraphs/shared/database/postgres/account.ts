import { execFile, execFileSync } from "node:child_process";
import { chownSync, readFileSync, statSync } from "node:fs";

/** Whose process the database server is: PostgreSQL refuses to run as root. Empty: ours. Spread into spawn's options. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Root hands the server to whoever owns the data already, else to `postgres`, else to `nobody`; others run it themselves. */
export function serverAccount(cluster: string): Account {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  const self = process.getuid?.();
  if (self !== 0) {
    if (self !== undefined && owner && owner.uid !== self)
      throw new Error(`${cluster} belongs to another user: start as that user, or choose another DATA_DIR`);
    return {};
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return systemAccount("postgres") ?? systemAccount("nobody") ?? { uid: 65534, gid: 65534 };
}

function systemAccount(name: string): Account | null {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** Can the account pass through every folder down to this one, and enter it? */
export function canEnter(account: Account, folder: string): boolean {
  try {
    execFileSync("/bin/sh", ["-c", 'test -x "$1"', "sh", folder], { ...account, cwd: "/", stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Runs a program to its end as the account; rejects with what it wrote on its error output. */
export function runAs(account: Account, program: string, args: readonly string[]): Promise<string> {
  const options = {
    ...account,
    cwd: process.platform === "win32" ? undefined : "/",
    env: serverEnvironment(),
  };
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (error, output, complaint) => {
      if (error) reject(new Error(complaint.trim() || `${program}: ${error.code ?? error.message}`));
      else resolve(output);
    });
  });
}

/** Hands a folder that root has made to the account. */
export function giveTo({ uid, gid }: Account, folder: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
}

/** Everything of ours is passed on, a shifted clock too; only language and zone are settled. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: "C", TZ: "UTC" };
}
