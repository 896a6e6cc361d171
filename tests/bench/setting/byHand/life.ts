import { randomInt, randomUUID } from "node:crypto";
import { decide } from "../../../../subgraphs/registration/domain/decide.ts";
import { ruleSetOn } from "../../../../subgraphs/registration/domain/ruleSet.ts";
import { append, appendEach, type Who } from "./audit.ts";
import type { Opened } from "./databases.ts";
import { factsOf } from "./facts.ts";
import {
  digest,
  today,
  registers,
  recorded,
  moved,
  event,
  told,
  counted,
  enqueued,
  claimed,
  done,
  messageLeaves,
  evidence,
} from "./rows.ts";

/**
 * The life of an application by hand: the same rows in as many transactions, the same facts looked up before each
 * decision, the audit appended. No GraphQL, no rights, no telephone network: a message is delivered as soon as it leaves.
 */
export type Step = (
  input: Readonly<Record<string, string>>,
  who: string,
  databases: Opened,
) => Promise<object>;

const aCode = () => String(randomInt(1_000_000)).padStart(6, "0");
const citizen = (iin: string): Who => ({ readerRole: "citizen", reader: digest(iin) });

export const steps: Readonly<Record<string, Step>> = {
  Submit: submit,
  Code: requestCode,
  Sign: sign,
  Consent: consent,
};

async function decision(
  applicant: string,
  rka: string,
  databases: Opened,
  confirmed: readonly string[] = [],
) {
  const on = today();
  const rules = ruleSetOn(on);
  if (!rules) throw new Error("no rules for today");
  const asked = { applicant, person: applicant, rka, confirmed: new Set(confirmed) };
  const [facts] = await factsOf([asked], on, rules, databases, append);
  if (!facts) throw new Error("one question has its facts");
  return decide(rules, facts);
}

async function submit(
  { rka = "", key = "" }: Readonly<Record<string, string>>,
  who: string,
  databases: Opened,
) {
  const { registration } = databases;
  await registration`select 1 from submissions where caller = ${who} and key = ${key}`;
  const decided = await decision(who, rka, databases);
  const id = randomUUID();
  await registration.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(1416, hashtext(${who}))`;
    await tx`select count(*) from applications where applicant = ${who} and ended_at is null`;
    await tx`insert into submissions (caller, key, input_digest, at, application_id)
      values (${who}, ${key}, ${digest(`${who} ${rka}`)}, clock_now(), ${id}) on conflict do nothing`;
    await counted(tx, "SUBMISSION", who);
    const payload = JSON.stringify({ type: "mekenjai.application", id, rka, applicant: digest(who) });
    const [row] = await tx`
      insert into applications (id, number, status, applicant, person, signer, rka, reason, channel, payload,
        payload_digest, submitted_at, decision, code)
      values (${id}, ${`H-${id}`}, 'AWAITING_SIGNATURE', ${who}, ${who}, ${who}, ${rka}, 'FAMILY', 'PORTAL', ${payload},
        ${digest(payload)}, clock_now(), ${JSON.stringify(decided)}::text::jsonb, 'SUBMITTED') returning number`;
    await event(tx, id, "AWAITING_SIGNATURE", "SUBMITTED");
    await append(
      tx,
      { ...citizen(who), kind: "CHANGE", caseNumber: String(row?.["number"]) },
      [who],
      ["Application.status"],
    );
  });
  return { id };
}

async function requestCode(
  { id = "" }: Readonly<Record<string, string>>,
  who: string,
  { registration, population }: Opened,
) {
  const [phone] = await population`select phone from phones where iin = ${who}`;
  await append(population, registers, [who], ["Person.phone"]);
  const [reference, code] = [randomUUID(), aCode()];
  await registration.begin(async (tx) => {
    await tx`select status from applications where id = ${id} for update`;
    await counted(tx, "SIGNING_CODE", who);
    await tx`
      insert into signing_codes (application_id, nonce, code_hash, phone, sent_at, expires_at, window_from)
      values (${id}, 0, ${digest(`${id} ${code}`)}, ${phone?.["phone"]}, clock_now(), clock_now() + interval '10 minutes', clock_now())`;
    await enqueued(tx, "SIGNING_SMS", id, reference, null);
  });
  await messageLeaves(registration, reference, String(phone?.["phone"]), 3);
  return { code };
}

async function sign(
  { id = "", code = "" }: Readonly<Record<string, string>>,
  who: string,
  databases: Opened,
) {
  const { registration, population } = databases;
  const rka = await registration.begin(async (tx) => {
    const [row] =
      await tx`select rka, payload, payload_digest, number from applications where id = ${id} for update`;
    const used =
      await tx`delete from signing_codes where application_id = ${id} and code_hash = ${digest(`${id} ${code}`)} returning 1`;
    if (!row || used.length === 0) throw new Error("another code");
    await evidence(tx, {
      id,
      consent: null,
      signer: who,
      payload: row["payload"],
      sum: row["payload_digest"],
      code,
    });
    await tx`update applications set status = 'CHECKING', code = 'SIGNED', signed_at = clock_now(),
      next_check_at = clock_now() + interval '15 seconds' where id = ${id}`;
    await event(tx, id, "CHECKING", "SIGNED");
    await append(
      tx,
      { ...citizen(who), kind: "SIGNATURE", caseNumber: row["number"] },
      [who],
      ["Application.status"],
    );
    return row["rka"] as string;
  });
  const decided = await decision(who, rka, databases);
  const [giver = ""] = decided.stillToAgree;
  const [phone] = await population`select phone from phones where iin = ${giver}`;
  const [asked, reference, consentCode] = [randomUUID(), randomUUID(), aCode()];
  await registration.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(1415, hashtext(${rka})) from applications where id = ${id} for update`;
    await tx`select pg_advisory_xact_lock(1416, hashtext(${giver}))`;
    const payload = JSON.stringify({
      type: "mekenjai.consent",
      id: asked,
      application: id,
      giver: digest(giver),
      rka,
    });
    await moved(tx, { id, status: "AWAITING_CONSENT", code: "CONSENT_ASKED", decision: decided });
    await tx`
      insert into consents (id, application_id, applicant, rka, giver, phone, applicant_name, person_name, address_kk,
        address_ru, payload, payload_digest, state, nonce, code_hash, created_at)
      values (${asked}, ${id}, ${who}, ${rka}, ${giver}, ${phone?.["phone"]}, 'Кісі', 'Кісі', 'мекенжай', 'адрес', ${payload},
        ${digest(payload)}, 'SENDING', 0, ${digest(`${asked} ${consentCode}`)}, clock_now())`;
    await told(tx, id, giver, "CONSENT_WANTED");
    await enqueued(tx, "CONSENT_SMS", id, reference, asked);
    await append(tx, { ...registers, kind: "DECISION", caseNumber: id }, [who], ["Application.status"]);
  });
  await messageLeaves(registration, reference, String(phone?.["phone"]), 9, async () => {
    await registration`update consents set state = 'SENT', sent_at = clock_now() where id = ${asked}`;
  });
  await registration`update consents set state = 'DELIVERED', delivered_at = clock_now(),
    deadline = clock_now() + interval '60 minutes' where id = ${asked}`;
  return { consent: asked, code: consentCode, giver };
}

async function consent(
  { consent: asked = "", code = "" }: Readonly<Record<string, string>>,
  who: string,
  databases: Opened,
) {
  const { registration, population } = databases;
  const [row] = await registration`
    select application_id, giver, rka, payload, payload_digest from consents where id = ${asked} and code_hash = ${digest(`${asked} ${code}`)}`;
  if (!row) throw new Error("another code");
  const [id, giver, rka] = [row["application_id"], row["giver"], row["rka"]].map(String) as [
    string,
    string,
    string,
  ];
  await registration.begin(async (tx) => {
    await tx`select status from applications where id = ${id} for update`;
    await tx`update consents set state = 'CONFIRMED', answered_at = clock_now() where id = ${asked} and deadline > clock_now()`;
    await evidence(tx, {
      id,
      consent: asked,
      signer: giver,
      payload: row["payload"],
      sum: row["payload_digest"],
      code,
    });
    await moved(tx, { id, status: "CHECKING", code: "CONSENTS_GIVEN" });
    await appendEach(
      tx,
      { ...citizen(giver), kind: "CONSENT", caseNumber: asked },
      [giver, who],
      ["Consent.state"],
    );
  });
  const decided = await decision(who, rka, databases, [giver]);
  if (decided.outcome !== "ELIGIBLE") throw new Error(`decided otherwise: ${decided.outcome}`);
  const reference = randomUUID();
  await registration.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(1415, hashtext(${rka})) from applications where id = ${id} for update`;
    await moved(tx, { id, status: "REGISTERING", code: "GRANTED", decision: decided, since: today() });
    await enqueued(tx, "RECORD_RESIDENCE", id, reference, null);
    await append(tx, { ...registers, kind: "DECISION", caseNumber: id }, [who], ["Application.status"]);
  });
  await claimed(registration, reference);
  await recorded(population, id, who, rka);
  await registration.begin(async (tx) => {
    await tx`select status from applications where id = ${id} for update`;
    await moved(tx, { id, status: "REGISTERED", code: "REGISTERED", ended: true });
    await told(tx, id, who, "REGISTERED");
    await append(tx, { ...registers, kind: "CHANGE", caseNumber: id }, [who], ["Application.status"]);
  });
  await done(registration, reference);
  return { status: "REGISTERED" };
}
