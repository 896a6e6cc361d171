import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import {
  apply,
  codeSentTo,
  comesTo,
  consentCode,
  eventually,
  faults,
  read,
  requestDelivered,
  told,
} from "./acts.ts";
import { iinOf, rkaOf, type Stack } from "./stack.ts";

/** A register that does not answer: never a yes, never a no, and the rest is answered. */
export function silence(stack: () => Stack): void {
  test("while the rental register is silent everything else is answered, and its part says REGISTER_UNAVAILABLE", async () => {
    const it = stack();
    const query = `query ($rka: RKA!) { me { name { full } rentalContracts { number } residence { dwelling { address } } }
      dwelling(rka: $rka) { address totalArea } }`;
    await it.silence("rental");
    try {
      const { status, data, errors } = await it.ask(
        query,
        { rka: rkaOf("ownFlat") },
        { as: "guardianOfOwner" },
      );
      expect(status).toBe(200);
      expect(data).toMatchObject({
        me: {
          name: { full: expect.any(String) },
          rentalContracts: null,
          residence: { dwelling: { address: expect.any(String) } },
        },
        dwelling: { address: expect.any(String), totalArea: 64.2 },
      });
      expect(faults(errors)).toEqual(["me.rentalContracts REGISTER_UNAVAILABLE"]);
      expect(errors[0]?.extensions).toMatchObject({ register: "rental", retryAfter: expect.any(Number) });
      expect(JSON.stringify(errors)).not.toMatch(/ECONN|127\.0\.0\.1|localhost|postgres|terminat/i);
    } finally {
      await it.restore("rental");
    }
    await eventually(
      () => it.ask(query, { rka: rkaOf("ownFlat") }, { as: "guardianOfOwner" }),
      ({ errors }) => errors.length === 0,
    );
  });

  test("an application signed while the property register is silent waits in CHECKING, says so, and goes on by itself", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    await it.silence("property");
    try {
      const signed = await apply(it, applicant, rka);
      expect(signed.status).toBe("CHECKING");
      const waiting = await read(it, applicant.iin, signed.id);
      expect(waiting?.history.at(-1)?.text).toMatch(/does not answer/);
      expect(waiting?.decision?.outcome).toBe("UNDETERMINED");
      await it.restore("property");
      await comesTo(it, applicant.iin, signed.id, "AWAITING_CONSENT");
      await requestDelivered(it, owner.iin);
    } finally {
      await it.restore("property");
    }
  });

  test("S7: while population is silent nobody applies for a child: who may is not known, and nothing is recorded", async () => {
    const it = stack();
    const input = {
      person: iinOf("child15"),
      rka: rkaOf("flatOfGuardian"),
      reason: "FAMILY",
      channel: "PORTAL",
    };
    const applications = async () => {
      const { data, errors } = await it.ask<{ me: { applications: { nodes: readonly object[] } } }>(
        "{ me { applications { nodes { id } } name { full } } }",
        {},
        { as: "parent" },
      );
      return errors.length > 0 ? null : data.me.applications.nodes.length;
    };
    const before = await applications();
    await it.silence("population");
    try {
      const answered = await told(
        it,
        `mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { __typename ... on RegisterUnavailable { registers } } }`,
        { input: { ...input, idempotencyKey: randomUUID() } },
        { as: "parent" },
      );
      expect(answered).toEqual({
        submitApplication: { __typename: "RegisterUnavailable", registers: ["POPULATION"] },
      });
    } finally {
      await it.restore("population");
    }
    expect(await eventually(applications, (many) => many !== null)).toBe(before);
  });

  test("S12: the owner confirms while population is silent: the consent counts, and the residence is recorded later, once", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    const signed = await apply(it, applicant, rka);
    const code = await codeSentTo(it, owner.phone, consentCode, signed.since);
    await requestDelivered(it, owner.iin);
    await it.silence("population");
    try {
      await it.telephone.reply(owner.phone, code);
      const waiting = await comesTo(it, applicant.iin, signed.id, "CHECKING");
      expect(waiting.consents).toMatchObject([{ state: "CONFIRMED" }]);
    } finally {
      await it.restore("population");
    }
    await comesTo(it, applicant.iin, signed.id, "REGISTERED");
    const { me } = await told<{ me: { residences: { nodes: readonly object[] } } }>(
      it,
      "{ me { residences { nodes { until dwelling { rka } } } } }",
      {},
      { as: applicant.iin },
    );
    expect(me.residences.nodes.filter((one) => JSON.stringify(one).includes(rka))).toEqual([
      { until: null, dwelling: { rka } },
    ]);
  });
}
