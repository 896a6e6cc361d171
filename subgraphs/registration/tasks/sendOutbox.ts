import { eq, sql } from "drizzle-orm";
import { closeUndeliverable } from "../closeConsents.ts";
import { ownCall, type Services } from "../context.ts";
import { lockApplication, move } from "../data/moves.ts";
import { claimDue, markDone, putOff, type OutboxEntry } from "../data/outbox.ts";
import { consents, signingCodes } from "../data/tables.ts";
import { inTransaction } from "../data/transaction.ts";
import { readPersons, recordResidence } from "../registers/population.ts";
import { onDay } from "../registers/told.ts";
import { consentSms, noticeSms, signingSms } from "../texts/sms.ts";
import { kazakhstanDay } from "../../shared/domain/calendar.ts";
import { faultOf } from "../../shared/logKinds.ts";

/** What became of one entry: it has left, it need not leave any more, or it has to be tried again. */
type Sent = "done" | "again";

/** Sends what is due for the telephone network alone. */
export const sendMessages = (services: Services) => sendDue(["CONSENT_SMS", "SIGNING_SMS"], services);

/** Sends what population has a part in, apart from the rest: while it is slow, no code waits behind it. */
export const sendToPopulation = (services: Services) => sendDue(["RECORD_RESIDENCE", "NOTICE_SMS"], services);

/** True when there may be more. An entry is sent at least once, always under the same reference. */
async function sendDue(kinds: readonly OutboxEntry["kind"][], services: Services): Promise<boolean> {
  const entries = await claimDue(services.database, kinds, 20);
  await Promise.all(entries.map((entry) => sendOne(entry, services)));
  return entries.length === 20;
}

async function sendOne(entry: OutboxEntry, services: Services): Promise<void> {
  const { database, log } = services;
  try {
    const sent = await senders[entry.kind](entry, services);
    if (sent === "again") return await putOff(database, entry);
    await inTransaction(database, (tx) => markDone(tx, entry.id));
  } catch (error) {
    log("outbox.failed", { kind: entry.kind, fault: faultOf(error) });
    await putOff(database, entry);
  }
}

const senders: Record<OutboxEntry["kind"], (entry: OutboxEntry, services: Services) => Promise<Sent>> = {
  CONSENT_SMS: sendConsentRequest,
  SIGNING_SMS: sendSigningCode,
  NOTICE_SMS: sendNotice,
  RECORD_RESIDENCE: record,
};

async function sendConsentRequest({ reference, consentId }: OutboxEntry, services: Services): Promise<Sent> {
  const [consent] = consentId === null ? [] : await services.consents.byId([consentId]);
  if (consent?.state !== "SENDING") return "done";
  const code = services.secrets.code(consent.id, consent.nonce);
  const outcome = await services.sms.send({ reference, to: consent.phone, text: consentSms(consent, code) });
  if (outcome === "later") return "again";
  if (outcome === "rejected") await closeUndeliverable(consent, services);
  else
    await services.database.write
      .update(consents)
      .set({ state: "SENT", sentAt: sql`clock_now()` })
      .where(sql`${consents.id} = ${consent.id} and ${consents.state} = 'SENDING'`);
  return "done";
}

async function sendSigningCode(
  { reference, applicationId, id }: OutboxEntry,
  services: Services,
): Promise<Sent> {
  const [kept] = await services.database.write
    .select()
    .from(signingCodes)
    .where(eq(signingCodes.applicationId, applicationId));
  // Used, or replaced by a newer code that has an entry of its own: sending it again would only repeat that one.
  if (!kept) return "done";
  const code = services.secrets.code(applicationId, kept.nonce);
  const outcome = await services.sms.send({ reference, to: kept.phone, text: signingSms(code) });
  if (outcome === "rejected") services.log("signing.undeliverable", { entry: id });
  return outcome === "later" ? "again" : "done";
}

async function sendNotice({ reference, applicationId }: OutboxEntry, services: Services): Promise<Sent> {
  const [application] = await services.applications.byId([applicationId]);
  if (!application) return "done";
  const told = { iin: application.person, on: kazakhstanDay(services.clock()) };
  const persons = await readPersons([told], services.ask, ownCall(services.clock, reference));
  if (persons === "silent") return "again";
  const phone = persons.value.get(onDay(told.iin, told.on))?.phone;
  if (phone == null) return "done";
  const outcome = await services.sms.send({ reference, to: phone, text: noticeSms(application.number) });
  return outcome === "later" ? "again" : "done";
}

/** Population records the residence, once however often it is asked; then the application is registered. */
async function record({ reference, applicationId }: OutboxEntry, services: Services): Promise<Sent> {
  const [application] = await services.applications.byId([applicationId]);
  if (application?.status !== "REGISTERING" || application.residenceSince === null) return "done";
  const { person: iin, rka, residenceSince: since } = application;
  await recordResidence({ applicationId, iin, rka, since }, services.ask, ownCall(services.clock, reference));
  await inTransaction(services.database, async (tx) => {
    const locked = await lockApplication(tx, applicationId);
    if (locked?.status === "REGISTERING") await move(tx, applicationId, "REGISTERED", "REGISTERED");
  });
  return "done";
}
