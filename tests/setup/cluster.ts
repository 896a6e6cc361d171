import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../../subgraphs/shared/database/embedded.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The superuser's address of the cluster that all tests of this run share. */
    cluster: string;
  }
}

/** One real PostgreSQL for a whole test run, in a temporary folder; quick, because nothing in it need survive. */
export default async function cluster(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "mekenjai-test-"));
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  const embedded = await startEmbedded({ dataDir, settings });
  project.provide("cluster", embedded.url("postgres"));
  return async () => {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
