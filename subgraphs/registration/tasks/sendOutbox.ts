import { and, eq, sql } from "drizzle-orm";
import { closeUndeliverable } from "../closeConsents.ts";
import { ownCall, type Services } from "../context.ts";
import type { Application } from "../data/applications.ts";
import { isRequest, lockApplication, move, type Request } from "../data/moves.ts";
import { claimDue, holdOn, markDone, putOff, type OutboxEntry } from "../data/outbox.ts";
import { consents, signingCodes } from "../data/tables.ts";
import { inTransaction } from "../data/transaction.ts";
import { readPersons, recordResidence } from "../registers/population.ts";
import { onDay } from "../registers/told.ts";
import type { SmsProvider } from "../sms/provider.ts";
import { ruleSetToday } from "../ruleSetFor.ts";
import { centreSms, consentSms, noticeSms, signingSms } from "../texts/sms.ts";
import { kazakhstanDay } from "../../shared/domain/calendar.ts";
import { faultOf } from "../../shared/logKinds.ts";

/** What became of one entry: it has left, it need not leave any more, or it has to be tried again. */
type Sent = "done" | "again";

/** What sending needs: the register's services, and the way to the telephone network. */
export interface Sending extends Services {
  readonly sms: SmsProvider;
}

/** Sends what is due for the telephone network alone. */
export const sendMessages = (services: Sending) => sendDue(["CONSENT_SMS", "SIGNING_SMS"], services);

/** Sends what population has a part in, apart from the rest: while it is slow, no code waits behind it. */
export const sendToPopulation = (services: Sending) =>
  sendDue(["RECORD_RESIDENCE", "NOTICE_SMS", "CENTRE_SMS"], services);

/** True when there may be more. An entry is sent at least once, always under the same reference. */
async function sendDue(kinds: readonly OutboxEntry["kind"][], services: Sending): Promise<boolean> {
  const entries = await claimDue(services.database, kinds, 20);
  await Promise.all(entries.map((entry) => sendOne(entry, services)));
  return entries.length === 20;
}

async function sendOne(entry: OutboxEntry, services: Sending): Promise<void> {
  const { database, log } = services;
  // A provider may make us wait longer than the lease; whoever is killed stops holding on.
  const holding = setInterval(() => void holdOn(database, entry).catch(() => undefined), 3_000);
  try {
    const sent = await senders[entry.kind](entry, services);
    if (sent === "again") return await putOff(database, entry);
    await markDone(database, entry);
  } catch (error) {
    log("outbox.failed", { kind: entry.kind, fault: faultOf(error) });
    await putOff(database, entry);
  } finally {
    clearInterval(holding);
  }
}

const senders: Record<OutboxEntry["kind"], (entry: OutboxEntry, services: Sending) => Promise<Sent>> = {
  CONSENT_SMS: sendConsentRequest,
  SIGNING_SMS: sendSigningCode,
  NOTICE_SMS: (entry, services) => sendNotice(entry, ({ person }) => person, noticeSms, services),
  CENTRE_SMS: (entry, services) => sendNotice(entry, ({ applicant }) => applicant, centreSms, services),
  RECORD_RESIDENCE: record,
};

async function sendConsentRequest(entry: OutboxEntry, services: Sending): Promise<Sent> {
  const { reference, consentId, attempts: attempt } = entry;
  const [consent] = consentId === null ? [] : await services.consents.byId([consentId]);
  if (consent?.state !== "SENDING") return "done";
  const code = services.secrets.code(consent.id, consent.nonce);
  const text = consentSms(consent, code);
  const outcome = await services.sms.send({ reference, to: consent.phone, text, attempt });
  if (outcome === "later" && !(await isTooLate(consent, services))) return "again";
  if (outcome !== "accepted") await closeUndeliverable(consent, services);
  else
    await services.database.write
      .update(consents)
      .set({ state: "SENT", sentAt: sql`clock_now()` })
      .where(and(isRequest(consent), eq(consents.state, "SENDING")));
  return "done";
}

/** A message that could not leave for a whole day is as good as one without a report. */
async function isTooLate({ id, applicationId }: Request, { clock, database }: Services): Promise<boolean> {
  const { undeliveredAfterHours } = ruleSetToday({ today: kazakhstanDay(clock()) }).policy;
  const late = await database.sql`
    select from consents where id = ${id} and application_id = ${applicationId}
      and created_at <= clock_now() - make_interval(hours => ${undeliveredAfterHours})`;
  return late.length > 0;
}

async function sendSigningCode(entry: OutboxEntry, services: Sending): Promise<Sent> {
  const { reference, applicationId, id, attempts: attempt } = entry;
  const [kept] = await services.database.write
    .select()
    .from(signingCodes)
    .where(sql`${signingCodes.applicationId} = ${applicationId} and ${signingCodes.expiresAt} > clock_now()`);
  // Used, over, or replaced by a newer code that has an entry of its own: sending it again would only repeat that one.
  if (!kept) return "done";
  const code = services.secrets.code(applicationId, kept.nonce);
  const outcome = await services.sms.send({ reference, to: kept.phone, text: signingSms(code), attempt });
  if (outcome === "rejected") services.log("signing.undeliverable", { entry: id });
  return outcome === "later" ? "again" : "done";
}

/** Tells somebody of an application, to whatever telephone is his now. */
async function sendNotice(
  entry: OutboxEntry,
  whom: (application: Application) => string,
  notice: (number: string) => string,
  services: Sending,
): Promise<Sent> {
  const { reference, applicationId, attempts: attempt } = entry;
  const [application] = await services.applications.byId([applicationId]);
  if (!application) return "done";
  const told = { iin: whom(application), on: kazakhstanDay(services.clock()) };
  const persons = await readPersons([told], services.ask, ownCall(services.clock, reference));
  if (persons === "silent") return "again";
  const phone = onDay(persons.value, told.iin, told.on)?.phone;
  if (phone == null) return "done";
  const text = notice(application.number);
  const outcome = await services.sms.send({ reference, to: phone, text, attempt });
  return outcome === "later" ? "again" : "done";
}

/**
 * Population records the residence, once however often it is asked; then the application is registered. Where population
 * says that it has no such person any more, no further try would be answered otherwise: that is an end.
 */
async function record({ reference, applicationId }: OutboxEntry, services: Sending): Promise<Sent> {
  const [application] = await services.applications.byId([applicationId]);
  if (application?.status !== "REGISTERING" || application.residenceSince === null) return "done";
  const { person: iin, rka, residenceSince: since } = application;
  const residence = { applicationId, iin, rka, since };
  const isRecorded = await recordResidence(residence, services.ask, ownCall(services.clock, reference));
  await inTransaction(services.database, async (tx) => {
    const locked = await lockApplication(tx, applicationId);
    if (locked?.status !== "REGISTERING") return;
    if (isRecorded) await move(tx, applicationId, "REGISTERED", "REGISTERED");
    else await move(tx, applicationId, "REFUSED", "PERSON_GONE");
  });
  return "done";
}
