import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { decideApplication } from "../../subgraphs/registration/decideApplication.ts";
import { ownCall } from "../../subgraphs/registration/context.ts";
import { closeUndeliverable, startHour } from "../../subgraphs/registration/closeConsents.ts";
import { decideDue, expireConsents } from "../../subgraphs/registration/tasks/sweep.ts";
import { answer, cancel, requestTo, signed, submit } from "./registrationActs.ts";
import { nothingImpossible } from "./registrationInvariants.ts";
import { eventually, world, type World } from "./registrationWorld.ts";

let it: World;
let owner: string;
let by: string;
let template: string;
const number = 200;

beforeAll(async () => {
  it = await world();
});
afterAll(() => it.close());

/** One application that waits for its owner, delivered, to be copied two hundred times. */
beforeEach(async () => {
  [owner, by] = [it.person(), it.person()];
  ({ id: template } = await signed(it, by, it.home([owner])));
  await requestTo(it, owner, template);
});

interface Waiting {
  readonly id: string;
  readonly consentId: string;
  readonly code: string;
}

/** Two hundred like it; the hour of each ends at some moment of the half second that begins in so many seconds. */
async function waiting(state = "DELIVERED", inSeconds = 0): Promise<Waiting[]> {
  const pairs = await it.sql<{ id: string; consent: string }[]>`
    with pairs as (select gen_random_uuid() as id, gen_random_uuid() as consent, turn from generate_series(1, ${number}) as turn),
    made as (insert into applications select (jsonb_populate_record(null::applications, to_jsonb(one) || jsonb_build_object(
        'id', pairs.id, 'number', left(pairs.id::text, 20), 'sequence', nextval('applications_sequence_seq')))).*
      from pairs, applications one where one.id = ${template}),
    told as (insert into application_events (application_id, at, status, code)
      select pairs.id, clock_now(), 'AWAITING_CONSENT', 'CONSENT_ASKED' from pairs)
    select id, consent from pairs`;
  const { secrets } = it.context();
  const rows = pairs.map(({ id, consent }) => ({
    id,
    consent,
    hash: secrets.codeHash(consent, secrets.code(consent, 0)),
  }));
  await it.sql`insert into consents select (jsonb_populate_record(null::consents, to_jsonb(one) || jsonb_build_object(
      'id', row.consent, 'application_id', row.id, 'code_hash', row.hash, 'nonce', 0, 'sequence', nextval('consents_sequence_seq'),
      'state', ${state}::text, 'deadline', case when ${state} = 'DELIVERED' then clock_now() + (${inSeconds}::float + random() / 2) * interval '1 second' end))).*
    from jsonb_to_recordset(${it.sql.json(rows)}) as row(id uuid, consent uuid, hash text), consents one
    where one.application_id = ${template}`;
  return pairs.map(({ id, consent }) => ({ id, consentId: consent, code: secrets.code(consent, 0) }));
}

/** At some moment of the half second in which the hours end. */
const sometime = async <Value>(act: () => Promise<Value>): Promise<Value> => {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 500));
  return act();
};

const sweeping = async (until: Promise<unknown>) => {
  const state = { over: false };
  void until.finally(() => (state.over = true));
  while (!state.over) await Promise.all([1, 2].map(() => expireConsents(it.context())));
};

/** How each came to its end, once all have. */
async function ends(all: readonly Waiting[]): Promise<Record<string, number>> {
  const ids = all.map(({ id }) => id);
  const read = () => it.sql<{ code: string; ended: boolean }[]>`select code, ended_at is not null as ended
    from applications where id = any(${ids}::uuid[])`;
  const rows = await eventually(
    async () => {
      await Promise.all([expireConsents(it.context()), decideDue(it.context())]);
      return read();
    },
    (found) => found.every(({ ended }) => ended),
    30_000,
  );
  expect(rows.filter(({ ended }) => !ended)).toEqual([]);
  await nothingImpossible(it);
  return rows.reduce<Record<string, number>>(
    (counts, { code }) => ({ ...counts, [code]: (counts[code] ?? 0) + 1 }),
    {},
  );
}

const told = (results: readonly { __typename: string }[], kind: string) =>
  results.filter(({ __typename }) => __typename === kind).length;

test("S13: two hundred owners who answer as their hour ends: in time or late, never both", async () => {
  const all = await waiting();
  const answered = Promise.all(
    all.map(({ consentId, code }) => sometime(() => answer(it, owner, consentId, code))),
  );
  await sweeping(answered);
  const results = await answered;
  const counts = await ends(all);
  expect(counts).toEqual({
    ...(told(results, "Consent") > 0 && { REGISTERED: told(results, "Consent") }),
    ...(told(results, "ConsentClosed") > 0 && { CONSENT_EXPIRED: told(results, "ConsentClosed") }),
  });
  expect(told(results, "Consent") + told(results, "ConsentClosed")).toBe(number);
});

test("two hundred answered yes in the account, no by SMS, and taken back, all at once: one end each", async () => {
  const all = await waiting("DELIVERED", 3_600);
  const results = await Promise.all(
    all.map(async ({ id, consentId, code }) => {
      const acts = [
        () => answer(it, owner, consentId, code),
        () => answer(it, owner, consentId, code, false),
        () => cancel(it, by, id),
      ].toSorted(() => Math.random() - 0.5);
      const [agreed, ...others] = await Promise.all(acts.map((act) => sometime(act)));
      return [agreed, ...others];
    }),
  );
  const counts = await ends(all);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(number);
  // A confirmed one may still have been taken back before it was decided; nothing else has two answers that count.
  const flat = results.flat();
  const declined = flat.filter((one) => one?.["state"] === "DECLINED").length;
  const cancelled = flat.filter((one) => one?.status === "CANCELLED").length;
  expect(counts["CONSENT_DECLINED"] ?? 0).toBe(declined);
  expect(counts["CANCELLED_BY_APPLICANT"] ?? 0).toBe(cancelled);
  expect(counts["REGISTERED"] ?? 0).toBe(number - declined - cancelled);
});

test("two hundred whose report of delivery and of failure come at the same moment: the hour runs, or it is returned", async () => {
  const all = await waiting("SENT");
  await Promise.all(
    all.flatMap(({ id, consentId }) => [
      sometime(() => startHour({ id: consentId, applicationId: id }, 60, it.context())),
      sometime(() => closeUndeliverable({ id: consentId, applicationId: id }, it.context())),
    ]),
  );
  await nothingImpossible(it);
  const rows =
    await it.sql`select state, deadline is null as unreported, one.code from consents join applications one on one.id = application_id
    where one.id = any(${all.map(({ id }) => id)}::uuid[])`;
  const kinds = new Set(rows.map((row) => Object.values(row).join(" ")));
  expect(
    [...kinds].filter(
      (kind) => !["DELIVERED false CONSENT_ASKED", "UNDELIVERABLE true CONSENT_UNDELIVERABLE"].includes(kind),
    ),
  ).toEqual([]);
  await Promise.all(all.map(({ id }) => cancel(it, by, id)));
});

test("S3: an application decided by twenty at once is decided once", async () => {
  const applicant = it.person();
  const rka = it.home([it.person(), it.person()]);
  const { id } = await submit(it, applicant, rka);
  await it.sql`update applications set status = 'CHECKING', signed_at = clock_now(), code = 'SIGNED', next_check_at = clock_now() where id = ${id}`;
  await it.sql`insert into application_events (application_id, at, status, code) values (${id}, clock_now(), 'CHECKING', 'SIGNED')`;
  const services = it.context();
  await Promise.all(
    Array.from({ length: 20 }, () => decideApplication(id, services, ownCall(services.clock, id))),
  );
  const asked =
    await it.sql`select code from application_events where application_id = ${id} and code = 'CONSENT_ASKED'`;
  expect(asked).toHaveLength(1);
  expect(await it.sql`select 1 from consents where application_id = ${id}`).toHaveLength(2);
});

test("a decision that was long in coming does not undo what was decided meanwhile", async () => {
  const [seller, buyer, applicant] = [it.person(), it.person(), it.person()];
  const rka = it.home([seller]);
  const { id } = await submit(it, applicant, rka);
  await it.sql`update applications set status = 'CHECKING', signed_at = clock_now(), code = 'SIGNED', next_check_at = clock_now() + interval '1 hour' where id = ${id}`;
  await it.sql`insert into application_events (application_id, at, status, code) values (${id}, clock_now(), 'CHECKING', 'SIGNED')`;
  const services = it.context();
  // This one reads the facts while the applicant owns the flat, and then hears nothing for long.
  const told = Promise.withResolvers<undefined>();
  const reading = Promise.withResolvers<undefined>();
  it.homes.get(rka)!.owners = [{ iin: applicant, bin: null }];
  const slow = decideApplication(
    id,
    {
      ...services,
      ask: async (...question) => {
        const heard = await services.ask<never>(...question);
        reading.resolve(undefined);
        await told.promise;
        return heard;
      },
    },
    ownCall(services.clock, id),
  );
  await reading.promise;
  it.homes.get(rka)!.owners = [{ iin: seller, bin: null }];
  await decideApplication(id, services, ownCall(services.clock, id));
  const { id: consentId, code } = await requestTo(it, seller, id);
  it.homes.get(rka)!.owners = [{ iin: buyer, bin: null }];
  it.silent.add("property");
  await answer(it, seller, consentId, code);
  told.resolve(undefined);
  await slow;
  const [row] = await it.sql`select status from applications where id = ${id}`;
  expect(row?.["status"]).toBe("CHECKING");
  it.silent.delete("property");
  await it.later(60);
  await requestTo(it, buyer, id);
});
