import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import canonicalize from "canonicalize";
import { clockNow } from "../shared/database/clock.ts";
import type { Assessment } from "./assess.ts";
import type { Services } from "./context.ts";
import type { Application } from "./data/applications.ts";
import { holdAsking, isOverLimits } from "./data/consentLimits.ts";
import { isWaiting } from "./data/consents.ts";
import { move } from "./data/moves.ts";
import { notify } from "./data/notifications.ts";
import { enqueue } from "./data/outbox.ts";
import { consents } from "./data/tables.ts";
import type { Transaction } from "./data/transaction.ts";
import type { PersonRecord } from "./registers/population.ts";
import { ruleSetOfCase } from "./ruleSetFor.ts";
import { sha256, type Secrets } from "./secrets.ts";
import { sure } from "./sure.ts";

/**
 * Asks everyone who must still agree: one request each, and a message to each through the outbox. Where that would be one
 * request too many the application is returned, and nobody is asked.
 */
export async function askForConsent(
  tx: Transaction,
  application: Application,
  assessment: Assessment,
  { secrets }: Services,
): Promise<void> {
  const { decision, gathered, recorded } = assessment;
  const asking = { ...application, givers: decision.stillToAgree };
  await holdAsking(tx, asking);
  if (await isOverLimits(tx, asking, ruleSetOfCase(application).policy)) {
    await move(tx, application.id, "RETURNED", "CONSENT_REQUESTS_LIMIT", { decision: recorded });
    return;
  }
  const givers = decision.stillToAgree.map((iin) => reachable(sure(gathered.person(iin))));
  const requests = await withCodes(tx, givers, secrets);
  const rows = requests.map((request) => consentRow(request, application, gathered, secrets));
  await move(tx, application.id, "AWAITING_CONSENT", "CONSENT_ASKED", { decision: recorded });
  await tx.insert(consents).values(rows);
  await notify(
    tx,
    rows.map(({ giver }) => giver),
    "CONSENT_WANTED",
    application.id,
  );
  await enqueue(
    tx,
    requests.map(({ id }) => ({ kind: "CONSENT_SMS", applicationId: application.id, consentId: id })),
  );
}

function consentRow(
  { id, nonce, codeHash, giver }: Awaited<ReturnType<typeof withCodes>>[number],
  application: Application,
  gathered: Assessment["gathered"],
  secrets: Secrets,
) {
  const { addressKk, addressRu } = sure(gathered.dwelling);
  const payload = consentPayload(id, application, giver.iin, secrets);
  return {
    id,
    applicationId: application.id,
    applicant: application.applicant,
    rka: application.rka,
    giver: giver.iin,
    phone: giver.phone,
    applicantName: fullName(sure(gathered.person(application.applicant))),
    personName: fullName(sure(gathered.person(application.person))),
    addressKk,
    addressRu,
    payload,
    payloadDigest: sha256(payload),
    state: "SENDING" as const,
    nonce,
    codeHash,
    createdAt: clockNow,
  };
}

type Reachable = PersonRecord & { readonly phone: string };

const reachable = (person: PersonRecord): Reachable => ({ ...person, phone: sure(person.phone) });

/** New requests whose codes differ from each other and from every open one at the same telephone. */
async function withCodes(tx: Transaction, givers: readonly Reachable[], secrets: Secrets) {
  const phones = [...new Set(givers.map(({ phone }) => phone))];
  // Taken in one order by everybody, so that two applications never wait for each other.
  await tx.execute(sql`select pg_advisory_xact_lock(1414, hash) from
    (select distinct hashtext(unnest(${sql.param(phones)}::text[])) as hash order by 1) as telephones`);
  const open = await tx
    .select({ id: consents.id, nonce: consents.nonce, phone: consents.phone })
    .from(consents)
    .where(sql`${consents.phone} = any(${sql.param(phones)}::text[]) and ${isWaiting}`);
  const taken = new Set(open.map(({ id, nonce, phone }) => `${phone} ${secrets.code(id, nonce)}`));
  return givers.map((giver) => {
    const id = randomUUID();
    let nonce = 0;
    while (taken.has(`${giver.phone} ${secrets.code(id, nonce)}`)) nonce += 1;
    const code = secrets.code(id, nonce);
    taken.add(`${giver.phone} ${code}`);
    return { id, nonce, giver, codeHash: secrets.codeHash(id, code) };
  });
}

/** What the giver agrees to, as canonical JSON (RFC 8785); persons are bound by a keyed hash, never named. */
function consentPayload(id: string, application: Application, giver: string, secrets: Secrets): string {
  const payload = {
    type: "mekenjai.consent",
    version: 1,
    id,
    application: application.id,
    applicationDigest: application.payloadDigest,
    giver: secrets.personHash(giver),
    rka: application.rka,
  };
  return sure(canonicalize(payload));
}

function fullName({ surname, given, patronymic }: PersonRecord): string {
  return [surname, given, patronymic].filter(Boolean).join(" ");
}
