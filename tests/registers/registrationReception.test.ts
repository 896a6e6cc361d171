import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ruleSetOn } from "../../subgraphs/registration/domain/ruleSet.ts";
import type { Caller, RegisterName } from "../../subgraphs/shared/call.ts";
import { at, told, type Question } from "./opened.ts";
import { comesTo, input, requestTo, shield, type Result } from "./registrationActs.ts";
import { citizen, eventually, world, type Person, type World } from "./registrationWorld.ts";
import { invented } from "./invented.ts";
import {
  accountOf,
  answersForCases,
  operator,
  reception,
  receive,
  received,
  requestCodeUnder,
  signUnder,
  submitUnder,
  type Visit,
} from "./receptionActs.ts";

let it: World;
beforeAll(async () => {
  it = await world();
  answersForCases(it);
  it.persons.set(operator.iin, { phone: "+77000008888" });
});
afterAll(() => it.close());

const child = () => it.person({ birthDate: "2015-01-01", phone: null });
const childsFlat = () => it.home([it.person(), child()]);
const visitAt = (rka: string, change: Person = {}): Visit => {
  const applicant = it.person(change);
  return { applicant, person: applicant, rka };
};
const barred = async (owners: readonly string[]) => {
  const rka = it.home(owners);
  await shield(it, owners[0]!, rka, true);
  return rka;
};
const organisations = () => it.home([], { owners: [{ iin: null, bin: "990140000390" }] });
const opens = (outcome: string) => `Reception ${outcome}`;
const notNeeded = (outcome: string) => `ReceptionNotNeeded ${outcome}`;

describe("a case is opened for what can be granted at a centre and not online", () => {
  test.each<[what: string, visit: () => Visit | Promise<Visit>, answer: string]>([
    ["S18: a flat of a child", () => visitAt(childsFlat()), opens("SERVICE_CENTRE_ONLY")],
    ["S18: a flat of an organisation", () => visitAt(organisations()), opens("SERVICE_CENTRE_ONLY")],
    [
      "S18: a flat whose owner was declared incapable",
      () => visitAt(it.home([it.person({ capacity: "INCAPABLE" })])),
      opens("SERVICE_CENTRE_ONLY"),
    ],
    [
      "S18: a flat of a child that an owner has barred for online requests",
      async () => visitAt(await barred([it.person(), child()])),
      opens("SERVICE_CENTRE_ONLY"),
    ],
    ["a visitor without a telephone at the own flat", () => ownFlat({ phone: null }), opens("ELIGIBLE")],
    [
      "a visitor without a telephone at somebody's flat",
      () => visitAt(it.home([it.person()]), { phone: null }),
      opens("CONSENT_REQUIRED"),
    ],
    ["the own flat", () => ownFlat(), notNeeded("ELIGIBLE")],
    ["somebody's flat", () => visitAt(it.home([it.person()])), notNeeded("CONSENT_REQUIRED")],
    [
      "an owner without a telephone",
      () => visitAt(it.home([it.person({ phone: null })])),
      notNeeded("RETURNED"),
    ],
    ["a barred flat", async () => visitAt(await barred([it.person()])), notNeeded("RETURNED")],
    [
      "a barred flat and a visitor without a telephone",
      async () => visitAt(await barred([it.person()]), { phone: null }),
      notNeeded("RETURNED"),
    ],
    [
      "S10: state rental housing whose contract does not name the visitor",
      () => visitAt(it.home([], { fund: "STATE_RENTAL", contracts: [{ tenant: it.person(), named: [] }] })),
      notNeeded("RETURNED"),
    ],
    ["a foreigner", () => visitAt(childsFlat(), { citizenship: "RUS" }), notNeeded("REFUSED")],
    ["an address that does not exist", () => visitAt("9999999999999999"), notNeeded("REFUSED")],
    [
      "somebody the visitor may not apply for",
      () => ({ ...visitAt(childsFlat()), person: it.person() }),
      notNeeded("REFUSED"),
    ],
  ])("%s", async (_what, visit, expected) => {
    const found = await received(it, await visit());
    expect(`${found.__typename} ${found.eligibility?.outcome ?? found.code}`).toBe(expected);
  });
  const ownFlat = (change: Person = {}) => {
    const visit = visitAt(it.home([]), change);
    it.homes.get(visit.rka)!.owners = [{ iin: visit.applicant, bin: null }];
    return visit;
  };

  test("what goes online is said to go online, and what cannot be granted is said with every ground", async () => {
    const online = await received(it, visitAt(it.home([it.person()])));
    expect(online.message).toMatch(/eGov Mobile/);
    const refused = await received(it, visitAt(childsFlat(), { citizenship: "RUS", capacity: "LIMITED" }));
    expect(refused.message).toMatch(/citizen.*restricted in capacity/is);
  });

  test("a stranger's number looks the same as one that does not exist", async () => {
    const { applicant, rka } = visitAt(childsFlat());
    const strangers = await received(it, { applicant, person: it.person(), rka });
    expect(await received(it, { applicant, person: invented(9_700), rka })).toEqual(strangers);
  });

  test.each<[RegisterName, () => string]>([
    ["population", childsFlat],
    ["population", organisations],
    ["property", childsFlat],
  ])("while %s is silent nobody's data is opened", async (register, rka) => {
    const visit = visitAt(rka());
    it.silent.add(register);
    const answer = await receive(it, visit);
    it.silent.delete(register);
    expect(told(answer)).toEqual(["openReception REGISTER_UNAVAILABLE"]);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ register });
    expect(await it.sql`select 1 from referrals where applicant = ${visit.applicant}`).toEqual([]);
  });
});

describe("who opens it", () => {
  const cases: [string, () => Question, string][] = [
    ["a citizen", () => ({ by: citizen(it.person()) }), "FORBIDDEN"],
    ["nobody who has signed in", () => ({ by: { role: "anonymous" } }), "FORBIDDEN"],
    ["an analyst", () => ({ by: { role: "analyst" } }), "FORBIDDEN"],
    [
      "an officer",
      () => ({ by: { role: "leb_officer", iin: invented(9_001), bin: "990140000390", kato: "710000000" } }),
      "FORBIDDEN",
    ],
    ["an operator without a purpose", () => ({ purpose: null }), "PURPOSE_REQUIRED"],
    ["an operator with an officer's", () => ({ purpose: "RENTAL_TENANT_CHECK" }), "PURPOSE_REQUIRED"],
  ];
  test.each(cases)("not %s", async (_who, question, code) => {
    const answer = await receive(it, visitAt(childsFlat()), question());
    expect(told(answer)).toEqual([`openReception ${code}`]);
  });

  test("an operator with the purpose alone; nobody receives himself", async () => {
    const visit = visitAt(childsFlat());
    expect(told(await receive(it, visit, { case: null }))).toEqual([]);
    for (const own of [{ applicant: operator.iin }, { person: operator.iin }])
      expect(told(await receive(it, { ...visit, ...own }))).toEqual(["openReception FORBIDDEN"]);
  });

  test("an operator asks about so many visits a day, whatever the answer", async () => {
    const by: Caller = { role: "service_centre_operator", iin: invented(9_004) };
    const { receptionsADay } = ruleSetOn("2025-11-24")!.policy.limits;
    await it.sql`insert into daily_counts values
      ('RECEPTION', ${by.iin}, (clock_now() at time zone 'UTC' + interval '5 hours')::date, ${receptionsADay - 1})`;
    const goesOnline = visitAt(it.home([it.person()]));
    expect(told(await receive(it, goesOnline, { by }))).toEqual([]);
    expect(told(await receive(it, goesOnline, { by }))).toEqual(["openReception RATE_LIMITED"]);
    await it.later(86_400);
    expect(told(await receive(it, goesOnline, { by }))).toEqual([]);
  });

  test("an operator whose own referral it is does not submit for himself under it", async () => {
    const rka = childsFlat();
    const by = citizen(operator.iin);
    const own = await it.query(
      `mutation($input: SubmitApplicationInput!) { submitApplication(input: $input) { ... on ApplicationNotAccepted { referral } } }`,
      { by, variables: { input: input({ person: operator.iin, rka }) } },
    );
    const number = at<string>(own, "submitApplication", "referral");
    const visit = { applicant: operator.iin, person: operator.iin, rka };
    expect(told(await submitUnder(it, number, visit))).toEqual(["submitApplication FORBIDDEN"]);
  });

  test("who opened it is kept; it lasts 30 days; the visitor is told once, the same visit has the same case", async () => {
    const visit = visitAt(childsFlat());
    const others: Caller = { role: "service_centre_operator", iin: invented(9_003) };
    const all = await Promise.all([
      received(it, visit),
      received(it, visit),
      received(it, visit, { by: others }),
    ]);
    const { number, expiresAt } = all[0];
    expect(new Set(all.map((one) => one.number))).toEqual(new Set([number]));
    expect(number).toMatch(/^REC-\d{6}-\d{6}$/);
    const [days] =
      await it.sql`select round(extract(epoch from ${expiresAt}::timestamptz - clock_now()) / 86400)::int as left`;
    expect(days?.["left"]).toBe(30);
    const [kept] = await it.sql`select opened_by from referrals where number = ${number}`;
    expect([operator.iin, others.iin]).toContain(kept?.["opened_by"]);
    expect(await accountOf(it, visit.applicant)).toMatchObject([
      { text: expect.stringContaining(number) as string, application: null },
    ]);
    await it.later(86_401);
    expect((await received(it, visit)).number).not.toBe(number);
  });
});

describe("under the number of a case", () => {
  test("S18: the operator submits what he has seen, signs, and the citizen reads who acted", async () => {
    const [parent, owner] = [it.person(), it.person()];
    const rka = it.home([owner, child()]);
    const visit = { applicant: parent, person: parent, rka };
    const number = await reception(it, visit);
    const { id, status } = await submitted(number, visit, { attestation: "The guardianship body agrees" });
    expect(status).toBe("AWAITING_SIGNATURE");
    expect((await signed(number, id)).__typename).toBe("Application");
    const registered = await comesTo(it, parent, id, "REGISTERED");
    expect(registered.history.map(({ code }) => code)).toEqual([
      "SUBMITTED_AT_CENTRE",
      "SIGNED_AT_CENTRE",
      "GRANTED",
      "REGISTERED",
    ]);
    for (const { text } of registered.history.slice(0, 2))
      expect(text).toMatch(/operator of a public service/i);
    expect(registered.consents).toEqual([]);
    const account = await accountOf(it, parent);
    expect(account.map(({ text }) => text).join("\n")).toMatch(
      /Registered.*operator.*submitted.*opened the case/is,
    );
    const told = await accountOf(it, owner);
    expect(told).toMatchObject([{ text: expect.stringMatching(/registration at your dwelling/i) as string }]);
    expect(told[0]?.application).toBeNull();
    const messages = () => Promise.resolve(it.telephone.inbox(it.phone(parent)));
    const [sms] = await eventually(messages, ({ length }) => length > 0);
    expect(sms?.text).toMatch(/Оператор центра/);
    expect(sms?.text).not.toContain(parent);
  });

  test("a repetition of the submission gets the first answer and tells nobody again", async () => {
    const visit = visitAt(childsFlat());
    const number = await reception(it, visit);
    const change = { attestation: "Seen", idempotencyKey: `again-${visit.applicant}` };
    const first = await submitted(number, visit, change);
    expect(await submitted(number, visit, change)).toEqual(first);
    expect(
      await it.sql`select 1 from outbox where application_id = ${first.id} and kind = 'CENTRE_SMS'`,
    ).toHaveLength(1);
    expect(await accountOf(it, visit.applicant)).toHaveLength(2);
  });

  test("a visitor without a telephone: the owner is asked by SMS all the same", async () => {
    const owner = it.person();
    const visit = visitAt(it.home([owner]), { phone: null });
    const number = await reception(it, visit);
    const { id } = await submitted(number, visit);
    await signed(number, id);
    const { code } = await requestTo(it, owner, id);
    await it.telephone.reply(it.phone(owner), code);
    await comesTo(it, visit.applicant, id, "REGISTERED");
  });

  test("where consent can be given online nobody attests it", async () => {
    const visit = visitAt(it.home([it.person()]), { phone: null });
    const number = await reception(it, visit);
    const answer = await submitUnder(it, number, visit, { attestation: "He said yes" });
    expect(told(answer)).toEqual(["submitApplication BAD_USER_INPUT"]);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ argument: "input.attestation" });
  });

  test("whether an attestation is needed cannot be known while a register is silent", async () => {
    const visit = visitAt(childsFlat());
    const number = await reception(it, visit);
    it.silent.add("property");
    const found = await submitted(number, visit, { attestation: "Seen" });
    it.silent.delete("property");
    expect(found).toMatchObject({
      __typename: "RegisterUnavailable",
      registers: expect.arrayContaining(["PROPERTY"]) as string[],
    });
  });

  test("without an attestation it is what it is online: for a service centre only", async () => {
    const visit = visitAt(childsFlat());
    const found = await submitted(await reception(it, visit), visit);
    expect(found).toMatchObject({ __typename: "ApplicationNotAccepted", code: "SERVICE_CENTRE_ONLY" });
  });

  test("an owner's shield bars online requests; what is agreed before the operator is none", async () => {
    const visit = visitAt(await barred([it.person(), child()]));
    const number = await reception(it, visit);
    const { id } = await submitted(number, visit, { attestation: "Both agree" });
    await signed(number, id);
    await comesTo(it, visit.applicant, id, "REGISTERED");
  });

  test.each<[what: string, change: (visit: Visit) => Partial<Visit>]>([
    ["another person", () => ({ person: it.person() })],
    ["another dwelling", () => ({ rka: childsFlat() })],
  ])("it opens nothing for %s", async (_what, change) => {
    const visit = visitAt(childsFlat());
    const number = await reception(it, visit);
    const answer = await submitUnder(it, number, { ...visit, ...change(visit) }, { attestation: "Seen" });
    expect(told(answer)).toEqual(["submitApplication FORBIDDEN"]);
    expect(answer.errors?.[0]?.message).not.toMatch(/X-Case/);
  });

  test("a number that opens nothing, or no longer, is told so at every step", async () => {
    const visit = visitAt(childsFlat());
    const number = await reception(it, visit);
    const attested = { attestation: "Seen" };
    const { id } = await submitted(number, visit, attested);
    const unknown = await submitUnder(it, "REC-000000-000000", visit, attested);
    expect(told(unknown)).toEqual(["submitApplication FORBIDDEN"]);
    await it.later(30 * 86_400 + 1);
    for (const answer of [
      await submitUnder(it, number, visit, attested),
      await requestCodeUnder(it, number, id),
      await signUnder(it, number, id),
    ]) {
      expect(told(answer)).toMatchObject([expect.stringMatching(/ FORBIDDEN$/)]);
      expect(answer.errors?.[0]?.message).toMatch(/X-Case is not open, or no longer/);
    }
    const again = await reception(it, visit);
    expect(await signed(again, id)).toMatchObject({ __typename: "Application" });
  });

  test("another visitor's case does not sign this one, nor does the operator at home", async () => {
    const [visit, other] = [visitAt(childsFlat()), visitAt(childsFlat())];
    const number = await reception(it, visit);
    const { id } = await submitted(number, visit, { attestation: "Seen" });
    const foreign = await reception(it, other);
    const none = { __typename: "NotInThisState", standing: null };
    expect(at(await requestCodeUnder(it, foreign, id), "requestSigningCode")).toMatchObject(none);
    const home = { by: citizen(operator.iin), purpose: null, case: null };
    expect(at(await requestCodeUnder(it, number, id, home), "requestSigningCode")).toMatchObject(none);
    const colleague: Question = { by: { role: "service_centre_operator", iin: invented(9_003) } };
    expect(at(await requestCodeUnder(it, number, id, colleague), "requestSigningCode")).toMatchObject(none);
  });

  test("the operator takes nothing back; the visitor does so himself", async () => {
    const visit = visitAt(childsFlat());
    const number = await reception(it, visit);
    const { id } = await submitted(number, visit, { attestation: "Seen" });
    const cancel = "mutation($id: ID!) { cancelApplication(applicationId: $id) { __typename } }";
    const by = (question: Question) => it.query(cancel, { ...question, variables: { id } });
    expect(told(await by({ by: operator, case: number }))).toEqual(["cancelApplication FORBIDDEN"]);
    expect(told(await by({ by: citizen(visit.applicant) }))).toEqual([]);
    expect(at(await signUnder(it, number, id), "signApplication")).toMatchObject({
      __typename: "NotInThisState",
      standing: "CANCELLED",
    });
  });

  test("what is signed binds the words of the attestation without saying them", async () => {
    const visit = visitAt(childsFlat());
    const attestation = "The guardianship body agrees";
    const { payload } = await submitted(await reception(it, visit), visit, { attestation });
    expect(JSON.parse(payload ?? "{}")).toMatchObject({
      attestation: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect(payload).not.toContain(attestation);
  });
});

const submitted = async (number: string, visit: Visit, change: object = {}): Promise<Result> => {
  const answer = await submitUnder(it, number, visit, change);
  expect(told(answer)).toEqual([]);
  return at<Result>(answer, "submitApplication");
};
const signed = async (number: string, id: string): Promise<Result> => {
  expect(told(await requestCodeUnder(it, number, id))).toEqual([]);
  const answer = await signUnder(it, number, id);
  expect(told(answer)).toEqual([]);
  return at<Result>(answer, "signApplication");
};
