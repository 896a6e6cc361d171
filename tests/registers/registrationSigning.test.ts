import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { told } from "./opened.ts";
import {
  cancel,
  comesTo,
  read,
  requestCode,
  send,
  sign,
  signed,
  signingCode,
  submit,
  wrong,
} from "./registrationActs.ts";
import { citizen, world, type World } from "./registrationWorld.ts";

let it: World;
beforeAll(async () => {
  it = await world();
});
afterAll(() => it.close());

/** Somebody with an application at his own flat that waits for its signature. */
async function waiting() {
  const by = it.person();
  const { id } = await submit(it, by, it.home([by]));
  return { by, id };
}
const status = async (id: string) =>
  (await it.sql`select status from applications where id = ${id}`)[0]?.["status"];

test("S14: the code of the message signs; it is kept only as a hash, and signs once", async () => {
  const { by, id } = await waiting();
  const code = await signingCode(it, by, id);
  const [kept] =
    await it.sql`select row_to_json(signing_codes)::text as row from signing_codes where application_id = ${id}`;
  expect(kept?.["row"]).not.toContain(code);
  const granted = {
    __typename: "Application",
    status: expect.stringMatching(/^REGISTER(ING|ED)$/) as string,
  };
  expect(await sign(it, by, id, code)).toMatchObject(granted);
  expect(await sign(it, by, id, code)).toMatchObject({ __typename: "NotInThisState" });
  const again = await requestCode(it, by, id);
  expect(again).toMatchObject({ __typename: "NotInThisState", code: "NOT_IN_THIS_STATE" });
});

test("S15: the ways of signing are listed while the application waits for it, and not afterwards", async () => {
  const { by, id } = await waiting();
  expect((await read(it, by, id)).signingMethods).toEqual(["SMS_CODE"]);
  await cancel(it, by, id);
  expect((await read(it, by, id)).signingMethods).toEqual([]);
});

test("S14: a wrong code does not sign, a right one then does", async () => {
  const { by, id } = await waiting();
  const code = await signingCode(it, by, id);
  expect(await sign(it, by, id, wrong(code))).toMatchObject({
    __typename: "SignatureRejected",
    code: "CODE_WRONG",
  });
  expect(await sign(it, by, id, code)).toMatchObject({ __typename: "Application" });
});

test("S14: nothing is signed before a code was asked for", async () => {
  const { by, id } = await waiting();
  expect(await sign(it, by, id, "000000")).toMatchObject({
    __typename: "SignatureRejected",
    code: "CODE_WRONG",
  });
  expect(await status(id)).toBe("AWAITING_SIGNATURE");
});

test("S14: after five wrong tries the right code signs no more, but a new one does", async () => {
  const { by, id } = await waiting();
  const code = await signingCode(it, by, id);
  const tries = [];
  for (let count = 0; count < 5; count += 1) tries.push((await sign(it, by, id, wrong(code))).__typename);
  expect(tries).toEqual([...Array.from({ length: 4 }, () => "SignatureRejected"), "TooManyAttempts"]);
  expect(await sign(it, by, id, code)).toMatchObject({
    __typename: "TooManyAttempts",
    code: "SIGNING_TRIES_LIMIT",
  });
  expect(await sign(it, by, id, await signingCode(it, by, id))).toMatchObject({ __typename: "Application" });
});

test("S14: of wrong tries sent at once every one counts", async () => {
  const { by, id } = await waiting();
  const code = await signingCode(it, by, id);
  const tries = await Promise.all(Array.from({ length: 12 }, () => sign(it, by, id, wrong(code))));
  expect(tries.filter(({ __typename }) => __typename === "SignatureRejected")).toHaveLength(4);
  expect(await sign(it, by, id, code)).toMatchObject({ __typename: "TooManyAttempts" });
});

test("S14: a newer code makes the older one worthless", async () => {
  const { by, id } = await waiting();
  const [older, newer] = [await signingCode(it, by, id), await signingCode(it, by, id)];
  expect(older).not.toBe(newer);
  expect(await sign(it, by, id, older)).toMatchObject({ __typename: "SignatureRejected" });
  expect(await sign(it, by, id, newer)).toMatchObject({ __typename: "Application" });
});

test("S14: five codes an hour, then it is told when the next one may be asked for", async () => {
  const { by, id } = await waiting();
  for (let count = 0; count < 5; count += 1) await signingCode(it, by, id);
  const sixth = await requestCode(it, by, id);
  expect(sixth).toMatchObject({ __typename: "TooManyAttempts", code: "SIGNING_CODES_LIMIT" });
  const [{ seconds } = {}] =
    await it.sql`select extract(epoch from ${sixth["retryAt"]!}::timestamptz - clock_now()) as seconds`;
  expect(Number(seconds)).toBeGreaterThan(3_500);
  expect(Number(seconds)).toBeLessThanOrEqual(3_600);
  await it.later(3_601);
  expect((await requestCode(it, by, id)).__typename).toBe("SigningCodeSent");
});

test("S14: a code lives for ten minutes, not a moment longer, by the database's clock", async () => {
  const [early, late] = [await waiting(), await waiting()];
  const codes = [await signingCode(it, early.by, early.id), await signingCode(it, late.by, late.id)] as const;
  const ends = async (id: string, before: string) =>
    String(
      (
        await it.sql`select (expires_at - ${before}::interval)::text as at from signing_codes where application_id = ${id}`
      )[0]?.["at"],
    );
  await it.stopClock(await ends(early.id, "1 microsecond"));
  expect(await sign(it, early.by, early.id, codes[0])).toMatchObject({ __typename: "Application" });
  await it.stopClock(await ends(late.id, "0"));
  expect(await sign(it, late.by, late.id, codes[1])).toMatchObject({
    __typename: "SignatureRejected",
    code: "CODE_EXPIRED",
  });
  await it.stopClock(null);
});

describe("somebody else's application", () => {
  test.each(["requestSigningCode", "signApplication", "cancelApplication"] as const)(
    "for %s it looks like one that does not exist",
    async (field) => {
      const { by, id } = await waiting();
      const code = await signingCode(it, by, id);
      const stranger = { by: citizen(it.person()) };
      const about = (one: string) =>
        send(
          it,
          field,
          field === "signApplication" ? { input: { applicationId: one, smsCode: code } } : { id: one },
          stranger,
        );
      const [theirs, nobodys, noId] = await Promise.all(
        [id, "3b241101-e2bb-4255-8caf-4136c566a962", "not-an-id"].map(about),
      );
      expect(theirs?.data).toMatchObject({ [field]: { __typename: "NotInThisState", standing: null } });
      expect(nobodys).toEqual(theirs);
      expect(noId).toEqual(theirs);
      expect(await status(id)).toBe("AWAITING_SIGNATURE");
    },
  );

  test("the ward does not sign what the guardian applied for", async () => {
    const guardian = it.person();
    const ward = it.person({ birthDate: "2011-01-01", representatives: [{ iin: guardian, kind: "PARENT" }] });
    const { id } = await submit(it, guardian, it.home([guardian]), { person: ward });
    expect(await requestCode(it, ward, id)).toMatchObject({ __typename: "NotInThisState", standing: null });
  });
});

test.each<[what: string, input: object]>([
  ["neither way of signing", {}],
  ["an empty way of signing", { smsCode: null }],
])("%s names the field", async (_what, way) => {
  const { by, id } = await waiting();
  const answer = await send(
    it,
    "signApplication",
    { input: { applicationId: id, ...way } },
    { by: citizen(by) },
  );
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.smsCode" });
});

test.each(["12345", "1234567", "12345a", "", "１２３４５６"])(
  "a code that is no code (%j) costs no try",
  async (smsCode) => {
    const { by, id } = await waiting();
    const answer = await send(
      it,
      "signApplication",
      { input: { applicationId: id, smsCode } },
      { by: citizen(by) },
    );
    expect(told(answer)).toEqual(["signApplication BAD_USER_INPUT"]);
    expect(await sign(it, by, id, await signingCode(it, by, id))).toMatchObject({
      __typename: "Application",
    });
  },
);

test("a phone that was unlinked since the submission is told, and no code leaves", async () => {
  const { by, id } = await waiting();
  it.persons.get(by)!.phone = null;
  expect(await requestCode(it, by, id)).toMatchObject({
    __typename: "NotInThisState",
    code: "PHONE_NOT_LINKED",
  });
});

test("with population silent no code can be sent, and that is said", async () => {
  const { by, id } = await waiting();
  it.silent.add("population");
  const answer = await send(it, "requestSigningCode", { id }, { by: citizen(by) });
  it.silent.delete("population");
  expect(answer.errors?.[0]?.extensions).toMatchObject({
    code: "REGISTER_UNAVAILABLE",
    register: "population",
  });
});

describe("after signing the case is decided on the newest facts", () => {
  test.each<[what: string, change: (by: string, rka: string) => void, expected: [string, string]]>([
    [
      "he has lost his citizenship",
      (by) => void (it.persons.get(by)!.citizenship = "RUS"),
      ["REFUSED", "CITIZEN"],
    ],
    [
      "the flat has gone out of use",
      (_by, rka) => void (it.homes.get(rka)!.inUse = false),
      ["REFUSED", "DWELLING_RESIDENTIAL"],
    ],
    [
      "a minor has become the owner",
      (_by, rka) =>
        void (it.homes.get(rka)!.owners = [{ iin: it.person({ birthDate: "2015-01-01" }), bin: null }]),
      ["SERVICE_CENTRE_REQUIRED", "OWNERS_CAN_CONSENT"],
    ],
    [
      "S10: the contract has ended",
      (_by, rka) => void Object.assign(it.homes.get(rka)!, { fund: "STATE_RENTAL", contracts: [] }),
      ["RETURNED", "IN_RENTAL_CONTRACT"],
    ],
  ])("S3: %s", async (_what, change, [end, code]) => {
    const by = it.person();
    const rka = it.home([by]);
    const { id } = await submit(it, by, rka);
    const smsCode = await signingCode(it, by, id);
    change(by, rka);
    expect((await sign(it, by, id, smsCode)).status).toBe(end);
    const { history } = await read(it, by, id);
    expect(history.at(-1)).toMatchObject({ status: end, code });
    expect(history.at(-1)?.text.length).toBeGreaterThan(40);
    expect(it.recorded.some(({ applicationId }) => applicationId === id)).toBe(false);
  });

  test("S18: what was sent to a service centre after signing opens a case there", async () => {
    const by = it.person();
    const rka = it.home([by]);
    const { id } = await submit(it, by, rka);
    const smsCode = await signingCode(it, by, id);
    it.homes.get(rka)!.owners = [{ iin: null, bin: "990140000390" }];
    expect((await sign(it, by, id, smsCode)).status).toBe("SERVICE_CENTRE_REQUIRED");
    expect(await it.sql`select 1 from referrals where applicant = ${by} and rka = ${rka}`).toHaveLength(1);
  });
});

describe("while a register is silent", () => {
  test("a signed application waits in CHECKING, is asked again after growing pauses, and then goes on", async () => {
    const by = it.person();
    const rka = it.home([by]);
    const { id } = await submit(it, by, rka);
    const smsCode = await signingCode(it, by, id);
    it.silent.add("property");
    expect((await sign(it, by, id, smsCode)).status).toBe("CHECKING");
    const pause = async () => {
      const [row] =
        await it.sql`select checks, round(extract(epoch from next_check_at - clock_now())) as seconds
        from applications where id = ${id}`;
      return { checks: Number(row?.["checks"]), seconds: Number(row?.["seconds"]) };
    };
    const { decideDue } = await import("../../subgraphs/registration/tasks/sweep.ts");
    const pauses = [(await pause()).seconds];
    for (const checks of [2, 3, 4, 5]) {
      await it.later(pauses.at(-1)! + 1);
      while ((await pause()).checks < checks) await decideDue(it.context());
      pauses.push((await pause()).seconds);
    }
    for (const [index, seconds] of pauses.entries())
      expect(Math.abs(seconds - 2 ** (index + 1))).toBeLessThanOrEqual(1);
    const silent = await read(it, by, id);
    expect(silent.statusText).toMatch(/register does not answer/);
    expect(silent.history.map(({ code }) => code)).toEqual(["SUBMITTED", "SIGNED", "REGISTER_SILENT"]);
    it.silent.delete("property");
    await it.later(60);
    while ((await status(id)) === "CHECKING") await decideDue(it.context());
    expect((await read(it, by, id)).history.map(({ code }) => code)).toContain("GRANTED");
  });

  test("codes are still sent while population is slow to record what was granted", async () => {
    const record = it.replies["recordResidence"]!;
    const answered = Promise.withResolvers<undefined>();
    it.replies["recordResidence"] = (...question) => answered.promise.then(() => record(...question));
    const granted = it.person();
    const { id } = await signed(it, granted, it.home([granted]));
    const other = await waiting();
    expect(await signingCode(it, other.by, other.id)).toMatch(/^\d{6}$/);
    expect(await status(id)).toBe("REGISTERING");
    it.replies["recordResidence"] = record;
    answered.resolve(undefined);
    await comesTo(it, granted, id, "REGISTERED");
  });

  test("the residence is recorded once, although population recorded it and its answer was lost", async () => {
    const by = it.person();
    it.losesAnswers = true;
    const { id } = await signed(it, by, it.home([by]));
    const attempts = async () =>
      Number(
        (
          await it.sql`select attempts from outbox where application_id = ${id} and kind = 'RECORD_RESIDENCE'`
        )[0]?.["attempts"],
      );
    while ((await attempts()) < 2) await it.later(5);
    expect(await status(id)).toBe("REGISTERING");
    it.losesAnswers = false;
    while ((await status(id)) !== "REGISTERED") {
      await it.later(600);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(it.recorded.filter(({ applicationId }) => applicationId === id)).toHaveLength(1);
  });
});

describe("taking an application back", () => {
  test("the applicant may, as long as it is not granted; it stays in his history", async () => {
    const { by, id } = await waiting();
    expect(await cancel(it, by, id)).toMatchObject({ __typename: "Application", status: "CANCELLED" });
    expect((await read(it, by, id)).history.at(-1)).toMatchObject({ code: "CANCELLED_BY_APPLICANT" });
    expect(await cancel(it, by, id)).toMatchObject({ __typename: "NotInThisState", standing: "CANCELLED" });
  });

  test("the person to be registered may, too", async () => {
    const [tenant, named] = [it.person(), it.person()];
    const rka = it.home([], { fund: "STATE_RENTAL", contracts: [{ tenant, named: [named] }] });
    const { id } = await submit(it, tenant, rka, { person: named });
    expect(await cancel(it, named, id)).toMatchObject({ status: "CANCELLED" });
    expect((await read(it, tenant, id)).history.at(-1)).toMatchObject({ code: "CANCELLED_BY_PERSON" });
  });

  test("while a register is silent it can be taken back, and nothing is done for it any more", async () => {
    const { by, id } = await waiting();
    const code = await signingCode(it, by, id);
    it.silent.add("property");
    await sign(it, by, id, code);
    expect(await cancel(it, by, id)).toMatchObject({ status: "CANCELLED" });
    it.silent.delete("property");
    await it.later(3_600);
    const { decideDue } = await import("../../subgraphs/registration/tasks/sweep.ts");
    await decideDue(it.context());
    expect(await status(id)).toBe("CANCELLED");
  });

  test("once it is granted it cannot be called back", async () => {
    const by = it.person();
    it.losesAnswers = true;
    const { id } = await signed(it, by, it.home([by]));
    expect(await cancel(it, by, id)).toMatchObject({ __typename: "NotInThisState", standing: "REGISTERING" });
    it.losesAnswers = false;
  });
});
