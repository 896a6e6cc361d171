import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { personImporter } from "../../subgraphs/population/index.ts";
import { dwellingImporter } from "../../subgraphs/property/index.ts";
import { rentalImporter } from "../../subgraphs/rental/index.ts";
import { databaseAddresses } from "../../subgraphs/shared/database/addresses.ts";
import { databaseFault } from "../../subgraphs/shared/database/mask.ts";
import { openDatabase } from "../../subgraphs/shared/database/open.ts";
import type { Importer } from "../../subgraphs/shared/import/importer.ts";
import { importLines, type ImportSummary } from "../../subgraphs/shared/import/importLines.ts";
import * as kinds from "../../subgraphs/shared/settingKinds.ts";
import { Settings, SettingsFault } from "../../subgraphs/shared/settings.ts";

/**
 * `npm run import -- <register> <file.ndjson> [--all-or-nothing]`: loads records into a register's database, the same
 * that the server uses, whether it runs or not. In production, too, it goes to the database, with the database's own
 * credentials: whoever may import may write there anyway, and no open door for bulk data stands in the service.
 *
 * Exit code: 0 everything loaded, 1 some lines were bad, 2 nothing could be done.
 */
const usage =
  "usage: npm run import -- population|property|rental <file.ndjson | -> [--all-or-nothing]\n" +
  "The file holds one JSON object a line; - reads from standard input.";

const importers = {
  population: personImporter,
  property: dwellingImporter,
  rental: rentalImporter,
} as const;
type ImportedRegister = keyof typeof importers;

/** The command cannot be carried out as it was given. */
class Unusable extends Error {}

interface Order {
  readonly register: ImportedRegister;
  readonly file: string;
  readonly allOrNothing: boolean;
}

function order(args: readonly string[]): Order {
  const { values, positionals } = parsed(args);
  const [register, file, ...more] = positionals;
  const known = (Object.keys(importers) as ImportedRegister[]).find((name) => name === register);
  if (!known || !file || more.length > 0) throw new Unusable(usage);
  return { register: known, file, allOrNothing: values["all-or-nothing"] };
}

function parsed(args: readonly string[]) {
  const options = { "all-or-nothing": { type: "boolean", default: false } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new Unusable(usage);
  }
}

async function source(file: string): Promise<AsyncIterable<Buffer>> {
  if (file === "-") return process.stdin;
  const found = await stat(file).catch(() => null);
  if (!found || found.isDirectory()) throw new Unusable("there is no such file, or it cannot be read");
  return createReadStream(file, { highWaterMark: 1024 * 1024 });
}

async function addressesOf(register: ImportedRegister) {
  const settings = new Settings(process.env);
  const production = kinds.isProduction(settings);
  const dataDir = kinds.dataDir(settings);
  const { databaseUrl, registerDatabases } = kinds.databases(settings, [register], production);
  settings.finish();
  return databaseAddresses([register], {
    databaseUrl: databaseUrl ?? undefined,
    registerUrls: registerDatabases,
    dataDir,
  });
}

async function load({ register, file, allOrNothing }: Order): Promise<ImportSummary> {
  const lines = await source(file);
  const addresses = await addressesOf(register);
  try {
    const migrationsFolder = `${import.meta.dirname}/../../subgraphs/${register}/data/migrations`;
    const database = await openDatabase(addresses.of(register), { migrationsFolder });
    try {
      // Each importer takes records of its own kind; which one it is does not matter from here on.
      const importer = importers[register] as Importer<unknown>;
      return await importLines(database.sql, importer, lines, {
        allOrNothing,
        onFault,
        onProgress: progress(),
      });
    } finally {
      await database.close();
    }
  } finally {
    await addresses.stop();
  }
}

function onFault(line: number, { field, wrong }: { field: string; wrong: string }): void {
  process.stderr.write(`line ${line}: ${field}: ${wrong}\n`);
}

/** Says how far it is, at most once a second. */
function progress(): (soFar: ImportSummary) => void {
  let told = Date.now();
  return ({ read, rejected }) => {
    if (Date.now() - told < 1000) return;
    told = Date.now();
    process.stderr.write(`${read} lines read, ${rejected} rejected\n`);
  };
}

/** Errors of the database carry values; what is said of them does not. */
function account(error: unknown): string {
  if (error instanceof Unusable || error instanceof SettingsFault) return error.message;
  const fault = databaseFault(error);
  return fault.code === "UNKNOWN" && error instanceof Error
    ? `${error.name}: the import failed`
    : fault.message;
}

try {
  const summary = await load(order(process.argv.slice(2)));
  process.stderr.write(`${summary.read} lines read, ${summary.rejected} rejected\n`);
  process.stdout.write(`${JSON.stringify(summary)}\n`);
  process.exitCode = summary.rejected > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`${account(error)}\n`);
  process.exitCode = 2;
}
