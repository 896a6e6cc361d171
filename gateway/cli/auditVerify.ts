import { createPublicKey, type KeyObject } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  CheckpointFault,
  readCheckpoints,
  type Checkpoint,
} from "../../subgraphs/shared/audit/checkpoint.ts";
import { checkpointFile } from "../../subgraphs/shared/audit/checkpoints.ts";
import { chainIn } from "../../subgraphs/shared/audit/database.ts";
import { chainOfDump, NoAudit } from "../../subgraphs/shared/audit/dump.ts";
import { auditSettings, checkpointFolder } from "../../subgraphs/shared/audit/options.ts";
import { checkingKeyFrom } from "../../subgraphs/shared/audit/signingKey.ts";
import { verifyChain, type Verified } from "../../subgraphs/shared/audit/verify.ts";
import { registerNames, type RegisterName } from "../../subgraphs/shared/call.ts";
import { databaseFault } from "../../subgraphs/shared/database/mask.ts";
import * as kinds from "../../subgraphs/shared/settingKinds.ts";
import { Settings, SettingsFault } from "../../subgraphs/shared/settings.ts";
import { withAuditDatabase } from "./auditDatabase.ts";

/**
 * `npm run audit:verify -- [register] [--dump <file>] [--key <file>] [--checkpoints <folder>]`: goes through the audit
 * of each register, or of one; from the database, or from a dump without any server. Exit code: 0 whole, 1 something is
 * wrong with a record or a checkpoint, 2 nothing could be verified.
 */
const usage =
  "usage: npm run audit:verify -- [register] [--dump <file>] [--key <public key, PEM or JWK>] [--checkpoints <folder>]\n" +
  `A register is one of ${registerNames.join(", ")}; with --dump it has to be named.`;

/** The command cannot be carried out as it was given. */
class Unusable extends Error {}

interface Order {
  readonly registers: readonly RegisterName[];
  readonly dump: string | undefined;
  readonly key: KeyObject;
  readonly folder: string;
}

async function order(args: readonly string[]): Promise<Order> {
  const { values, positionals } = parsed(args);
  const registers = positionals.map((given) => registerNames.find((name) => name === given));
  if (registers.length > 1 || registers.includes(undefined)) throw new Unusable(usage);
  if (values.dump !== undefined && registers.length === 0) throw new Unusable(usage);
  const settings = new Settings(process.env);
  const audit = auditSettings(settings, false);
  const dataDir = kinds.dataDir(settings);
  settings.finish();
  const keyFile = values.key ?? audit.keyFile ?? join(dataDir, "keys", "audit");
  const text = await readFile(keyFile, "utf8").catch(() => "");
  const key = checkingKeyFrom(text);
  if (!key) throw new Unusable("the key of the checkpoints is not at hand: give its public half with --key");
  return {
    registers: positionals.length > 0 ? registers.flatMap((name) => name ?? []) : registerNames,
    dump: values.dump,
    key: key.type === "public" ? key : createPublicKey(key),
    folder: values.checkpoints ?? checkpointFolder({ dataDir, audit }),
  };
}

function parsed(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    const options = { dump: text, key: text, checkpoints: text };
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new Unusable(usage);
  }
}

async function checkpointsOf(register: RegisterName, { folder, key }: Order): Promise<Checkpoint[]> {
  const text = await readFile(checkpointFile(folder, register), "utf8").catch(() => "");
  return readCheckpoints(text, register, key);
}

function verified(
  register: RegisterName,
  checkpoints: readonly Checkpoint[],
  { dump }: Order,
): Promise<Verified> {
  const anchors = checkpoints.map(({ sequence, hash, at }) => ({
    sequence,
    hash,
    told: `the checkpoint of ${at} was signed for record ${sequence}`,
  }));
  if (dump !== undefined)
    return verifyChain({ ...chainOfDump(createReadStream(dump, { highWaterMark: 1024 * 1024 })), anchors });
  return withAuditDatabase(register, async (sql) => {
    const { head, records } = await chainIn(sql);
    return verifyChain({ head: () => head, records, anchors });
  });
}

/** Says how one register's audit stands; false when something is wrong with it. */
async function verifyOne(register: RegisterName, given: Order): Promise<boolean> {
  try {
    const checkpoints = await checkpointsOf(register, given);
    const { records, fault } = await verified(register, checkpoints, given);
    if (fault) {
      console.log(`${register}: record ${fault.sequence} ${fault.wrong}: ${fault.told}`);
      return false;
    }
    const last = checkpoints.at(-1);
    const sealed = last
      ? `the last of ${checkpoints.length} checkpoints signs record ${last.sequence}, ${last.at}`
      : "no checkpoint is at hand, so that a tail that was cut off cannot be found";
    console.log(`${register}: ${records} records, whole; ${sealed}`);
    return true;
  } catch (error) {
    if (!(error instanceof CheckpointFault)) throw error;
    console.log(`${register}: ${error.message}`);
    return false;
  }
}

/** Errors of the database carry values; what is said of them does not. */
function account(error: unknown): string {
  if (error instanceof Unusable || error instanceof SettingsFault || error instanceof NoAudit)
    return error.message;
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "there is no such file";
  return databaseFault(error).message;
}

try {
  const given = await order(process.argv.slice(2));
  let whole = true;
  for (const register of given.registers) whole = (await verifyOne(register, given)) && whole;
  process.exitCode = whole ? 0 : 1;
} catch (error) {
  process.stderr.write(`${account(error)}\n`);
  process.exitCode = 2;
}
