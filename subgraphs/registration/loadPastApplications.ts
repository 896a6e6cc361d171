import type { Sql, TransactionSql } from "postgres";
import { copyRows, type CopyRow } from "../shared/database/copy.ts";
import { locks } from "../shared/database/locks.ts";
import { kazakhstanDay } from "../shared/domain/calendar.ts";
import { applicationPayload } from "./applicationPayload.ts";
import { applicationNumber } from "./domain/applicationNumber.ts";
import type { Channel } from "./domain/facts.ts";
import { secretsFrom, sha256, type Secrets } from "./secrets.ts";

/** An application of former days, for a register that starts with a history: it has ended. */
export interface PastApplication {
  readonly id: string;
  /** Its place in the order, from 0. */
  readonly number: number;
  readonly applicant: string;
  readonly person: string;
  readonly rka: string;
  readonly kato: string;
  readonly reason: string;
  readonly channel: Channel;
  readonly outcome: "REGISTERED" | "RETURNED" | "REFUSED" | "SERVICE_CENTRE_ONLY";
  readonly submittedAt: Date;
  readonly decidedAt: Date;
}

/** Writes a history into an empty register: all of it or nothing. Returns how many applications it was given. */
export async function loadPastApplications(
  sql: Sql,
  past: Iterable<PastApplication>,
  secret: Uint8Array,
): Promise<number> {
  const result = await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${locks.pastApplications})`;
    const [known] = await tx`select 1 from applications limit 1`;
    return known ? 0 : load(tx, [...past], secretsFrom(secret));
  });
  return result;
}

async function load(tx: TransactionSql, past: readonly PastApplication[], secrets: Secrets): Promise<number> {
  // What was not accepted was never recorded but as a count.
  const recorded = past.filter(({ outcome }) => outcome === "REGISTERED" || outcome === "RETURNED");
  const rows = recorded.map((one) => applicationRow(one, secrets));
  await copyRows(tx, "applications", applicationColumns, rows);
  await copyRows(
    tx,
    "application_events",
    ["application_id", "at", "status", "code"],
    recorded.flatMap(eventRows),
  );
  await copyRows(tx, "unrecorded_counts", ["day", "kato", "channel", "outcome", "count"], countRows(past));
  await tx`select setval(pg_get_serial_sequence('applications', 'sequence'), ${past.length + 1})`;
  await tx`analyze applications`;
  return past.length;
}

// prettier-ignore
const applicationColumns = [
  "id", "sequence", "number", "status", "applicant", "person", "signer", "rka", "kato", "reason", "channel",
  "payload", "payload_digest", "submitted_at", "signed_at", "ended_at", "residence_since", "code",
];

/** Of old returned cases the register knows only that nobody consented in time. */
const codeOf = ({ outcome }: PastApplication) =>
  outcome === "REGISTERED" ? "REGISTERED" : "CONSENT_EXPIRED";
const signedAt = ({ submittedAt, decidedAt }: PastApplication) =>
  new Date(Math.min(submittedAt.getTime() + 60_000, decidedAt.getTime()));

function applicationRow(past: PastApplication, secrets: Secrets): CopyRow {
  const { id, applicant, person, rka, kato, reason, channel, outcome, submittedAt, decidedAt } = past;
  const number = applicationNumber(past.number + 1);
  const payload = applicationPayload(
    { id, number, applicant, person, rka, reason, channel, submittedAt },
    secrets,
  );
  const since = outcome === "REGISTERED" ? kazakhstanDay(decidedAt) : null;
  // prettier-ignore
  return [
    id, past.number + 1, number, outcome, applicant, person, applicant, rka, kato, reason, channel,
    payload, sha256(payload), submittedAt, signedAt(past), decidedAt, since, codeOf(past),
  ];
}

function eventRows(past: PastApplication): CopyRow[] {
  const { id, submittedAt, decidedAt, outcome } = past;
  return [
    [id, submittedAt, "AWAITING_SIGNATURE", "SUBMITTED"],
    [id, signedAt(past), "CHECKING", "SIGNED"],
    [id, decidedAt, outcome, codeOf(past)],
  ];
}

function countRows(past: readonly PastApplication[]): CopyRow[] {
  const refused = past.filter(({ outcome }) => outcome === "REFUSED" || outcome === "SERVICE_CENTRE_ONLY");
  const cells = Map.groupBy(refused, ({ submittedAt, kato, channel, outcome }) =>
    [kazakhstanDay(submittedAt), kato, channel, outcome].join(" "),
  );
  return [...cells].map(([cell, { length }]) => [...cell.split(" "), length]);
}
