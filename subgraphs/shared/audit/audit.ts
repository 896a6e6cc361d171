import { drizzle } from "drizzle-orm/postgres-js";
import type { Call, RegisterName } from "../call.ts";
import { connect } from "../database/connect.ts";
import { prepared } from "../database/open.ts";
import { faultOf, sqlState } from "../logKinds.ts";
import type { RegisterOptions } from "../register.ts";
import { accessesOf, type Accesses } from "./accesses.ts";
import { appender } from "./append.ts";
import { startCheckpoints, type CheckpointOptions } from "./checkpoints.ts";
import { readsOf, type Reads } from "./reads.ts";
import { readerHash, readerOf, type AuditEntry } from "./record.ts";

/** What a register's audit is given from outside its database. */
export interface AuditOptions {
  /** Readers are kept as a hash with this key. */
  readonly readerKey: Uint8Array;
  readonly checkpoints: CheckpointOptions;
}

/** What happened to one person's data, without who did it. */
export interface Act extends Pick<AuditEntry, "kind" | "fields" | "caseNumber"> {
  readonly person: string | null;
}

/** Of a call, what an entry says: whose it is, for what, under which case. */
export type Acted = Pick<Call, "caller" | "purpose" | "case" | "requestId">;

/** The audit of one register, in its own database. */
export interface Audit extends Accesses {
  /** What one request reads of other persons; undefined for callers without a name. */
  readsOf(call: Call): Reads | undefined;
  /** The entry of an act of this caller, or of another whose number is known, for the transaction that does it. */
  entry(act: Act, call: Acted, actor?: string): AuditEntry;
  close(): Promise<void>;
}

export function openAudit(
  register: RegisterName,
  { databaseUrl, clock, log, audit: { readerKey, checkpoints } }: Omit<RegisterOptions, "ask">,
): Audit {
  const hash = readerHash(readerKey);
  const appending = connect(databaseUrl, { max: 1, connection: prepared });
  const reading = connect(databaseUrl, { max: 1, max_pipeline: 1, connection: prepared });
  const append = appender(appending, (error) =>
    log("audit.unavailable", { register, fault: faultOf(error), sqlState: sqlState(error) }),
  );
  const checking = connect(databaseUrl, { max: 1, idle_timeout: 20 });
  const signing = startCheckpoints({ register, sql: checking, clock, log, ...checkpoints });
  return {
    ...accessesOf(register, drizzle(reading), hash),
    readsOf: (call) => readsOf(call, append, hash),
    entry: ({ kind, person, fields, caseNumber }, call, actor) => ({
      ...readerOf(actor === undefined ? call : { caller: { role: "citizen", iin: actor } }, hash),
      kind,
      persons: person === null ? [] : [person],
      fields,
      purpose: call.purpose,
      caseNumber: caseNumber ?? call.case,
      requestId: call.requestId,
      refused: false,
    }),
    close: async () => {
      await signing.stop();
      await Promise.all([appending, reading, checking].map((client) => client.end({ timeout: 5 })));
    },
  };
}
