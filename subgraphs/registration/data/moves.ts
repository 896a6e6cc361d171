import { and, eq, inArray, isNull, sql, type SQL } from "drizzle-orm";
import { clockNow } from "../../shared/database/clock.ts";
import type { Application, ApplicationStatus } from "./applications.ts";
import { openStates, type Consent, type ConsentState } from "./consents.ts";
import { notify } from "./notifications.ts";
import { pauseSeconds } from "./outbox.ts";
import { applicationEvents, applications, consents } from "./tables.ts";
import { isUuid } from "./uuid.ts";
import { enter, holds, type Transaction } from "./transaction.ts";

/** Statuses an application never leaves. */
export const ends: ReadonlySet<ApplicationStatus> = new Set([
  "REGISTERED",
  "RETURNED",
  "REFUSED",
  "SERVICE_CENTRE_REQUIRED",
  "CANCELLED",
]);

type Change = Partial<Pick<Application, "decision" | "residenceSince">> & {
  signed?: true;
};

/** Every change of an application begins here: whoever holds the row decides its next step alone. */
export async function lockApplication(tx: Transaction, id: string): Promise<Application | null> {
  if (!isUuid(id)) return null;
  holds(tx, id);
  const [row] = await tx.select().from(applications).where(eq(applications.id, id)).for("update");
  return row ?? null;
}

/** One step of an application's life, with its event; an end also closes open requests and tells the people. */
export async function move(
  tx: Transaction,
  id: string,
  status: ApplicationStatus,
  code: string,
  { signed, ...change }: Change = {},
): Promise<Application> {
  const over = ends.has(status);
  const [row] = await tx
    .update(applications)
    .set({
      ...change,
      status,
      code,
      checks: 0,
      // The check follows at once; where it fails, or the process ends, the sweep makes it.
      nextCheckAt: status === "CHECKING" ? inSeconds(15) : null,
      ...(signed && { signedAt: clockNow }),
      ...(over && { endedAt: clockNow }),
    })
    .where(eq(applications.id, id))
    .returning();
  if (!row) throw new Error("an application that was locked is gone");
  enterStep(tx, row, signed ? "SIGNATURE" : change.decision ? "DECISION" : "CHANGE");
  await tx.insert(applicationEvents).values({ applicationId: id, at: clockNow, status, code });
  if (over) {
    await closeRequests(tx, id);
    await notify(tx, [row.applicant, row.person], code, id);
  }
  return row;
}

/** Enters a step of an application into the audit. What is decided, the register decides, whoever asked for it. */
export function enterStep(
  tx: Transaction,
  { applicant, person, number }: Application,
  kind: "CHANGE" | "DECISION" | "SIGNATURE",
): void {
  const act = { kind, fields: ["Application.status"], caseNumber: number };
  enter(tx, [applicant, person], act, kind === "DECISION" ? "register" : undefined);
}

/** The facts could not all be read: ask again after a pause that grows. Said once, however long it takes. */
export async function waitForRegisters(
  tx: Transaction,
  application: Application,
  decision: Application["decision"],
) {
  const { id, checks } = application;
  const code = "REGISTER_SILENT";
  await tx
    .update(applications)
    .set({ code, decision, checks: checks + 1, nextCheckAt: inSeconds(pauseSeconds(checks + 1)) })
    .where(eq(applications.id, id));
  if (application.code === code) return;
  await tx.insert(applicationEvents).values({ applicationId: id, at: clockNow, status: "CHECKING", code });
  // Nothing is decided yet.
  enterStep(tx, application, "CHANGE");
}

const inSeconds = (seconds: number) => sql`clock_now() + make_interval(secs => ${seconds})`;

/** Requests nobody needs an answer to any more. */
async function closeRequests(tx: Transaction, applicationId: string): Promise<void> {
  await tx
    .update(consents)
    .set({ state: "CANCELLED" })
    .where(and(eq(consents.applicationId, applicationId), inArray(consents.state, openStates)));
}

/** A request for consent, known by its own id and, for it lies with its application, by that. */
export type Request = Pick<Consent, "id" | "applicationId">;

export const isRequest = ({ id, applicationId }: Request) =>
  and(eq(consents.id, id), eq(consents.applicationId, applicationId));

/** A right answer in time; null when the request is closed or the hour is over, by this database's clock. */
export async function settleInTime(
  tx: Transaction,
  request: Request,
  state: "CONFIRMED" | "DECLINED",
): Promise<Consent | null> {
  const [row] = await tx
    .update(consents)
    .set({
      state,
      answeredAt: clockNow,
      // A right code proves receipt, even before the network has reported it.
      deliveredAt: sql`coalesce(${consents.deliveredAt}, clock_now())`,
    })
    .where(and(isRequest(request), isOpen, inTime))
    .returning();
  if (row) enterAnswer(tx, row);
  return row ?? null;
}

/** An answer is the giver's own, from his account or from his telephone. */
function enterAnswer(tx: Transaction, { giver, id }: Consent): void {
  enter(tx, [giver], { kind: "CONSENT", fields: ["Consent.state"], caseNumber: id }, { iin: giver });
}

/** One more wrong code in time; null when the request is closed or the hour is over. */
export async function countWrongTry(tx: Transaction, request: Request): Promise<number | null> {
  const [row] = await tx
    .update(consents)
    .set({ wrongTries: sql`${consents.wrongTries} + 1` })
    .where(and(isRequest(request), isOpen, inTime))
    .returning({ tries: consents.wrongTries });
  return row?.tries ?? null;
}

/** Too many wrong codes: closed as declined. False when it was closed already. */
export async function declineRequest(tx: Transaction, request: Request): Promise<boolean> {
  return closed(tx, and(isRequest(request), isOpen), { state: "DECLINED", answeredAt: clockNow });
}

/** The message cannot arrive. False when it has arrived after all, or the request was closed already. */
export async function giveUpRequest(tx: Transaction, request: Request): Promise<boolean> {
  const undelivered = inArray(consents.state, ["SENDING", "SENT"]);
  return closed(tx, and(isRequest(request), undelivered), { state: "UNDELIVERABLE" });
}

/** Ends a request whose hour is over; false when it is not over, or was closed already. */
export async function expireRequest(tx: Transaction, request: Request): Promise<boolean> {
  const isLate = sql`${consents.deadline} <= clock_now()`;
  return closed(tx, and(isRequest(request), isOpen, isLate), { state: "EXPIRED" });
}

async function closed(
  tx: Transaction,
  which: SQL | undefined,
  change: { state: ConsentState; answeredAt?: SQL<Date> },
): Promise<boolean> {
  const rows = await tx.update(consents).set(change).where(which).returning({ id: consents.id });
  return rows.length > 0;
}

/** How many of the application's requests still wait for an answer. */
export const openRequests = (tx: Transaction, applicationId: string): Promise<number> =>
  tx.$count(consents, and(eq(consents.applicationId, applicationId), isOpen));

/** How many have been confirmed. */
export const confirmedConsents = (tx: Transaction, applicationId: string): Promise<number> =>
  tx.$count(consents, and(eq(consents.applicationId, applicationId), eq(consents.state, "CONFIRMED")));

/** How many applications of this applicant have not ended. */
export const openApplications = (tx: Transaction, applicant: string): Promise<number> =>
  tx.$count(applications, and(eq(applications.applicant, applicant), isNull(applications.endedAt)));

const isOpen = inArray(consents.state, openStates);
const inTime = sql`(${consents.deadline} is null or ${consents.deadline} > clock_now())`;
