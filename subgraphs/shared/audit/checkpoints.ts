import { createPublicKey, type KeyObject } from "node:crypto";
import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ISql, Sql } from "postgres";
import type { RegisterName } from "../call.ts";
import { locks } from "../database/locks.ts";
import { faultOf } from "../logKinds.ts";
import type { Log } from "../register.ts";
import { checkpointLine, readCheckpoints } from "./checkpoint.ts";
import { continuation } from "./database.ts";
import { beginning } from "./verify.ts";

/** What signs checkpoints and where they go: both outside the database. */
export interface CheckpointOptions {
  readonly key: KeyObject;
  readonly folder: string;
}

interface Surroundings extends CheckpointOptions {
  readonly register: RegisterName;
  readonly sql: Sql;
  readonly clock: () => Date;
  readonly log: Log;
}

const everyMinute = 60_000;

export const checkpointFile = (folder: string, register: RegisterName): string =>
  join(folder, `${register}.jsonl`);

/** Signs the newest record each minute in which there is a new one, and when it is ended. */
export function startCheckpoints(of: Surroundings): { stop(): Promise<void> } {
  let signing = Promise.resolve();
  const signOne = async () => {
    try {
      await signNewest(of);
    } catch (error) {
      of.log("audit.unsigned", { register: of.register, fault: faultOf(error) });
    }
  };
  const next = () => (signing = signing.then(signOne));
  const timer = setInterval(() => void next(), everyMinute);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return next();
    },
  };
}

/**
 * Signs the newest record, on top of the last checkpoint only: a chain that does not continue from there was changed,
 * and is not signed. True when there was something to sign. Several processes on one file take turns: who comes second
 * finds the record signed.
 */
export async function signNewest(of: Surroundings): Promise<boolean> {
  return of.sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${locks.checkpoint})`;
    return sign(of, tx);
  });
}

async function sign({ register, key, folder, clock }: Surroundings, sql: ISql): Promise<boolean> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = checkpointFile(folder, register);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  });
  const last = readCheckpoints(lastLine(text), register, createPublicKey(key)).at(-1);
  const from = last ?? beginning;
  const { head, isWhole } = await continuation(sql, from);
  if (!isWhole) throw new Error("the audit does not continue from its last checkpoint");
  if (head.sequence === from.sequence) return false;
  await appendFile(file, checkpointLine(register, head, clock(), key), { mode: 0o600, flush: true });
  return true;
}

const lastLine = (text: string): string => text.trimEnd().split("\n").at(-1) ?? "";
