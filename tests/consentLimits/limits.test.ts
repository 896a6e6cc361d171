import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ruleSetOn } from "../../subgraphs/registration/domain/ruleSet.ts";
import { eventTexts } from "../../subgraphs/registration/texts/events.ts";
import type { Caller } from "../../subgraphs/shared/call.ts";
import { at, told } from "../registers/opened.ts";
import { invented } from "../registers/invented.ts";
import {
  answer,
  ask,
  cancel,
  comesTo,
  consentsOf,
  input,
  read,
  requestCode,
  send,
  sign,
  submit,
  type Result,
} from "../registers/registrationActs.ts";
import { citizen, world, type World } from "../registers/registrationWorld.ts";

let it: World;
beforeAll(async () => {
  it = await world();
});
afterAll(() => it.close());

const { limits } = ruleSetOn("2025-11-24")!.policy;

/** Applies and signs with the first code, wherever that leads. */
async function applied(by: string, rka: string): Promise<string> {
  const { id, status } = await submit(it, by, rka);
  if (status !== "AWAITING_SIGNATURE") return id;
  await requestCode(it, by, id);
  await sign(it, by, id, it.context().secrets.code(id, 0));
  return id;
}
const applyTimes = async (number: number, by: () => string, rka: () => string) => {
  for (let count = 0; count < number; count += 1) await applied(by(), rka());
};
const isAsked = async (id: string) => (await consentsOf(it, id)).length > 0;

describe("what the applicant is told", () => {
  const decline = async (by: string, rka: string) => {
    const [asked] = await consentsOf(it, await applied(by, rka));
    await answer(it, asked!.giver, asked!.id, it.context().secrets.code(asked!.id, asked!.nonce), false);
  };
  const grounds: [string, (by: string, owner: string, rka: string) => Promise<unknown>][] = [
    [
      "his own requests",
      (by) =>
        applyTimes(
          limits.byApplicant.atOnce,
          () => by,
          () => it.home([it.person()]),
        ),
    ],
    [
      "others' requests at the dwelling",
      (_by, _owner, rka) =>
        applyTimes(
          limits.atDwelling.atOnce,
          () => it.person(),
          () => rka,
        ),
    ],
    [
      "others' requests to the owner",
      (_by, owner) =>
        applyTimes(
          limits.toGiver.atOnce,
          () => it.person(),
          () => it.home([owner]),
        ),
    ],
    [
      "an owner who does not want him",
      async (by, _owner, rka) => {
        for (let count = 0; count < limits.ofOnePair.declined; count += 1) await decline(by, rka);
      },
    ],
  ];
  test("is the same, whatever the ground, and nothing of other people", async () => {
    const answers = [];
    for (const [, make] of grounds) {
      const [by, owner] = [it.person(), it.person()];
      const rka = it.home([owner]);
      await make(by, owner, rka);
      const { id } = await submit(it, by, rka);
      const { status, statusText, consents, decision, history } = await read(it, by, id);
      const events = history.map(({ code, text }) => `${code} ${text}`);
      answers.push({ status, statusText, consents, outcome: decision.outcome, events });
    }
    expect(answers[0]?.events).toMatchObject([expect.stringMatching(/^CONSENT_REQUESTS_LIMIT /)]);
    expect(answers[0]?.statusText).toMatch(/too many requests.*tomorrow.*7 days/i);
    for (const one of answers) expect(one).toEqual(answers[0]);
  });

  test("names the days of the policy, in each language", () => {
    for (const text of Object.values(eventTexts.CONSENT_REQUESTS_LIMIT))
      expect(text).toMatch(new RegExp(`\\b${limits.ofOnePair.days}\\b`));
  });

  test("comes before he signs; what was submitted before the limit was reached is counted when it is signed", async () => {
    const rka = it.home([it.person()]);
    const early = it.person();
    const { id } = await submit(it, early, rka);
    await applyTimes(
      limits.atDwelling.atOnce,
      () => it.person(),
      () => rka,
    );
    const late = await submit(it, it.person(), rka);
    expect(late).toMatchObject({ __typename: "Application", status: "RETURNED" });
    it.homes.get(rka)!.owners!.push({ iin: it.person(), bin: null });
    await requestCode(it, early, id);
    const signed = await sign(it, early, id, it.context().secrets.code(id, 0));
    expect(signed).toMatchObject({ __typename: "Application", status: "RETURNED" });
    expect(await isAsked(id)).toBe(false);
    // What is kept is the decision on the facts of that moment: there were two owners by then.
    expect((await read(it, early, id)).decision.consentsRequired).toBe(2);
  });
});

describe("what no limit touches", () => {
  test("an owner at his own dwelling, however many ask him", async () => {
    const owner = it.person();
    const rka = it.home([owner]);
    await applyTimes(
      limits.atDwelling.atOnce,
      () => it.person(),
      () => rka,
    );
    await comesTo(it, owner, await applied(owner, rka), "REGISTERED");
  });

  test("an application that asks again because the dwelling was sold meanwhile", async () => {
    const [by, owner, buyer] = [it.person(), it.person(), it.person()];
    const rka = it.home([owner]);
    for (let count = 1; count < limits.byApplicant.aDay; count += 1)
      await cancel(it, by, await applied(by, it.home([it.person()])));
    const id = await applied(by, rka);
    it.homes.get(rka)!.owners = [{ iin: buyer, bin: null }];
    const [asked] = await consentsOf(it, id);
    await answer(it, owner, asked!.id, it.context().secrets.code(asked!.id, asked!.nonce));
    expect((await consentsOf(it, id)).map(({ giver }) => giver)).toEqual([owner, buyer]);
  });
});

describe("signing codes", () => {
  test("are limited over all applications of one signer, until the next day in Kazakhstan", async () => {
    const by = it.person();
    const request = async (id: string) => requestCode(it, by, id);
    const ids = [];
    for (let count = 0; count < 9; count += 1) ids.push((await submit(it, by, it.home([by]))).id);
    const sent: Result[] = [];
    for (const id of ids) sent.push(...(await Promise.all(Array.from({ length: 5 }, () => request(id)))));
    const types = sent.map(({ __typename }) => __typename);
    expect(types.filter((type) => type === "SigningCodeSent")).toHaveLength(limits.signingCodesADay.citizen);
    const refused = sent.at(-1)!;
    expect(refused).toMatchObject({ __typename: "TooManyAttempts", code: "SIGNING_CODES_OF_DAY" });
    expect(refused["retryAt"]).toMatch(/T19:00:00\.000Z$/);
    const other = it.person();
    expect(await requestCode(it, other, (await submit(it, other, it.home([other]))).id)).toMatchObject({
      __typename: "SigningCodeSent",
    });
    await it.later(86_400);
    expect(await request(ids[0]!)).toMatchObject({ __typename: "SigningCodeSent" });
  });

  test("asked for at once are counted each", async () => {
    const by = it.person();
    const ids = [];
    for (let count = 0; count < 9; count += 1) ids.push((await submit(it, by, it.home([by]))).id);
    const all = await Promise.all(
      ids.flatMap((id) => Array.from({ length: 5 }, () => requestCode(it, by, id))),
    );
    expect(all.filter(({ __typename }) => __typename === "SigningCodeSent")).toHaveLength(
      limits.signingCodesADay.citizen,
    );
    const rows = await it.sql`select 1 from outbox join applications on applications.id = application_id
      where kind = 'SIGNING_SMS' and signer = ${by}`;
    expect(rows).toHaveLength(limits.signingCodesADay.citizen);
  });
});

describe("applications that have not ended", () => {
  test("are limited for one applicant, however many arrive at once; who takes one back may make another, with the same key", async () => {
    const by = it.person();
    const flats = Array.from({ length: limits.openApplications + 6 }, () => it.home([by]));
    const all = await Promise.all(flats.map((rka) => submit(it, by, rka)));
    const open = all.filter(({ __typename }) => __typename === "Application");
    expect(open).toHaveLength(limits.openApplications);
    const refused = all.find(({ __typename }) => __typename !== "Application");
    expect(refused).toMatchObject({
      __typename: "ApplicationNotAccepted",
      code: "OPEN_APPLICATIONS_LIMIT",
      message: expect.stringMatching(/take back/i) as string,
      referral: null,
      eligibility: { outcome: "ELIGIBLE" },
    });
    const change = { idempotencyKey: `one-more-${by}` };
    const rka = it.home([by]);
    expect((await submit(it, by, rka, change)).code).toBe("OPEN_APPLICATIONS_LIMIT");
    await cancel(it, by, open[0]!.id);
    expect((await submit(it, by, rka, change)).__typename).toBe("Application");
  });
});

describe("submissions", () => {
  const fill = (caller: string, count: number) => it.sql`
    insert into daily_counts values ('SUBMISSION', ${caller}, (clock_now() at time zone 'UTC' + interval '5 hours')::date, ${count})`;
  const submitAs = (by: Caller, change: object, question = {}) =>
    send(it, "submitApplication", { input: input(change) }, { by, ...question });

  test("with ever new keys are limited for one day; the same key again is not counted", async () => {
    const by = it.person();
    await fill(by, limits.submissionsADay.citizen - 1);
    const last = input({ person: by, rka: it.home([by]) });
    const first = await ask(it, "submitApplication", { input: last }, by);
    for (let again = 0; again < 3; again += 1)
      expect(await ask(it, "submitApplication", { input: last }, by)).toEqual(first);
    const another = {
      person: by,
      rka: it.home([it.person({ birthDate: "2015-01-01" })]),
      idempotencyKey: `more-${by}`,
    };
    const refused = await submitAs(citizen(by), another);
    expect(told(refused)).toEqual(["submitApplication RATE_LIMITED"]);
    expect(refused.errors?.[0]?.extensions?.["retryAfter"]).toBeGreaterThan(0);
    expect(await it.sql`select 1 from submissions where caller = ${by}`).toHaveLength(1);
    expect(await it.sql`select 1 from referrals where applicant = ${by}`).toEqual([]);
    await it.later(86_400);
    expect(told(await submitAs(citizen(by), another))).toEqual([]);
  });

  test("sent at once do not slip past the day's number", async () => {
    const by = it.person();
    await fill(by, limits.submissionsADay.citizen - 2);
    const all = await Promise.all(
      Array.from({ length: 6 }, () => submitAs(citizen(by), { person: by, rka: it.home([by]) })),
    );
    expect(all.flatMap(told)).toEqual(Array.from({ length: 4 }, () => "submitApplication RATE_LIMITED"));
  });

  test("of an operator are counted for the operator, not for the visitor", async () => {
    const operator: Caller = { role: "service_centre_operator", iin: invented(9_002) };
    const visitor = it.person({ phone: null });
    const rka = it.home([visitor]);
    await fill(visitor, limits.submissionsADay.citizen);
    await fill(operator.iin, limits.submissionsADay.citizen);
    it.replies["caseScope"] = () => ({ applicant: visitor, person: visitor, rka });
    const answered = await submitAs(operator, { person: visitor, rka, channel: "SERVICE_CENTRE" });
    expect(at(answered, "submitApplication")).toMatchObject({ __typename: "Application" });
  });
});
