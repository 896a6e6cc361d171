import { expect, test } from "vitest";
import {
  apply,
  castMember,
  codeSentTo,
  codesOf,
  comesTo,
  consentCode,
  eligibilityOf,
  notMet,
  read,
  submit,
  type Result,
} from "./acts.ts";
import { binOf, iinOf, type Stack } from "./stack.ts";

/** What the answer says when the numbers that are new each time are taken out. */
const alike = ({ referral: _, eligibility, ...answer }: Result) => ({
  ...answer,
  ...eligibility,
  findings: eligibility?.findings.map(({ readings, ...finding }) => ({
    ...finding,
    registers: readings.map(({ register }) => register),
  })),
});

/** Dwellings at which it is not a matter of asking somebody. */
export function dwellings(stack: () => Stack): void {
  test("S18: a minor's share and an incapable owner both mean a service centre, and the answers do not tell which", async () => {
    const it = stack();
    const { iin } = it.people.somebody();
    const minor = await submit(it, iin, "flatWithMinorOwner");
    const incapable = await submit(it, iin, "flatWithIncapableOwner");
    expect(minor).toMatchObject({ __typename: "ApplicationNotAccepted", code: "SERVICE_CENTRE_ONLY" });
    expect(minor.referral).toMatch(/\S/);
    expect(minor.eligibility?.serviceCentres.length).toBeGreaterThan(0);
    expect(alike(minor)).toEqual(alike(incapable));
    for (const key of ["minorOwner", "incapableOwner", "adultBesideMinorOwner"])
      expect(JSON.stringify([minor, incapable])).not.toContain(iinOf(key));
  });

  test("S18: an organisation's flat and a dead owner's look the same as those", async () => {
    const it = stack();
    const { iin } = it.people.somebody();
    const answers = await Promise.all(
      ["flatWithMinorOwner", "flatOfOrganisation", "flatOfDeceased"].map((flat) => submit(it, iin, flat)),
    );
    const [first, ...others] = answers.map(alike);
    expect(first).toMatchObject({ outcome: "SERVICE_CENTRE_ONLY" });
    for (const other of others) expect(other).toEqual(first);
  });

  test("S18: even the adult owner beside the minor cannot do it online", async () => {
    const it = stack();
    const { outcome } = await eligibilityOf(
      it,
      "adultBesideMinorOwner",
      "flatWithMinorOwner",
      "adultBesideMinorOwner",
    );
    expect(["REFUSED", "SERVICE_CENTRE_ONLY"]).toContain(outcome);
  });

  test("nobody is registered in a shop, nor at an address that does not exist", async () => {
    const it = stack();
    const { iin } = it.people.somebody();
    for (const rka of ["shop", "0299999999999999"]) {
      const refused = await submit(it, iin, rka);
      expect(refused).toMatchObject({ __typename: "ApplicationNotAccepted", code: "REFUSED" });
      expect(notMet(refused.eligibility!)).toContain("dwelling-residential");
    }
  });

  test("who is registered at an address is not registered there again", async () => {
    const it = stack();
    expect(notMet(await eligibilityOf(it, "ownerNoPhone", "flatNoPhone"))).toContain("not-already-here");
  });

  test("S9: a person named in the contract registers in state rental housing with the tenant's consent", async () => {
    const it = stack();
    const signed = await apply(it, castMember(it, "named"), "rentalFlat", { reason: "STATE_RENTAL" });
    expect(signed.status).toBe("AWAITING_CONSENT");
    await consentOf(it, "tenant", signed.since);
    await comesTo(it, "named", signed.id, "REGISTERED");
  });

  test("S9: the tenant registers herself without asking anybody", async () => {
    const it = stack();
    const signed = await apply(it, castMember(it, "tenant"), "rentalFlat");
    expect((await comesTo(it, "tenant", signed.id, "REGISTERED")).consents).toEqual([]);
  });

  test("S9: a tenant whom a dirty list forgot counts as named, and registers somebody it names twice, who is told", async () => {
    const it = stack();
    const signed = await apply(it, castMember(it, "tenantDirty"), "rentalFlatDirty", {
      person: "namedTwice",
    });
    await comesTo(it, "tenantDirty", signed.id, "REGISTERED");
    const phone = it.people.phoneOf("namedTwice");
    await expect
      .poll(async () => (await it.telephone.inbox(phone))[0]?.text, { timeout: 15_000 })
      .toContain(signed.number);
  });

  test("S10, S11: who is not named is returned, with the local executive body named in three languages", async () => {
    const it = stack();
    const returned = await submit(it, "notNamed", "rentalFlat");
    expect(returned).toMatchObject({ __typename: "Application", status: "RETURNED" });
    expect(codesOf((await read(it, "notNamed", returned.id))!)).toBe("IN_RENTAL_CONTRACT");
    const { data, errors } = await it.ask<{
      application: { decision: { localExecutiveBody: Record<string, string> } };
    }>(
      `query ($id: ID!) { application(id: $id) { decision { outcome localExecutiveBody { bin
        kk: name(language: KK) ru: name(language: RU) en: name(language: EN) phone address(language: RU) region { kato name(language: EN) } } } } }`,
      { id: returned.id },
      { as: "notNamed" },
    );
    expect(errors).toEqual([]);
    const { kk, ru, en, ...body } = data.application.decision.localExecutiveBody;
    expect(new Set([kk, ru, en]).size).toBe(3);
    expect(body).toMatchObject({ bin: binOf("leb"), phone: expect.stringMatching(/^\+7/) });
  });

  test("S10: the tenant whose contract ended yesterday is returned, not refused", async () => {
    const it = stack();
    const returned = await submit(it, "tenantExpired", "rentalFlatExpired");
    expect(returned).toMatchObject({ __typename: "Application", status: "RETURNED" });
  });
}

async function consentOf(it: Stack, who: string, since: Date): Promise<void> {
  const phone = it.people.phoneOf(who);
  await it.telephone.reply(phone, await codeSentTo(it, phone, consentCode, since));
}
