import { expect, test } from "vitest";
import {
  answer,
  apply,
  castMember,
  codeSentTo,
  codesOf,
  comesTo,
  consentCode,
  eventually,
  read,
  requestDelivered,
  residenceOf,
  submit,
  told,
  wrong,
} from "./acts.ts";
import { iinOf, rkaOf, type Stack } from "./stack.ts";

const minute = 60_000;

/** How the consent of those who must agree is asked for, given, declined, lost. */
export function consent(stack: () => Stack): void {
  test("S12: an owner who answers НЕТ and the code returns the application", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    const home = await residenceOf(it, applicant.iin);
    const signed = await apply(it, applicant, rka);
    const code = await codeSentTo(it, owner.phone, consentCode, signed.since);
    await it.telephone.reply(owner.phone, `Нет ${code}`);
    const returned = await comesTo(it, applicant.iin, signed.id, "RETURNED");
    expect(codesOf(returned)).toBe("SUBMITTED SIGNED CONSENT_ASKED CONSENT_DECLINED");
    expect(returned.consents).toMatchObject([{ state: "DECLINED" }]);
    expect(await residenceOf(it, applicant.iin)).toBe(home);
  });

  test("S13: the hour runs from the delivery report; when it is over the application returns and a late code is refused", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    const signed = await apply(it, applicant, rka);
    const request = await requestDelivered(it, owner.iin);
    const { deliveredAt, deadline } = request.consent;
    expect(Date.parse(deadline!) - Date.parse(deliveredAt!)).toBe(60 * minute);
    const code = await codeSentTo(it, owner.phone, consentCode, signed.since);
    try {
      await it.moveClock("61 minutes");
      const late = await answer(it, owner.iin, request.id, code);
      expect(late).toMatchObject({ __typename: "ConsentClosed", code: "CONSENT_LATE", closed: "EXPIRED" });
      const returned = await comesTo(it, applicant.iin, signed.id, "RETURNED");
      expect(codesOf(returned)).toBe("SUBMITTED SIGNED CONSENT_ASKED CONSENT_EXPIRED");
    } finally {
      await it.moveClock("0");
    }
  });

  test("S13: nobody answers, and the sweep alone ends the hour", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    const signed = await apply(it, applicant, rka);
    await requestDelivered(it, owner.iin);
    try {
      await it.moveClock("60 minutes");
      await comesTo(it, applicant.iin, signed.id, "RETURNED");
    } finally {
      await it.moveClock("0");
    }
  });

  test("S13: a message that cannot be delivered starts no hour and returns the application at once", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    await it.telephone.mode(owner.phone, "undeliverable");
    const signed = await apply(it, applicant, rka);
    const returned = await comesTo(it, applicant.iin, signed.id, "RETURNED");
    expect(codesOf(returned)).toBe("SUBMITTED SIGNED CONSENT_ASKED CONSENT_UNDELIVERABLE");
    expect(returned.consents).toMatchObject([{ state: "UNDELIVERABLE", deadline: null, deliveredAt: null }]);
  });

  test("S13: without a delivery report no hour runs out, and the report that comes late starts it", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    await it.telephone.mode(owner.phone, "no-report");
    const signed = await apply(it, applicant, rka);
    const code = await codeSentTo(it, owner.phone, consentCode, signed.since);
    await requestDelivered(it, owner.iin, "SENT");
    try {
      await it.moveClock("3 hours");
      expect((await requestDelivered(it, owner.iin, "SENT")).consent.deadline).toBeNull();
      await it.telephone.mode(owner.phone, "deliver");
      await requestDelivered(it, owner.iin);
      await it.telephone.reply(owner.phone, code);
      await comesTo(it, applicant.iin, signed.id, "REGISTERED");
    } finally {
      await it.moveClock("0");
    }
  });

  test("S12: the fifth wrong code closes the request and returns the application", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    const signed = await apply(it, applicant, rka);
    const request = await requestDelivered(it, owner.iin);
    const code = await codeSentTo(it, owner.phone, consentCode, signed.since);
    for (const attemptsLeft of [4, 3, 2, 1])
      expect(await answer(it, owner.iin, request.id, wrong(code))).toMatchObject({ attemptsLeft });
    expect(await answer(it, owner.iin, request.id, wrong(code))).toMatchObject({
      __typename: "TooManyAttempts",
    });
    expect(await answer(it, owner.iin, request.id, code)).toMatchObject({ __typename: "ConsentClosed" });
    const returned = await comesTo(it, applicant.iin, signed.id, "RETURNED");
    expect(codesOf(returned)).toMatch(/CONSENT_ATTEMPTS_EXCEEDED$/);
  });

  test("S12: of two co-owners both must agree, one by SMS and one in the account", async () => {
    const it = stack();
    const applicant = it.people.somebody();
    const signed = await apply(it, applicant, "sharedFlat");
    const [a, b] = await Promise.all([requestDelivered(it, "coOwnerA"), requestDelivered(it, "coOwnerB")]);
    const code = await codeSentTo(it, it.people.phoneOf("coOwnerA"), consentCode, signed.since);
    await it.telephone.reply(it.people.phoneOf("coOwnerA"), code);
    await requestDelivered(it, "coOwnerA", "CONFIRMED");
    expect((await read(it, applicant.iin, signed.id))?.status).toBe("AWAITING_CONSENT");
    expect(b.id).not.toBe(a.id);
    const other = await codeSentTo(it, it.people.phoneOf("coOwnerB"), consentCode, signed.since);
    expect(await answer(it, "coOwnerB", b.id, other)).toMatchObject({ state: "CONFIRMED" });
    await comesTo(it, applicant.iin, signed.id, "REGISTERED");
  });

  test("S12: all of forty owners must agree, each asked once; one who declines returns it and frees the others", async () => {
    const it = stack();
    const applicant = it.people.somebody();
    const signed = await apply(it, applicant, "flatWith40Owners");
    const asked = await eventually(
      () => read(it, applicant.iin, signed.id),
      (one) => one?.consents.every(({ state }) => state === "DELIVERED") ?? false,
    );
    expect(asked?.consents).toHaveLength(40);
    const owners = it.people.fortyOwners();
    const codes = await Promise.all(
      owners.map(({ phone }) => codeSentTo(it, phone, consentCode, signed.since)),
    );
    for (const [place, { phone }] of owners.slice(0, 39).entries())
      await it.telephone.reply(phone, codes[place]!);
    expect((await read(it, applicant.iin, signed.id))?.status).toBe("AWAITING_CONSENT");
    await it.telephone.reply(owners[39]!.phone, codes[39]!);
    await comesTo(it, applicant.iin, signed.id, "REGISTERED");

    const second = it.people.somebody();
    const again = await apply(it, second, "flatWith40Owners");
    const refusal = await codeSentTo(it, owners[0]!.phone, consentCode, again.since);
    await it.telephone.reply(owners[0]!.phone, `ЖОҚ ${refusal}`);
    const returned = await comesTo(it, second.iin, again.id, "RETURNED");
    const states = returned.consents.map(({ state }) => state);
    expect([
      states.filter((one) => one === "DECLINED"),
      states.filter((one) => one === "CANCELLED"),
    ]).toMatchObject({ 0: { length: 1 }, 1: { length: 39 } });
  });

  test("S12: yes and no at the same moment, by SMS and in the account: one of them counts", async () => {
    const it = stack();
    for (const yesFirst of [true, false]) {
      const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
      const signed = await apply(it, applicant, rka);
      const { id } = await requestDelivered(it, owner.iin);
      const code = await codeSentTo(it, owner.phone, consentCode, signed.since);
      const inAccount = [yesFirst, !yesFirst, yesFirst].map((confirm) =>
        answer(it, owner.iin, id, code, confirm),
      );
      const [answers] = await Promise.all([
        Promise.all(inAccount),
        it.telephone.reply(owner.phone, `ЖОҚ ${code}`),
      ]);
      expect(answers.filter(({ __typename }) => __typename === "Consent").length).toBeLessThanOrEqual(1);
      const application = await eventually(
        () => read(it, applicant.iin, signed.id),
        (one) => ["REGISTERED", "RETURNED"].includes(one?.status ?? ""),
      );
      const agreed = application?.consents[0]?.state === "CONFIRMED";
      expect(codesOf(application!)).toBe(
        `SUBMITTED SIGNED CONSENT_ASKED ${agreed ? "CONSENTS_GIVEN GRANTED REGISTERED" : "CONSENT_DECLINED"}`,
      );
      expect((await residenceOf(it, applicant.iin)) === rka).toBe(agreed);
    }
  });

  test("a flat with 937 people: its owner sees the number, agrees to one more, and sees 938", async () => {
    const it = stack();
    const registered = async () => {
      const { dwelling } = await told<{ dwelling: { registeredPersonsCount: number } }>(
        it,
        "query ($rka: RKA!) { dwelling(rka: $rka) { registeredPersonsCount } }",
        { rka: rkaOf("crowdedFlat") },
        { as: "ownerOfCrowdedFlat" },
      );
      return dwelling.registeredPersonsCount;
    };
    expect(await registered()).toBe(937);
    const applicant = it.people.somebody();
    const signed = await apply(it, applicant, "crowdedFlat");
    const phone = it.people.phoneOf("ownerOfCrowdedFlat");
    await it.telephone.reply(phone, await codeSentTo(it, phone, consentCode, signed.since));
    await comesTo(it, applicant.iin, signed.id, "REGISTERED");
    expect(await registered()).toBe(938);
  });

  test("an application taken back frees the owner from answering", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    const signed = await apply(it, applicant, rka);
    const request = await requestDelivered(it, owner.iin);
    const code = await codeSentTo(it, owner.phone, consentCode, signed.since);
    const { cancelApplication } = await told<{ cancelApplication: object }>(
      it,
      "mutation ($id: ID!) { cancelApplication(applicationId: $id) { __typename ... on Application { status } } }",
      { id: signed.id },
      { as: applicant.iin },
    );
    expect(cancelApplication).toEqual({ __typename: "Application", status: "CANCELLED" });
    expect(await answer(it, owner.iin, request.id, code)).toMatchObject({
      __typename: "ConsentClosed",
      closed: "CANCELLED",
    });
  });

  test("an owner bars online requests at the address: strangers are returned at once, the owner is not barred", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    const shield = (as: string, on: boolean) =>
      told<{ setAddressShield: object }>(
        it,
        `mutation ($rka: RKA!, $on: Boolean!) { setAddressShield(rka: $rka, on: $on) { __typename
          ... on AddressShield { on rka dwelling { rka } } ... on NotOwner { code } } }`,
        { rka, on },
        { as },
      ).then(({ setAddressShield }) => setAddressShield);
    expect(await shield(applicant.iin, true)).toEqual({ __typename: "NotOwner", code: "NOT_OWNER" });
    expect(await shield(owner.iin, true)).toEqual({
      __typename: "AddressShield",
      on: true,
      rka,
      dwelling: { rka },
    });
    const returned = await submit(it, applicant.iin, rka);
    expect(returned).toMatchObject({ __typename: "Application", status: "RETURNED" });
    expect(codesOf((await read(it, applicant.iin, returned.id))!)).toBe("ADDRESS_OPEN");
    expect(await it.telephone.inbox(owner.phone)).toEqual([]);
    expect(await shield(owner.iin, false)).toMatchObject({ on: false });
    expect(await submit(it, applicant.iin, rka)).toMatchObject({ status: "AWAITING_SIGNATURE" });
  });

  test("S12: an owner without a telephone cannot be asked: the application is returned and says so", async () => {
    const it = stack();
    const applicant = it.people.somebody();
    const returned = await submit(it, applicant.iin, "flatNoPhone");
    expect(returned).toMatchObject({ __typename: "Application", status: "RETURNED" });
    const application = await read(it, applicant.iin, returned.id);
    expect(codesOf(application!)).toBe("CONSENT_GIVER_REACHABLE");
    expect(JSON.stringify(application)).not.toContain(iinOf("ownerNoPhone"));
  });

  test("S12: a co-owner registers at the shared flat without asking the other", async () => {
    const it = stack();
    const signed = await apply(it, castMember(it, "coOwnerB"), "sharedFlat");
    expect((await comesTo(it, "coOwnerB", signed.id, "REGISTERED")).consents).toEqual([]);
  });
}
