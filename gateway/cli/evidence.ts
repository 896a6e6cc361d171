import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readKeptCase, verifyEvidence, type KeptCase } from "../../subgraphs/registration/index.ts";
import { databaseAddresses } from "../../subgraphs/shared/database/addresses.ts";
import { databaseFault } from "../../subgraphs/shared/database/mask.ts";
import * as kinds from "../../subgraphs/shared/settingKinds.ts";
import { Settings, SettingsFault } from "../../subgraphs/shared/settings.ts";
import { signatures } from "../../subgraphs/shared/signatureSettings.ts";
import { stop } from "./running.ts";

/**
 * `npm run evidence:verify -- <application> [--export <file>]`: verifies again how an application was signed and agreed
 * to, from what the register keeps or from an exported file. Asks nobody over a network. Exit code 1 when something does
 * not hold.
 */
const usage = `npm run evidence:verify -- <application's id or number, or an exported file> [--export <file>]
  --export  writes what is kept into a file, which can be verified elsewhere with the same trust anchors.
            It holds numbers of persons: keep it as you keep the register`;

async function main(): Promise<void> {
  const { which, into } = order();
  const settings = new Settings(process.env);
  const production = kinds.isProduction(settings);
  const dataDir = kinds.dataDir(settings);
  const { anchors } = signatures(settings);
  const { databaseUrl, registerDatabases } = kinds.databases(
    settings,
    ["registration"],
    production && !existsSync(which),
  );
  settings.finish();
  const places = { databaseUrl: databaseUrl ?? undefined, registerUrls: registerDatabases, dataDir };
  const kept = existsSync(which) ? fromFile(which) : await fromRegister(places, which);
  if (into !== undefined) writeFileSync(into, JSON.stringify(kept, null, 2), { mode: 0o600 });
  const ofDevelopment = join(dataDir, "eds");
  const statements = verifyEvidence(
    kept,
    anchors ?? (!production && existsSync(ofDevelopment) ? ofDevelopment : null),
  );
  for (const { holds, sentence } of statements) console.log(`${holds ? "holds   " : "DOES NOT"} ${sentence}`);
  if (statements.length === 0) console.log("Nothing has been signed yet.");
  process.exitCode = statements.every(({ holds }) => holds) ? 0 : 1;
}

function order(): { which: string; into: string | undefined } {
  try {
    const options = { export: { type: "string" } } as const;
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const [which, ...more] = positionals;
    if (which !== undefined && more.length === 0) return { which, into: values.export };
  } catch {
    // Said below: an argument that we do not know.
  }
  return stop(usage);
}

function fromFile(path: string): KeptCase {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as KeptCase;
  } catch {
    return stop("The file cannot be read: it is none that --export wrote.");
  }
}

async function fromRegister(
  places: Parameters<typeof databaseAddresses>[1],
  which: string,
): Promise<KeptCase> {
  const addresses = await databaseAddresses(["registration"], places);
  try {
    return (await readKeptCase(addresses.of("registration"), which)) ?? stop("There is no such application.");
  } finally {
    await addresses.stop();
  }
}

/** Errors of the database carry values; what is said of them does not. */
function account(error: unknown): string {
  return error instanceof SettingsFault
    ? error.message
    : `Nothing was verified: ${databaseFault(error).message}`;
}

await main().catch((error: unknown) => stop(account(error)));
