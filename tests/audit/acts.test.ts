import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ownCall } from "../../subgraphs/registration/context.ts";
import { decideApplication } from "../../subgraphs/registration/decideApplication.ts";
import { ruleSetOn } from "../../subgraphs/registration/domain/ruleSet.ts";
import type { Caller } from "../../subgraphs/shared/call.ts";
import { invented } from "../registers/invented.ts";
import { at, told } from "../registers/opened.ts";
import { reception, operator, submitUnder } from "../registers/receptionActs.ts";
import {
  answer,
  cancel,
  comesTo,
  eligibility,
  requestCode,
  requestTo,
  send,
  shield,
  sign,
  signed,
  submit,
} from "../registers/registrationActs.ts";
import { citizen, world, type World } from "../registers/registrationWorld.ts";
import { faultIn } from "./chainOf.ts";
import { recordedBy, short, shortBy } from "./recorded.ts";
import { watching } from "./watching.ts";

let it: World;
beforeAll(async () => void (it = await world()));
afterAll(() => it.close());

const officer: Caller = { role: "leb_officer", iin: invented(9_001), bin: "990140000390", kato: "710000000" };

const wardOf = (parent: string) =>
  it.person({ birthDate: "2011-01-01", phone: null, representatives: [{ iin: parent, kind: "PARENT" }] });

/** What was recorded meanwhile in the order it was done, without what was only read. */
const actsOf = async (act: () => Promise<unknown>) =>
  (await recordedBy(it.sql, act)).filter(({ kind }) => kind !== "READ");

describe("what is done is recorded with who did it", () => {
  test("from the application to the residence: the applicant, the giver, and the register by itself", async () => {
    const [owner, by] = [it.person(), it.person()];
    const rka = it.home([owner]);
    const records = await actsOf(async () => {
      const { id } = await signed(it, by, rka);
      const request = await requestTo(it, owner, id);
      await answer(it, owner, request.id, request.code);
      await comesTo(it, by, id, "REGISTERED");
    });
    expect(records.map(short)).toEqual([
      `CHANGE citizen ${by} Application.status`,
      `SIGNATURE citizen ${by} Application.status`,
      `DECISION service ${by} Application.status`,
      `CONSENT citizen ${owner} Consent.state`,
      `CHANGE citizen ${by} Application.status`,
      `DECISION service ${by} Application.status`,
      `CHANGE service ${by} Application.status`,
    ]);
    const [submitted, , , consent, given] = records;
    expect(consent?.reader).toBe(given?.reader);
    expect(consent?.reader).not.toBe(submitted?.reader);
    expect(new Set(records.filter(({ kind }) => kind !== "CONSENT").map((one) => one.caseNumber)).size).toBe(
      1,
    );
    expect(await faultIn(it.sql)).toBeNull();
  });

  test("an answer from the telephone is the giver's", async () => {
    const [owner, by] = [it.person(), it.person()];
    const { id } = await signed(it, by, it.home([owner]));
    const request = await requestTo(it, owner, id);
    const records = await actsOf(async () => {
      await it.telephone.reply(it.phone(owner), `${request.code} жоқ`);
      await comesTo(it, by, id, "RETURNED");
    });
    expect(records.map(short)).toEqual([
      `CONSENT citizen ${owner} Consent.state`,
      `CHANGE service ${by} Application.status`,
    ]);
  });

  test("who applies for a child and then cancels is recorded for both", async () => {
    const parent = it.person();
    const child = wardOf(parent);
    const records = await actsOf(async () => {
      const { id } = await submit(it, parent, it.home([parent]), { person: child });
      await cancel(it, parent, id);
    });
    const both = [
      `CHANGE citizen ${parent} Application.status`,
      `CHANGE citizen ${child} Application.status`,
    ];
    expect(records.map(short)).toEqual([...both, ...both]);
  });

  test("a silent register is waited for, by nobody's decision, and that is recorded once", async () => {
    const by = it.person();
    const { id } = await submit(it, by, it.home([by]));
    await requestCode(it, by, id);
    it.silent.add("property");
    const records = await actsOf(async () => {
      await sign(it, by, id, it.context().secrets.code(id, 0));
      await decideApplication(id, it.context(), ownCall(it.context().clock, id));
    });
    it.silent.delete("property");
    expect(records.map(short)).toEqual([
      `SIGNATURE citizen ${by} Application.status`,
      `CHANGE citizen ${by} Application.status`,
    ]);
    await cancel(it, by, id);
  });

  test("that nobody may be asked any more is the register's decision", async () => {
    const { limits } = ruleSetOn("2025-11-24")!.policy;
    const rka = it.home([it.person()]);
    const early = it.person();
    const { id } = await submit(it, early, rka);
    for (let count = 0; count < limits.atDwelling.atOnce; count += 1) await signed(it, it.person(), rka);
    await requestCode(it, early, id);
    const records = await actsOf(() => sign(it, early, id, it.context().secrets.code(id, 0)));
    expect(records.map(short)).toEqual([
      `SIGNATURE citizen ${early} Application.status`,
      `DECISION service ${early} Application.status`,
    ]);
  });

  test("a shield is its owner's change", async () => {
    const owner = it.person();
    const rka = it.home([owner]);
    expect(await shortBy(it.sql, () => shield(it, owner, rka, true))).toEqual([
      `CHANGE citizen ${owner} AddressShield.on`,
    ]);
  });

  test("an operator who opens a case and applies under it is seen by the visitor", async () => {
    const child = it.person({ birthDate: "2015-01-01", phone: null });
    const visitor = it.person();
    const visit = { applicant: visitor, person: visitor, rka: it.home([it.person(), child]) };
    it.persons.set(operator.iin, { phone: "+77000008888" });
    it.replies["caseScope"] = () => visit;
    const records = await recordedBy(it.sql, async () => {
      const number = await reception(it, visit);
      await submitUnder(it, number, visit, { attestation: "Барлық иелері келді, келісім берді." });
    });
    expect(new Set(records.map(({ person }) => person))).toEqual(new Set([visitor]));
    expect(records.map(short)).toEqual(
      expect.arrayContaining([
        `READ service_centre_operator ${visitor} Mutation.openReception`,
        `CHANGE service_centre_operator ${visitor} Reception.number`,
        `CHANGE service_centre_operator ${visitor} Application.status`,
      ]),
    );
  });

  test("a change whose record cannot be kept does not happen", async () => {
    const by = it.person();
    const rka = it.home([it.person()]);
    await it.sql`alter table audit_head rename to audit_head_gone`;
    const answer = await send(
      it,
      "submitApplication",
      { input: { ...applicationOf(by, rka) } },
      { by: citizen(by) },
    );
    await it.sql`alter table audit_head_gone rename to audit_head`;
    expect(told(answer)).not.toEqual([]);
    expect(await it.sql`select 1 from applications where applicant = ${by}`).toHaveLength(0);
  });
});

const applicationOf = (person: string, rka: string) => ({
  ...{ idempotencyKey: "audit-cannot-be-kept", person, rka, reason: "FAMILY", channel: "PORTAL" },
});

describe("what is read here of others is recorded", () => {
  const application = (id: string, by: Caller) => send(it, "application", { id }, { by });

  test("an application of one's own is no read; a stranger's is refused for both its people", async () => {
    const parent = it.person();
    const child = wardOf(parent);
    const [own, { id: childs }] = await Promise.all([
      submit(it, parent, it.home([parent])),
      submit(it, parent, it.home([parent]), { person: child }),
    ]);
    expect(await shortBy(it.sql, () => application(own.id, citizen(parent)))).toEqual([]);
    const [read, ...more] = await recordedBy(it.sql, () => application(childs, citizen(parent)));
    expect([more, read?.person, read?.refused]).toEqual([[], child, false]);
    expect(read?.fields).toContain("Application.status");
    const stranger = citizen(it.person());
    expect(await shortBy(it.sql, () => application(childs, stranger))).toEqual(
      [parent, child].map((iin) => `READ! citizen ${iin} Query.application`).sort(),
    );
    const nowhere = "00000000-0000-4000-8000-000000000009";
    expect(await shortBy(it.sql, () => application(nowhere, stranger))).toEqual([
      "READ! citizen nobody Query.application",
    ]);
  });

  test("whoever is asked for consent reads the names of those who ask", async () => {
    const [owner, by] = [it.person(), it.person()];
    const { id } = await signed(it, by, it.home([owner]));
    await requestTo(it, owner, id);
    const requests = () =>
      it.query("{ me { consentRequests { nodes { applicantName personName consent { state } } } } }", {
        by: citizen(owner),
      });
    expect(await shortBy(it.sql, requests)).toEqual([
      `READ citizen ${by} ConsentRequest.applicantName ConsentRequest.personName`,
    ]);
  });

  test("a question about oneself is no read, one about a ward is", async () => {
    const by = it.person();
    const ward = it.person({ birthDate: "2015-01-01", representatives: [{ iin: by, kind: "PARENT" }] });
    const rka = it.home([by]);
    expect(await shortBy(it.sql, () => eligibility(it, by, rka))).toEqual([]);
    expect(await shortBy(it.sql, () => eligibility(it, by, rka, { person: ward }))).toEqual([
      `READ citizen ${ward} Query.eligibility`,
    ]);
  });

  test("five hundred questions of an officer are one append; those elsewhere are refused", async () => {
    const [rka, elsewhere] = [it.home([it.person()]), it.home([it.person()], { kato: "750000000" })];
    const inputs = Array.from({ length: 500 }, () => {
      const iin = it.person();
      return { applicant: iin, person: iin, rka };
    });
    const many = (questions: object[]) =>
      it.query("query($inputs: [EligibilityInput!]!) { eligibilities(inputs: $inputs) { outcome } }", {
        by: officer,
        variables: { inputs: questions },
      });
    const records = await recordedBy(it.sql, () => many(inputs));
    expect([records.length, new Set(records.map((one) => one.at)).size]).toEqual([500, 1]);
    const one = it.person();
    const refused = () => many([{ applicant: one, person: one, rka: elsewhere }]);
    expect(await shortBy(it.sql, refused)).toEqual([`READ! leb_officer ${one} Query.eligibility`]);
  });

  test.each(Object.entries(watching))(
    "%s an event about a ward's application is a read, and a refused subscription is one, too",
    async (_way, watch) => {
      const parent = it.person();
      const ward = wardOf(parent);
      const { id } = await submit(it, parent, it.home([parent]), { person: ward });
      const first = await shortBy(it.sql, async () => {
        const event = await watch(it.register, id, citizen(parent));
        expect(at(event, "applicationChanged", "status")).toBe("AWAITING_SIGNATURE");
      });
      expect(first).toEqual([`READ citizen ${ward} Application.status`]);
      expect(await shortBy(it.sql, () => watch(it.register, id, citizen(it.person())))).toEqual(
        [parent, ward].map((iin) => `READ! citizen ${iin} Query.application`).sort(),
      );
      await it.sql`alter table audit_head rename to audit_head_gone`;
      const unrecorded = await watch(it.register, id, citizen(parent));
      await it.sql`alter table audit_head_gone rename to audit_head`;
      expect([unrecorded.data, told(unrecorded)]).toEqual([null, ["REGISTER_UNAVAILABLE"]]);
    },
  );
});
