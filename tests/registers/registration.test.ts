import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { at, told } from "./opened.ts";
import { comesTo, input, read, send, signed, submit } from "./registrationActs.ts";
import { invented } from "./invented.ts";
import { body, citizen, elsewhere, world, type World } from "./registrationWorld.ts";

let it: World;
beforeAll(async () => {
  it = await world();
});
afterAll(() => it.close());

const applications = async (by: string) =>
  Number((await it.sql`select count(*) as number from applications where applicant = ${by}`)[0]?.["number"]);
const child = (age: number) => `${new Date().getUTCFullYear() - age - 1}-12-31`;
const parentOf = (iin: string) => [{ iin, kind: "PARENT" }];
const guardianOf = (iin: string) => [{ iin, kind: "GUARDIAN" }];

test("S3, S5: an owner registers at his own dwelling without a message to anybody", async () => {
  const owner = it.person();
  const flat = it.home([owner]);
  const application = await signed(it, owner, flat);
  // Granted at once; population may have recorded it by the time the answer is read.
  expect(application.status).toMatch(/^REGISTER(ING|ED)$/);
  const ended = await comesTo(it, owner, application.id, "REGISTERED");
  expect(ended.history.map(({ status, code }) => `${status} ${code}`)).toEqual([
    "AWAITING_SIGNATURE SUBMITTED",
    "CHECKING SIGNED",
    "REGISTERING GRANTED",
    "REGISTERED REGISTERED",
  ]);
  expect(it.recorded.filter(({ iin }) => iin === owner)).toMatchObject([{ rka: flat, iin: owner }]);
  expect(it.telephone.inbox(it.phone(owner))).toHaveLength(1);
  expect(ended.consents).toEqual([]);
});

test.each(["PORTAL", "MOBILE", "SELF_SERVICE"])(
  "S1, S4: an application carries its channel: %s",
  async (channel) => {
    const owner = it.person();
    const application = await submit(it, owner, it.home([owner]), { channel });
    expect(application).toMatchObject({ channel, status: "AWAITING_SIGNATURE" });
  },
);

test("S16: an application carries its reason; the number has a check digit; what is signed names nobody", async () => {
  const owner = it.person();
  const { reason, number, payload } = await submit(it, owner, it.home([owner]), { reason: "STUDY" });
  expect(reason).toEqual({ code: "STUDY" });
  expect(number).toMatch(/^MK-\d{8}-\d$/);
  expect(JSON.parse(payload!)).toMatchObject({ type: "mekenjai.application", reason: "STUDY" });
  expect(payload).not.toContain(owner);
});

describe("refused: told at once with every ground, and not recorded", () => {
  test.each<[what: string, rules: string[], arrange: () => { by: string; rka: string; person?: string }]>([
    [
      "S2: an applicant without a linked phone",
      ["phone-linked"],
      () => {
        const by = it.person({ phone: null });
        return { by, rka: it.home([by]) };
      },
    ],
    [
      "S5: a foreigner",
      ["citizen"],
      () => {
        const by = it.person({ citizenship: "RUS" });
        return { by, rka: it.home([by]) };
      },
    ],
    [
      "S7: a child of 15 who applies alone",
      ["applicant-may-act"],
      () => ({ by: it.person({ birthDate: child(15) }), rka: it.home([it.person()]) }),
    ],
    [
      "S8: a child under 14, for whom a parent applies",
      ["not-under-14"],
      () => {
        const by = it.person();
        return {
          by,
          rka: it.home([by]),
          person: it.person({ birthDate: child(12), representatives: parentOf(by) }),
        };
      },
    ],
    [
      "S6: somebody else's ward",
      ["applies-for-self-or-represented"],
      () => {
        const by = it.person();
        const ward = it.person({ capacity: "INCAPABLE", representatives: guardianOf(it.person()) });
        return { by, rka: it.home([by]), person: ward };
      },
    ],
    [
      "a shop that is not in use, where he is registered already: all grounds at once",
      ["dwelling-residential", "not-already-here"],
      () => {
        const rka = it.home([]);
        Object.assign(it.homes.get(rka)!, { kind: "NON_RESIDENTIAL", inUse: false });
        return { by: it.person({ residenceRka: rka }), rka };
      },
    ],
  ])("%s", async (_what, rules, arrange) => {
    const { by, rka, person = by } = arrange();
    const answer = await submit(it, by, rka, { person });
    expect(answer).toMatchObject({ __typename: "ApplicationNotAccepted", code: "REFUSED", referral: null });
    const findings = at<{ rule: { id: string }; answer: string }[]>(
      { data: answer },
      "eligibility",
      "findings",
    );
    const unmet = findings.filter((one) => one.answer === "NOT_MET").map(({ rule }) => rule.id);
    expect(unmet).toEqual(expect.arrayContaining(rules));
    expect(await applications(by)).toBe(0);
  });

  test("it is counted, without a person in the count", async () => {
    const count = async () =>
      Number(
        (
          await it.sql`select coalesce(sum(count), 0) as number from unrecorded_counts where outcome = 'REFUSED'`
        )[0]?.["number"],
      );
    const before = await count();
    await submit(it, it.person({ phone: null }), it.home([]));
    expect(await count()).toBe(before + 1);
    const [row] = await it.sql`select * from unrecorded_counts limit 1`;
    expect(Object.keys(row ?? {}).toSorted()).toEqual(["channel", "count", "day", "kato", "outcome"]);
  });
});

describe("S18: a dwelling where somebody cannot consent online is for a service centre only", () => {
  const adult = {};
  const cases: [who: string, owners: () => { iin: string | null; bin: string | null }[]][] = [
    ["a minor", () => [person({ birthDate: child(10) })]],
    ["somebody declared incapable", () => [person({ capacity: "INCAPABLE" })]],
    ["somebody of limited capacity", () => [person({ capacity: "LIMITED" })]],
    ["somebody who has died", () => [person({ deathDate: "2024-01-01" })]],
    ["an organisation", () => [{ iin: null, bin: "990140000390" }]],
    ["somebody population does not know", () => [{ iin: invented(9_000), bin: null }]],
    ["nobody on record", () => []],
    ["an adult and, with a hundredth, a minor", () => [person(adult), person({ birthDate: child(10) })]],
  ];
  const person = (change: object) => ({ iin: it.person(change), bin: null });
  /** The answer without what must differ: the number to bring along. */
  const shown = ({ referral: _referral, ...answer }: Awaited<ReturnType<typeof submit>>) =>
    JSON.stringify(answer);

  test.each(cases)("owned by %s: a number to bring along, nothing recorded", async (_who, owners) => {
    const by = it.person();
    const answer = await submit(it, by, it.home([], { owners: owners() }));
    expect(answer).toMatchObject({ __typename: "ApplicationNotAccepted", code: "SERVICE_CENTRE_ONLY" });
    expect(answer["referral"]).toMatch(/^REF-\d{6}-\d{6}$/);
    expect(at({ data: answer }, "eligibility", "consentsRequired")).toBe(0);
    expect(at({ data: answer }, "eligibility", "serviceCentres", 0, "region")).toEqual({ kato: "710000000" });
    expect(await applications(by)).toBe(0);
  });

  test("the answer is word for word the same, whoever cannot consent and why", async () => {
    const answers = [];
    for (const [, owners] of cases)
      answers.push(shown(await submit(it, it.person(), it.home([], { owners: owners() }))));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).not.toMatch(/minor|child|incapable|court|dead|died|organisation/i);
  });

  test("a referral opens its case for thirty days", async () => {
    const [by, rka] = [it.person(), it.home([], { owners: [{ iin: null, bin: "990140000390" }] })];
    const number = (await submit(it, by, rka))["referral"];
    const scope = () =>
      it.internal(`query($number: ID!) { caseScope(number: $number) { applicant person rka } }`, {
        variables: { number },
      });
    expect(at(await scope(), "caseScope")).toEqual({ applicant: by, person: by, rka });
    await it.later(30 * 86_400 - 60);
    expect(at(await scope(), "caseScope")).not.toBeNull();
    await it.later(120);
    expect(at(await scope(), "caseScope")).toBeNull();
  });
});

describe("state rental housing", () => {
  const contract = (tenant: string, named: string[]) => ({
    fund: "STATE_RENTAL",
    contracts: [{ tenant, named }],
  });

  test("S9: the tenant registers a person named in his contract, who is told at once", async () => {
    const [tenant, named] = [it.person(), it.person()];
    const rka = it.home([], contract(tenant, [named]));
    const { id } = await signed(it, tenant, rka, { person: named });
    await comesTo(it, tenant, id, "REGISTERED");
    expect(it.recorded.filter(({ applicationId }) => applicationId === id)).toMatchObject([
      { iin: named, rka },
    ]);
  });

  test("S10, S11: an applicant who is not in the contract is returned at once, with the local body, in his history", async () => {
    const [tenant, other] = [it.person(), it.person()];
    const application = await submit(it, other, it.home([], contract(tenant, [])));
    expect(application).toMatchObject({
      __typename: "Application",
      status: "RETURNED",
      signingMethods: [],
      localBody: { outcome: "RETURNED", localExecutiveBody: { bin: body } },
    });
    const { history, statusText } = await read(it, other, application.id);
    expect(history.map(({ status, code }) => [status, code])).toEqual([["RETURNED", "IN_RENTAL_CONTRACT"]]);
    expect(statusText).toMatch(/not a refusal/i);
    const account = await it.query(
      `{ me { applications { nodes { id } } notifications { nodes { text(language: EN) } } } }`,
      {
        by: citizen(other),
      },
    );
    expect(at(account, "me", "applications", "nodes")).toEqual([{ id: application.id }]);
    expect(at<string>(account, "me", "notifications", "nodes", 0, "text")).toContain(application["number"]);
  });
});

describe("whom one applies for", () => {
  test("S6: a guardian applies for an adult ward, in the ward's name", async () => {
    const guardian = it.person();
    const ward = it.person({ capacity: "INCAPABLE", phone: null, representatives: guardianOf(guardian) });
    const { id } = await signed(it, guardian, it.home([guardian]), { person: ward });
    await comesTo(it, guardian, id, "REGISTERED");
    expect(it.recorded.at(-1)).toMatchObject({ applicationId: id, iin: ward });
  });

  test("S7: a parent applies for a child of 15", async () => {
    const parent = it.person();
    const teenager = it.person({ birthDate: child(15), phone: null, representatives: parentOf(parent) });
    const { id } = await signed(it, parent, it.home([parent]), { person: teenager });
    await comesTo(it, parent, id, "REGISTERED");
  });

  test("a stranger's number is answered like one that nobody has", async () => {
    const by = it.person();
    const rka = it.home([by]);
    const stranger = await submit(it, by, rka, { person: it.person({ citizenship: "RUS" }) });
    const nobody = await submit(it, by, rka, { person: invented(9_000) });
    expect(nobody).toMatchObject({ __typename: "ApplicationNotAccepted", code: "REFUSED" });
    expect(JSON.stringify(stranger)).toBe(JSON.stringify(nobody));
  });
});

describe("a silent register", () => {
  const whileSilent = async <Value>(
    register: Parameters<World["silent"]["add"]>[0],
    act: () => Promise<Value>,
  ) => {
    it.silent.add(register);
    try {
      return await act();
    } finally {
      it.silent.delete(register);
    }
  };

  test("only where population cannot say who may apply is nothing accepted; the same key may be tried again", async () => {
    const parent = it.person();
    const teenager = it.person({ birthDate: child(15), representatives: parentOf(parent) });
    const rka = it.home([parent]);
    const change = { person: teenager, idempotencyKey: "after-the-silence" };
    const silent = await whileSilent("population", () => submit(it, parent, rka, change));
    expect(silent).toMatchObject({ __typename: "RegisterUnavailable", registers: ["POPULATION"] });
    expect(await applications(parent)).toBe(0);
    expect(await submit(it, parent, rka, change)).toMatchObject({ status: "AWAITING_SIGNATURE" });
  });

  test.each(["population", "property", "rental"] as const)(
    "with %s silent an application of one's own is taken in and waits for its signature",
    async (register) => {
      const by = it.person();
      const rka = it.home([by], register === "rental" ? { fund: "STATE_RENTAL" } : {});
      const application = await whileSilent(register, () => submit(it, by, rka));
      expect(application).toMatchObject({ __typename: "Application", status: "AWAITING_SIGNATURE" });
    },
  );
});

describe("the same key", () => {
  test("with the same input gets the first answer again", async () => {
    const by = it.person();
    const [rka, idempotencyKey] = [it.home([by]), "again-and-again"];
    const first = await submit(it, by, rka, { idempotencyKey });
    expect(await submit(it, by, rka, { idempotencyKey })).toEqual(first);
    expect(await submit(it, by, rka, { idempotencyKey, attestation: null })).toEqual(first);
    expect(await applications(by)).toBe(1);
  });

  test("gets the answer again, too, where nothing was accepted, whatever has changed since", async () => {
    const minor = it.person({ birthDate: child(10) });
    const [by, rka, idempotencyKey] = [it.person(), it.home([minor]), "not-accepted"];
    const first = await submit(it, by, rka, { idempotencyKey });
    expect(first["referral"]).not.toBeNull();
    it.persons.get(minor)!.birthDate = "1990-01-01";
    expect(await submit(it, by, rka, { idempotencyKey })).toEqual(first);
  });

  test("twenty times at once records one", async () => {
    const by = it.person();
    const [rka, idempotencyKey] = [it.home([by]), "twenty-at-once"];
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => submit(it, by, rka, { idempotencyKey })),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await applications(by)).toBe(1);
  });

  test.each<[what: string, change: () => object]>([
    ["another dwelling", () => ({ rka: it.home([it.person()]) })],
    ["another reason", () => ({ reason: "WORK" })],
    ["another channel", () => ({ channel: "MOBILE" })],
  ])("with %s is a conflict and changes nothing", async (_what, change) => {
    const by = it.person();
    const [rka, idempotencyKey] = [it.home([by]), "other-input"];
    await submit(it, by, rka, { idempotencyKey });
    const answer = await submit(it, by, rka, { idempotencyKey, ...change() });
    expect(answer).toMatchObject({ __typename: "IdempotencyConflict", code: "IDEMPOTENCY_KEY_REUSED" });
    expect(await applications(by)).toBe(1);
  });

  test("of somebody else is another key", async () => {
    const [one, other, idempotencyKey] = [it.person(), it.person(), "everybody-has-his-own"];
    const rka = it.home([one, other]);
    const first = await submit(it, one, rka, { idempotencyKey });
    const second = await submit(it, other, rka, { idempotencyKey });
    expect([second.__typename, second.id === first.id]).toEqual(["Application", false]);
  });
});

describe("bad input names its place, never its value, and changes nothing", () => {
  test.each<[argument: string, change: object]>([
    ["input.reason", { reason: "BECAUSE" }],
    ["input.idempotencyKey", { idempotencyKey: "short" }],
    ["input.idempotencyKey", { idempotencyKey: "ключ-на-русском" }],
    ["input.channel", { channel: "SERVICE_CENTRE" }],
    ["input.attestation", { attestation: "I have seen it" }],
  ])("%s", async (argument, change) => {
    const by = it.person();
    const rka = it.home([by]);
    const variables = { input: input({ person: by, rka, ...change }) };
    const answer = await send(it, "submitApplication", variables, { by: citizen(by) });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
    expect(answer.errors?.[0]?.message).not.toMatch(/BECAUSE|short|ключ|seen it/);
    expect(await applications(by)).toBe(0);
  });

  test.each<[what: string, change: object]>([
    [
      "an IIN whose check digit is wrong",
      { person: invented(1).replace(/.$/, (digit) => String((Number(digit) + 1) % 10)) },
    ],
    ["an address code that is too short", { rka: "99" }],
    ["a channel there is not", { channel: "FAX" }],
  ])("%s", async (_what, change) => {
    const by = it.person();
    const variables = { input: input({ person: by, rka: elsewhere, ...change }) };
    const answer = await send(it, "submitApplication", variables, { by: citizen(by) });
    expect(told(answer)).toEqual(["BAD_USER_INPUT"]);
    expect(JSON.stringify(answer)).not.toContain(String(Object.values(change)[0]));
  });
});

test.each(["anonymous", "analyst"] as const)("nobody applies as %s", async (role) => {
  const variables = { input: input({ person: it.person(), rka: elsewhere }) };
  expect(told(await send(it, "submitApplication", variables, { by: { role } }))).toEqual([
    "submitApplication FORBIDDEN",
  ]);
});
