import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ownCall } from "../../subgraphs/registration/context.ts";
import { decideApplication } from "../../subgraphs/registration/decideApplication.ts";
import { closeUndeliverable, startHour } from "../../subgraphs/registration/closeConsents.ts";
import { sha256 } from "../../subgraphs/registration/secrets.ts";
import { closeUnreported } from "../../subgraphs/registration/tasks/sweep.ts";
import { at, told } from "./opened.ts";
import {
  answer,
  comesTo,
  consentsOf,
  read,
  requestTo,
  send,
  signed,
  submit,
  wrong,
} from "./registrationActs.ts";
import { citizen, eventually, world, type World } from "./registrationWorld.ts";

let it: World;
beforeAll(async () => {
  it = await world();
});
afterAll(() => it.close());

/** A stranger has applied and signed at a flat of these owners; they are being asked. */
async function asked(owners: string[]) {
  const by = it.person();
  const rka = it.home(owners);
  const application = await signed(it, by, rka);
  expect(application.status).toBe("AWAITING_CONSENT");
  return { by, rka, id: application.id };
}
const states = async (id: string) => (await consentsOf(it, id)).map(({ state }) => state);

test("S12: the owner is sent a code from 1414; his answer with it registers the applicant", async () => {
  const owner = it.person();
  const { by, rka, id } = await asked([owner]);
  const { id: consentId, code } = await requestTo(it, owner, id);
  const [message] = it.telephone.inbox(it.phone(owner));
  expect(message).toMatchObject({ from: "1414" });
  for (const part of [
    `Келісу коды: ${code}.`,
    `Код согласия: ${code}.`,
    `ЖОҚ ${code}`,
    "Сынақ көшесі",
    "улица Сынак",
    "Сынақов Адам",
  ])
    expect(message?.text).toContain(part);
  expect(await answer(it, owner, consentId, code)).toMatchObject({
    __typename: "Consent",
    state: "CONFIRMED",
  });
  await comesTo(it, by, id, "REGISTERED");
  expect(it.recorded.filter(({ applicationId }) => applicationId === id)).toMatchObject([{ iin: by, rka }]);
  const kept = await it.sql`select method, signer from signature_evidence where consent_id = ${consentId}`;
  expect(kept).toEqual([{ method: "SMS_CODE", signer: owner }]);
});

test("S12: the code stands in plain text nowhere in the database", async () => {
  const owner = it.person();
  const { by, id } = await asked([owner]);
  const { id: consentId, code } = await requestTo(it, owner, id);
  await answer(it, owner, consentId, wrong(wrong(code)));
  await answer(it, owner, consentId, code);
  await comesTo(it, by, id, "REGISTERED");
  const tables = await it.sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`;
  expect(tables.length).toBeGreaterThan(9);
  for (const { name } of tables) {
    const found = await it.sql.unsafe(
      `select count(*)::int as rows from ${name} as row where row::text ~ '(^|[^0-9a-f-])${code}([^0-9a-f-]|$)'`,
    );
    expect([name, found[0]?.["rows"]]).toEqual([name, 0]);
  }
});

test("S12: every owner is asked once, and all must agree; one alone does not do", async () => {
  const [one, other] = [it.person(), it.person()];
  const { by, id, rka } = await asked([one, other]);
  it.homes.get(rka)!.owners!.push({ iin: one, bin: null });
  const [first, second] = [await requestTo(it, one, id), await requestTo(it, other, id)];
  await answer(it, one, first.id, first.code);
  expect((await read(it, by, id)).status).toBe("AWAITING_CONSENT");
  await answer(it, other, second.id, second.code);
  await comesTo(it, by, id, "REGISTERED");
  expect(await states(id)).toEqual(["CONFIRMED", "CONFIRMED"]);
});

describe("S13: the hour", () => {
  afterEach(() => it.stopClock(null));

  test("begins with the delivery report, by the database's clock, whenever the message was sent", async () => {
    const owner = it.person();
    await it.telephone.mode(it.phone(owner), "no-report");
    const { by, id } = await asked([owner]);
    const sent = await requestTo(it, owner, id, "SENT");
    expect(sent.deadline).toBe("");
    await it.later(2 * 3_600);
    expect((await read(it, by, id)).consents[0]).toMatchObject({
      state: "SENT",
      deliveredAt: null,
      deadline: null,
    });
    await it.telephone.mode(it.phone(owner), "deliver");
    await requestTo(it, owner, id);
    const [row] = await it.sql`select extract(epoch from deadline - delivered_at)::int as hour,
      extract(epoch from delivered_at - sent_at)::int as underway from consents where id = ${sent.id}`;
    expect(row?.["hour"]).toBe(3_600);
    expect(row?.["underway"]).toBeGreaterThanOrEqual(2 * 3_600);
    expect((await read(it, by, id)).statusText).toMatch(/Answers are taken until/);
  });

  /** The clock stands so long before the request's deadline. */
  const stopBefore = async (deadline: string, interval: string) => {
    const [row] =
      await it.sql`select (${deadline}::text::timestamptz - ${interval}::text::interval)::text as at`;
    await it.stopClock(String(row?.["at"]));
  };

  test.each(["1 second", "1 microsecond"])("is not over %s before its end", async (before) => {
    const owner = it.person();
    const { by, id } = await asked([owner]);
    const { id: consentId, code, deadline } = await requestTo(it, owner, id);
    await stopBefore(deadline, before);
    expect(await answer(it, owner, consentId, code)).toMatchObject({ state: "CONFIRMED" });
    await comesTo(it, by, id, "REGISTERED");
  });

  test.each<[what: string, confirm: boolean, tries: (code: string) => string]>([
    ["a right code", true, (code) => code],
    ["a right code that declines", false, (code) => code],
    ["a wrong code", true, wrong],
  ])("at exactly 60:00 is over: %s is late", async (_what, confirm, given) => {
    const owner = it.person();
    const { by, id } = await asked([owner]);
    const { id: consentId, code, deadline } = await requestTo(it, owner, id);
    await stopBefore(deadline, "0");
    const late = await answer(it, owner, consentId, given(code), confirm);
    expect(late).toMatchObject({ __typename: "ConsentClosed", code: "CONSENT_LATE", closed: "EXPIRED" });
    await it.stopClock(null);
    const ended = await comesTo(it, by, id, "RETURNED");
    expect(ended.history.at(-1)?.code).toBe("CONSENT_EXPIRED");
    expect(it.recorded.some(({ applicationId }) => applicationId === id)).toBe(false);
  });

  test("that passes without an answer returns the application by itself", async () => {
    const owner = it.person();
    const { by, id } = await asked([owner]);
    await requestTo(it, owner, id);
    await it.later(3_601);
    expect((await comesTo(it, by, id, "RETURNED")).history.at(-1)?.code).toBe("CONSENT_EXPIRED");
    expect(await states(id)).toEqual(["EXPIRED"]);
  });

  test("runs for each owner from his own report; the first that passes ends it for all", async () => {
    const [early, late] = [it.person(), it.person()];
    await it.telephone.mode(it.phone(late), "no-report");
    const { by, id } = await asked([early, late]);
    await requestTo(it, early, id);
    await it.later(1_800);
    await it.telephone.mode(it.phone(late), "deliver");
    const second = await requestTo(it, late, id);
    await it.later(1_810);
    await comesTo(it, by, id, "RETURNED");
    expect((await consentsOf(it, id)).map(({ giver, state }) => [giver === early, state])).toEqual([
      [true, "EXPIRED"],
      [false, "CANCELLED"],
    ]);
    expect(await answer(it, late, second.id, second.code)).toMatchObject({
      __typename: "ConsentClosed",
      closed: "CANCELLED",
    });
  });

  test("a second report does not begin it anew", async () => {
    const owner = it.person();
    const { id } = await asked([owner]);
    const { id: consentId, deadline } = await requestTo(it, owner, id);
    await it.later(60);
    await startHour({ id: consentId, applicationId: id }, 60, it.context());
    expect((await requestTo(it, owner, id)).deadline).toBe(deadline);
  });

  test("a right code before the report proves receipt; the report that follows changes nothing", async () => {
    const owner = it.person();
    await it.telephone.mode(it.phone(owner), "no-report");
    const { by, id } = await asked([owner]);
    const { id: consentId, code } = await requestTo(it, owner, id, "SENT");
    const given = await answer(it, owner, consentId, code);
    expect(given).toMatchObject({ __typename: "Consent", state: "CONFIRMED" });
    expect(given["deliveredAt"]).not.toBeNull();
    await it.telephone.mode(it.phone(owner), "deliver");
    await comesTo(it, by, id, "REGISTERED");
    expect(await states(id)).toEqual(["CONFIRMED"]);
  });
});

describe("S12: wrong codes", () => {
  test("the fifth closes the request and returns the application; the right code comes too late then", async () => {
    const [owner, other] = [it.person(), it.person()];
    const { by, id } = await asked([owner, other]);
    const { id: consentId, code } = await requestTo(it, owner, id);
    const left = [];
    for (let count = 0; count < 4; count += 1)
      left.push((await answer(it, owner, consentId, wrong(code)))["attemptsLeft"]);
    expect(left).toEqual([4, 3, 2, 1]);
    expect(await answer(it, owner, consentId, wrong(code))).toMatchObject({ __typename: "TooManyAttempts" });
    expect(await answer(it, owner, consentId, code)).toMatchObject({
      __typename: "ConsentClosed",
      closed: "DECLINED",
    });
    const ended = await comesTo(it, by, id, "RETURNED");
    expect(ended.history.at(-1)?.code).toBe("CONSENT_ATTEMPTS_EXCEEDED");
    expect(await states(id)).toEqual(["DECLINED", "CANCELLED"]);
  });

  test("twenty at once: five count, no more", async () => {
    const owner = it.person();
    const { id } = await asked([owner]);
    const { id: consentId, code } = await requestTo(it, owner, id);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => answer(it, owner, consentId, wrong(code))),
    );
    const kinds = Object.groupBy(answers, ({ __typename }) => __typename);
    expect([
      kinds["WrongCode"]?.length,
      kinds["TooManyAttempts"]?.length,
      kinds["ConsentClosed"]?.length,
    ]).toEqual([4, 1, 15]);
    expect((await consentsOf(it, id))[0]).toMatchObject({ state: "DECLINED", wrongTries: 5 });
  });
});

test("one who declines returns the application at once, and the others need not answer any more", async () => {
  const [one, other] = [it.person(), it.person()];
  const { by, id } = await asked([one, other]);
  const [first, second] = [await requestTo(it, one, id), await requestTo(it, other, id)];
  expect(await answer(it, one, first.id, first.code, false)).toMatchObject({ state: "DECLINED" });
  const ended = await read(it, by, id);
  expect([ended.status, ended.history.at(-1)?.code]).toEqual(["RETURNED", "CONSENT_DECLINED"]);
  expect(await states(id)).toEqual(["DECLINED", "CANCELLED"]);
  expect(await answer(it, other, second.id, second.code)).toMatchObject({
    __typename: "ConsentClosed",
    closed: "CANCELLED",
  });
});

test("the accounts tell an owner that he is asked, and all of them how it ends; nothing of the steps between", async () => {
  const [one, other] = [it.person(), it.person()];
  const { by, id } = await asked([one, other]);
  const [first, second] = [await requestTo(it, one, id), await requestTo(it, other, id)];
  const accounts = async () => {
    const all = await it.sql`select iin, code from notifications where application_id = ${id} order by id`;
    return [one, other, by].map((iin) =>
      all.filter((row) => row["iin"] === iin).map((row) => String(row["code"])),
    );
  };
  expect(await accounts()).toEqual([["CONSENT_WANTED"], ["CONSENT_WANTED"], []]);
  await answer(it, one, first.id, first.code);
  await answer(it, other, second.id, second.code, false);
  expect(await accounts()).toEqual([["CONSENT_WANTED"], ["CONSENT_WANTED"], ["CONSENT_DECLINED"]]);
});

describe("a message that does not arrive", () => {
  test("and never will returns the application at once", async () => {
    const owner = it.person();
    await it.telephone.mode(it.phone(owner), "undeliverable");
    const by = it.person();
    const { id } = await signed(it, by, it.home([owner]));
    expect((await comesTo(it, by, id, "RETURNED")).history.at(-1)?.code).toBe("CONSENT_UNDELIVERABLE");
    expect(await states(id)).toEqual(["UNDELIVERABLE"]);
  });

  test("is given up 24 hours after it was sent, not before", async () => {
    const owner = it.person();
    await it.telephone.mode(it.phone(owner), "no-report");
    const { by, id } = await asked([owner]);
    await requestTo(it, owner, id, "SENT");
    await it.later(24 * 3_600 - 60);
    await closeUnreported(it.context());
    expect(await states(id)).toEqual(["SENT"]);
    await it.later(61);
    await closeUnreported(it.context());
    expect((await read(it, by, id)).history.at(-1)?.code).toBe("CONSENT_UNDELIVERABLE");
  });

  test("and was never taken by an operator is given up as well", async () => {
    const owner = it.person();
    await it.telephone.mode(it.phone(owner), "no-report");
    const { by, id } = await asked([owner]);
    const { id: consentId } = await requestTo(it, owner, id, "SENT");
    await it.sql`update consents set state = 'SENDING', sent_at = null where id = ${consentId}`;
    await closeUndeliverable({ id: consentId, applicationId: id }, it.context());
    expect((await read(it, by, id)).history.at(-1)?.code).toBe("CONSENT_UNDELIVERABLE");
    expect(await states(id)).toEqual(["UNDELIVERABLE"]);
  });

  test("but has been reported delivered, is not given up by a contradicting report", async () => {
    const owner = it.person();
    const { id } = await asked([owner]);
    const { id: consentId } = await requestTo(it, owner, id);
    await closeUndeliverable({ id: consentId, applicationId: id }, it.context());
    expect(await states(id)).toEqual(["DELIVERED"]);
  });
});

describe("S12: answers by SMS", () => {
  const reply = (phone: string, text: string) => it.telephone.reply(phone, text);

  test.each<[text: (code: string) => string, end: string, code: string]>([
    [(code) => code, "REGISTERED", "REGISTERED"],
    [(code) => `Иә, келісемін: ${code}`, "REGISTERED", "REGISTERED"],
    [(code) => `ЖОҚ ${code}`, "RETURNED", "CONSENT_DECLINED"],
    [(code) => `жоқ${code}`, "RETURNED", "CONSENT_DECLINED"],
    [(code) => `${code} Нет!`, "RETURNED", "CONSENT_DECLINED"],
    [(code) => `no ${code}`, "RETURNED", "CONSENT_DECLINED"],
  ])("%s", async (text, end, code) => {
    const owner = it.person();
    const { by, id } = await asked([owner]);
    const request = await requestTo(it, owner, id);
    await reply(it.phone(owner), text(request.code));
    expect((await comesTo(it, by, id, end)).history.at(-1)?.code).toBe(code);
  });

  test("a message without a code, or from another telephone, is no answer and costs no try", async () => {
    const owner = it.person();
    const { id } = await asked([owner]);
    const { code } = await requestTo(it, owner, id);
    await reply(it.phone(owner), "ЖОҚ");
    await reply(it.phone(owner), `1${code}`);
    await reply(it.phone(it.person()), code);
    expect((await consentsOf(it, id))[0]).toMatchObject({ state: "DELIVERED", wrongTries: 0 });
  });

  test("the code picks the request; a wrong one counts against the newest open one", async () => {
    const owner = it.person();
    const [older, newer] = [await asked([owner]), await asked([owner])];
    const [first, second] = [await requestTo(it, owner, older.id), await requestTo(it, owner, newer.id)];
    const none = [1, 2].map((step) =>
      wrong(first.code).replace(/^\d/, (digit) => String((Number(digit) + step) % 10)),
    );
    await reply(
      it.phone(owner),
      none.find((code) => code !== second.code)!,
    );
    const tries = async (id: string) => (await consentsOf(it, id))[0]?.wrongTries;
    expect([await tries(older.id), await tries(newer.id)]).toEqual([0, 1]);
    await reply(it.phone(owner), first.code);
    await comesTo(it, older.by, older.id, "REGISTERED");
    expect(await states(newer.id)).toEqual(["DELIVERED"]);
    await reply(it.phone(owner), `НЕТ ${second.code}`);
    expect((await comesTo(it, newer.by, newer.id, "RETURNED")).history.at(-1)?.code).toBe("CONSENT_DECLINED");
  });

  test("codes of open requests at one telephone differ, also of two owners who share it", async () => {
    const [one, other] = [it.person(), it.person({ phone: "+77000009999" })];
    it.persons.get(one)!.phone = "+77000009999";
    const all = await Promise.all(Array.from({ length: 6 }, () => asked([one, other])));
    const codes = [];
    for (const { id } of all)
      for (const giver of [one, other]) codes.push((await requestTo(it, giver, id)).code);
    expect(new Set(codes).size).toBe(12);
  });
});

test("S12: a code that another open request at the telephone has already is not given again", async () => {
  const [one, other] = [it.person(), it.person({ phone: "+77000009998" })];
  it.persons.get(one)!.phone = "+77000009998";
  const services = it.context();
  // Chance would take years to make two codes alike: here every first code is the same.
  const secrets = {
    ...services.secrets,
    code: (_id: string, nonce: number) => String(nonce).padStart(6, "0"),
  };
  for (let count = 0; count < 2; count += 1) {
    const { id } = await submit(it, it.person(), it.home([one, other]));
    await it.sql`update applications set status = 'CHECKING', signed_at = clock_now(), code = 'SIGNED' where id = ${id}`;
    await decideApplication(id, { ...services, secrets }, ownCall(services.clock, id));
  }
  const kept = await it.sql`select nonce from consents where phone = '+77000009998' order by sequence`;
  expect(kept.map(({ nonce }) => Number(nonce))).toEqual([0, 1, 2, 3]);
});

test("S12: applications that ask at one telephone choose their codes one after the other", async () => {
  const owner = it.person();
  const by = it.person();
  const { id } = await submit(it, by, it.home([owner]));
  await it.sql`update applications set status = 'CHECKING', signed_at = clock_now(), code = 'SIGNED' where id = ${id}`;
  const services = it.context();
  const [release, held] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  const another = services.database.write.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(1414, hashtext(${it.phone(owner)}))`);
    held.resolve(undefined);
    await release.promise;
  });
  await held.promise;
  const decided = decideApplication(id, services, ownCall(services.clock, id));
  const waits = await eventually(
    () => it.sql`select 1 from pg_locks where locktype = 'advisory' and classid = 1414 and not granted`,
    ({ length }) => length > 0,
  );
  release.resolve(undefined);
  await Promise.all([another, decided]);
  expect(waits).toHaveLength(1);
  expect(await states(id)).toHaveLength(1);
});

describe("large dwellings", () => {
  test("forty co-owners are each asked once, and all agree", async () => {
    const owners = Array.from({ length: 40 }, () => it.person());
    const { by, id } = await asked(owners);
    const requests = await Promise.all(
      owners.map(async (owner) => [owner, await requestTo(it, owner, id)] as const),
    );
    await Promise.all(requests.map(([owner, request]) => answer(it, owner, request.id, request.code)));
    const ended = await comesTo(it, by, id, "REGISTERED");
    expect(ended.consents).toHaveLength(40);
    expect(ended.history.filter(({ code }) => code === "CONSENTS_GIVEN")).toHaveLength(1);
  });

  test("of forty who answer at once one declines: one end", async () => {
    const owners = Array.from({ length: 40 }, () => it.person());
    const { by, id } = await asked(owners);
    const requests = await Promise.all(
      owners.map(async (owner) => [owner, await requestTo(it, owner, id)] as const),
    );
    await Promise.all(
      requests.map(([owner, request], place) => answer(it, owner, request.id, request.code, place !== 17)),
    );
    await comesTo(it, by, id, "RETURNED");
    expect(it.recorded.some(({ applicationId }) => applicationId === id)).toBe(false);
  });

  test("937 people registered at a flat do not stop the 938th", async () => {
    const owner = it.person();
    const rka = it.home([owner]);
    for (let count = 0; count < 937; count += 1) it.person({ residenceRka: rka });
    const { id } = await signed(it, owner, rka);
    await comesTo(it, owner, id, "REGISTERED");
  });
});

describe("the facts are read again before the final decision", () => {
  test("who has become an owner while the answers were awaited is asked too", async () => {
    const [seller, buyer] = [it.person(), it.person()];
    const { by, rka, id } = await asked([seller]);
    const first = await requestTo(it, seller, id);
    it.homes.get(rka)!.owners = [{ iin: buyer, bin: null }];
    await answer(it, seller, first.id, first.code);
    const second = await requestTo(it, buyer, id);
    expect((await read(it, by, id)).status).toBe("AWAITING_CONSENT");
    await answer(it, buyer, second.id, second.code);
    const ended = await comesTo(it, by, id, "REGISTERED");
    expect(ended.consents).toHaveLength(2);
  });

  test.each<[what: string, change: (by: string, rka: string) => void, end: [string, string]]>([
    [
      "the person has died",
      (by) => void (it.persons.get(by)!.deathDate = "2024-01-01"),
      ["REFUSED", "PERSON_ALIVE"],
    ],
    [
      "he was registered there meanwhile",
      (by, rka) => void (it.persons.get(by)!.residenceRka = rka),
      ["REFUSED", "NOT_ALREADY_HERE"],
    ],
    [
      "S18: a minor has inherited a share",
      (_by, rka) =>
        void it.homes.get(rka)!.owners!.push({ iin: it.person({ birthDate: "2015-01-01" }), bin: null }),
      ["SERVICE_CENTRE_REQUIRED", "OWNERS_CAN_CONSENT"],
    ],
  ])("%s: not registered", async (_what, change, [end, code]) => {
    const owner = it.person();
    const { by, rka, id } = await asked([owner]);
    const request = await requestTo(it, owner, id);
    change(by, rka);
    await answer(it, owner, request.id, request.code);
    expect((await comesTo(it, by, id, end)).history.at(-1)?.code).toBe(code);
  });

  test("a register that is silent then delays the decision and does not lose the consent", async () => {
    const owner = it.person();
    const { by, id } = await asked([owner]);
    const request = await requestTo(it, owner, id);
    it.silent.add("property");
    expect(await answer(it, owner, request.id, request.code)).toMatchObject({ state: "CONFIRMED" });
    expect((await read(it, by, id)).status).toBe("CHECKING");
    it.silent.delete("property");
    await it.later(60);
    await comesTo(it, by, id, "REGISTERED");
  });
});

describe("state rental housing: the tenant is asked, not an owner", () => {
  const rented = (tenant: string, named: string[]) => ({
    fund: "STATE_RENTAL",
    contracts: [{ tenant, named }],
  });

  test("S9, S12: a person of the contract who applies himself needs the tenant's consent", async () => {
    const [tenant, named] = [it.person(), it.person()];
    const { id } = await signed(it, named, it.home([it.person()], rented(tenant, [named])));
    const request = await requestTo(it, tenant, id);
    await answer(it, tenant, request.id, request.code);
    await comesTo(it, named, id, "REGISTERED");
    expect(await consentsOf(it, id)).toHaveLength(1);
  });

  const notices = async (iin: string) => {
    const account = await it.query(
      `{ me { notifications { nodes { text(language: EN) application { id } } } } }`,
      {
        by: citizen(iin),
      },
    );
    return at<{ text: string; application: { id: string } | null }[]>(
      account,
      "me",
      "notifications",
      "nodes",
    );
  };

  test.each<[who: string, representatives: (tenant: string) => object[]]>([
    ["a relative", () => []],
    ["his grown-up child, whom a record still calls a child", (tenant) => [{ iin: tenant, kind: "PARENT" }]],
  ])(
    "S9: an adult whom the tenant registers is told at once, in the account and by SMS: %s",
    async (_who, acting) => {
      const tenant = it.person();
      const named = it.person({ representatives: acting(tenant) as never });
      const { id } = await signed(it, tenant, it.home([], rented(tenant, [named])), { person: named });
      const told = (await notices(named)).filter(({ text }) =>
        text.includes("The tenant has applied to register you"),
      );
      expect(told).toMatchObject([{ application: { id } }]);
      const inbox = await eventually(
        () => Promise.resolve(it.telephone.inbox(it.phone(named))),
        (messages) => messages.length > 0,
      );
      expect(inbox[0]?.text).toMatch(/Подано заявление о вашей регистрации: MK-/);
      expect(inbox[0]?.text).not.toMatch(/Сынақов|улица/);
      await comesTo(it, tenant, id, "REGISTERED");
    },
  );

  test("S6, S7: a child and a ward are not told of what their representative does", async () => {
    const tenant = it.person();
    const ward = it.person({ capacity: "LIMITED", representatives: [{ iin: tenant, kind: "TRUSTEE" }] });
    const { id } = await signed(it, tenant, it.home([], rented(tenant, [ward])), { person: ward });
    await comesTo(it, tenant, id, "REGISTERED");
    expect(it.telephone.inbox(it.phone(ward))).toEqual([]);
    expect((await notices(ward)).some(({ text }) => text.includes("tenant"))).toBe(false);
  });
});

describe("whose request it is", () => {
  test("a consent of somebody else looks like one that does not exist", async () => {
    const owner = it.person();
    const { by, id } = await asked([owner]);
    const { id: consentId, code } = await requestTo(it, owner, id);
    const tried = (iin: string, one: string) =>
      send(it, "answerConsent", { input: { consentId: one, code, confirm: true } }, { by: citizen(iin) });
    const nobodys = await tried(by, "3b241101-e2bb-4255-8caf-4136c566a962");
    expect(nobodys.data).toMatchObject({ answerConsent: { __typename: "ConsentClosed", closed: null } });
    for (const iin of [by, it.person()]) expect(await tried(iin, consentId)).toEqual(nobodys);
    expect(await tried(by, "no-id")).toEqual(nobodys);
    expect(await states(id)).toEqual(["DELIVERED"]);
  });

  test("the giver sees who asks, for whom and where; the applicant sees how it stands, and no telephone", async () => {
    const owner = it.person();
    const { by, rka, id } = await asked([owner]);
    await requestTo(it, owner, id);
    const seen = await it.query(
      `{ me { consentRequests { nodes { applicantName personName dwelling { rka } payload payloadDigest consent { state maskedPhone deadline } } } } }`,
      { by: citizen(owner) },
    );
    expect(told(seen)).toEqual([]);
    const [request] = at<Record<string, never>[]>(seen, "me", "consentRequests", "nodes");
    expect(request).toMatchObject({
      applicantName: "Сынақов Адам",
      personName: "Сынақов Адам",
      dwelling: { rka },
      consent: {
        state: "DELIVERED",
        maskedPhone: expect.stringMatching(/^\+7 700 \*\*\* \*\* \d\d$/) as string,
      },
    });
    expect(JSON.stringify(request)).not.toContain(by);
    const hidden = await it.query(
      `query($id: ID!) { application(id: $id) { consents { state maskedPhone } } }`,
      {
        by: citizen(by),
        variables: { id },
      },
    );
    expect(told(hidden)).toEqual(["application.consents.0.maskedPhone HIDDEN"]);
    expect(at(hidden, "application", "consents")).toEqual([{ state: "DELIVERED", maskedPhone: null }]);
  });

  test("what he agrees to is canonical, names nobody, and is bound by its digest", async () => {
    const owner = it.person();
    const { rka, id } = await asked([owner]);
    const { id: consentId } = await requestTo(it, owner, id);
    const [application] = await it.sql`select payload_digest as digest from applications where id = ${id}`;
    const [kept] =
      await it.sql`select payload, payload_digest as digest from consents where id = ${consentId}`;
    const { secrets } = it.context();
    const payload = `{"application":"${id}","applicationDigest":"${String(application?.["digest"])}","giver":"${secrets.personHash(owner)}","id":"${consentId}","rka":"${rka}","type":"mekenjai.consent","version":1}`;
    expect(kept).toEqual({ payload, digest: sha256(payload) });
  });

  test("what is no signature of his is refused while he is asked; once it is closed, nothing is looked at", async () => {
    const owner = it.person();
    const { id } = await asked([owner]);
    const { id: consentId, code } = await requestTo(it, owner, id);
    const byEds = () =>
      send(
        it,
        "answerConsent",
        { input: { consentId, cms: Buffer.from("no signature").toString("base64"), confirm: true } },
        { by: citizen(owner) },
      );
    expect(told(await byEds())).toEqual(["answerConsent BAD_USER_INPUT"]);
    await answer(it, owner, consentId, code, false);
    expect((await byEds()).data).toMatchObject({
      answerConsent: { __typename: "ConsentClosed", closed: "DECLINED" },
    });
  });

  test("no code, or what is no code, names the field and costs no try", async () => {
    const owner = it.person();
    const { id } = await asked([owner]);
    const { id: consentId } = await requestTo(it, owner, id);
    for (const code of [null, "12345", "abcdef"]) {
      const input = { consentId, code, confirm: true };
      const answered = await send(it, "answerConsent", { input }, { by: citizen(owner) });
      expect(answered.errors?.[0]?.extensions).toMatchObject({
        code: "BAD_USER_INPUT",
        argument: "input.code",
      });
    }
    expect((await consentsOf(it, id))[0]?.wrongTries).toBe(0);
  });
});
