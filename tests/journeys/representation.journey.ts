import { expect, test } from "vitest";
import {
  apply,
  castMember,
  codeSentTo,
  comesTo,
  consentCode,
  eligibilityOf,
  notMet,
  submit,
  told,
} from "./acts.ts";
import { iinOf, rkaOf, type Stack } from "./stack.ts";

interface Represented {
  readonly person: { readonly iin: string };
}

/** Who applies for whom. */
export function representation(stack: () => Stack): void {
  test.each(["child15", "child14"])(
    "S7: a parent registers %s at the parent's flat; the child alone cannot",
    async (child) => {
      const it = stack();
      expect(notMet(await eligibilityOf(it, child, "flatOfParent"))).toContain("applicant-may-act");
      const signed = await apply(it, castMember(it, "parent"), "flatOfParent", { person: child });
      await comesTo(it, "parent", signed.id, "REGISTERED");
      const found = await told<{ person: object }>(
        it,
        "query ($iin: IIN!) { person(iin: $iin) { residence { basis dwelling { rka } } } }",
        { iin: iinOf(child) },
        { as: "parent" },
      );
      expect(found.person).toEqual({
        residence: { basis: "REGISTERED", dwelling: { rka: rkaOf("flatOfParent") } },
      });
    },
  );

  test("S8: a child under 14 is not registered separately: refused with that reason, the home follows the parent's", async () => {
    const it = stack();
    const refused = await submit(it, "parent", "flatOfParent", { person: "child13" });
    expect(refused).toMatchObject({ __typename: "ApplicationNotAccepted", code: "REFUSED", referral: null });
    expect(notMet(refused.eligibility!)).toEqual(["not-under-14"]);
    const residence = "residence { basis dwelling { rka } }";
    const { me } = await told<{
      me: { residence: { dwelling: object }; represents: { person: { iin: string; residence: object } }[] };
    }>(it, `{ me { ${residence} represents { person { iin ${residence} } } } }`, {}, { as: "parent" });
    const child = me.represents.find(({ person }) => person.iin === iinOf("child13"));
    expect(child?.person.residence).toEqual({ ...me.residence, basis: "FOLLOWS_REPRESENTATIVE" });
  });

  test.each(["wardIncapable", "wardLimited"])(
    "S6: a guardian registers %s, for whom a court decided; the ward alone cannot",
    async (ward) => {
      const it = stack();
      expect(notMet(await eligibilityOf(it, ward, "flatOfGuardian"))).toContain("applicant-may-act");
      const signed = await apply(it, castMember(it, "guardian"), "flatOfGuardian", {
        person: ward,
        reason: "CARE",
      });
      await comesTo(it, "guardian", signed.id, "REGISTERED");
    },
  );

  test("S7: from 16 a minor applies himself, and the parent no longer for him", async () => {
    const it = stack();
    const { rka, owner } = it.people.home();
    const byParent = await submit(it, "parentOfYouths", rka, { person: "youth16" });
    expect(byParent).toMatchObject({ __typename: "ApplicationNotAccepted", code: "REFUSED" });
    expect(notMet(byParent.eligibility!)).toEqual(["applies-for-self-or-represented"]);
    const signed = await apply(it, castMember(it, "youth16"), rka);
    await it.telephone.reply(owner.phone, await codeSentTo(it, owner.phone, consentCode, signed.since));
    await comesTo(it, "youth16", signed.id, "REGISTERED");
  });

  test("S7: a youth of 17 still has a parent in the register, who sees the youth but does not apply", async () => {
    const it = stack();
    const { me } = await told<{ me: { represents: Represented[] } }>(
      it,
      "{ me { represents { person { iin } kind } } }",
      {},
      { as: "parentOfYouths" },
    );
    expect(me.represents.map(({ person }) => person.iin)).toContain(iinOf("youth17"));
    const { rka } = it.people.home();
    expect((await eligibilityOf(it, "parentOfYouths", rka, "youth17")).outcome).toBe("REFUSED");
  });

  test.each([
    ["S2: without a telephone in the mobile citizens base nobody applies online", "noPhone", "phone-linked"],
    ["S5: who is not a citizen is refused", "foreigner", "citizen"],
    ["a person whose death is recorded is not registered", "deceased", "person-alive"],
  ])("%s", async (_sentence, who, rule) => {
    const it = stack();
    const { rka } = it.people.home();
    const refused = await submit(it, who, rka);
    expect(refused).toMatchObject({ __typename: "ApplicationNotAccepted", code: "REFUSED" });
    expect(notMet(refused.eligibility!)).toContain(rule);
  });

  test("every ground is told at once", async () => {
    const it = stack();
    const refused = await submit(it, "foreigner", "shop");
    expect(notMet(refused.eligibility!)).toEqual(expect.arrayContaining(["citizen", "dwelling-residential"]));
  });
}
