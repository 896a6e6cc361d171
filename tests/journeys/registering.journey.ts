import { expect, test } from "vitest";
import {
  answer,
  apply,
  castMember,
  codeSentTo,
  codesOf,
  comesTo,
  consentCode,
  read,
  requestDelivered,
  residenceOf,
  wrong,
} from "./acts.ts";
import { rkaOf, type Stack } from "./stack.ts";

/** From the application to the recorded residence, the ways most people go. */
export function registering(stack: () => Stack): void {
  test("S5: an owner registers at her own flat without asking anybody", async () => {
    const it = stack();
    const signed = await apply(it, castMember(it, "owner"), "ownFlat", { reason: "OWN_HOUSING" });
    const registered = await comesTo(it, "owner", signed.id, "REGISTERED");
    expect(codesOf(registered)).toBe("SUBMITTED SIGNED GRANTED REGISTERED");
    expect(registered.consents).toEqual([]);
    expect(await residenceOf(it, "owner")).toBe(rkaOf("ownFlat"));
  });

  test("S12, S13: a stranger registers at somebody's flat and the owner confirms from the telephone", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    const signed = await apply(it, applicant, rka);
    expect(signed.status).toBe("AWAITING_CONSENT");
    const code = await codeSentTo(it, owner.phone, consentCode, signed.since);
    expect((await it.telephone.inbox(owner.phone))[0]).toMatchObject({ from: "1414" });
    await it.telephone.reply(owner.phone, code);
    const registered = await comesTo(it, applicant.iin, signed.id, "REGISTERED");
    expect(codesOf(registered)).toBe("SUBMITTED SIGNED CONSENT_ASKED CONSENTS_GIVEN GRANTED REGISTERED");
    expect(await residenceOf(it, applicant.iin)).toBe(rka);
  });

  test("S12: an owner sees in the account who asks, mistypes the code once, and confirms", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    const signed = await apply(it, applicant, rka);
    const request = await requestDelivered(it, owner.iin);
    expect(request.applicantName).toContain(applicant.record.surname);
    expect(request.dwelling).toEqual({ rka });
    expect(request.consent.maskedPhone).toMatch(/^\+7 7\d\d \*{3} \*\* \d\d$/);
    const code = await codeSentTo(it, owner.phone, consentCode, signed.since);
    expect(await answer(it, owner.iin, request.id, wrong(code))).toMatchObject({
      __typename: "WrongCode",
      attemptsLeft: 4,
    });
    expect((await read(it, applicant.iin, signed.id))?.status).toBe("AWAITING_CONSENT");
    expect(await answer(it, owner.iin, request.id, code)).toMatchObject({
      __typename: "Consent",
      state: "CONFIRMED",
    });
    await comesTo(it, applicant.iin, signed.id, "REGISTERED");
    expect(await answer(it, owner.iin, request.id, code)).toMatchObject({
      __typename: "ConsentClosed",
      closed: "CONFIRMED",
    });
  });
}
