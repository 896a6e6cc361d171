import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { person } from "../signatures/pki.ts";
import { edsWorld, type EdsWorld } from "../signatures/world.ts";
import { at, told } from "./opened.ts";
import { answersForCases, operator, reception, submitUnder } from "./receptionActs.ts";
import {
  answer,
  ask,
  comesTo,
  read,
  requestTo,
  send,
  sign,
  signed,
  signingCode,
  submit,
  wrong,
  type Result,
} from "./registrationActs.ts";
import { citizen, world, type World } from "./registrationWorld.ts";

let it: World;
let eds: EdsWorld;
beforeAll(async () => {
  eds = edsWorld();
  const lists = join(eds.pki.folder, "lists");
  mkdirSync(lists);
  for (const [index, list] of eds.lists.entries()) writeFileSync(join(lists, `${index}.crl`), list);
  it = await world(undefined, {
    anchors: eds.root.certificate,
    revocation: { files: [lists], lists: [], responders: [] },
    ncaNodeUrl: null,
  });
  answersForCases(it);
});
afterAll(async () => {
  await it.close();
  eds.pki.close();
});

/** Somebody's signature over a text, in base64. */
const cmsOf = (iin: string, text: string) =>
  eds.signed(eds.issued({ subject: person(iin) }), [], text).toString("base64");

const payloadOf = async (id: string) =>
  String((await it.sql`select payload from applications where id = ${id}`)[0]?.["payload"]);
const consentPayloadOf = async (id: string) =>
  String((await it.sql`select payload from consents where id = ${id}`)[0]?.["payload"]);
const evidenceOf = (id: string) =>
  it.sql<
    { method: string; consent: boolean; signer: string; cms: boolean; materials: number }[]
  >`select method, consent_id is not null as consent, signer, cms is not null as cms,
    coalesce(array_length(materials, 1), 0) as materials from signature_evidence where application_id = ${id} order by id`;
const status = async (id: string) =>
  (await it.sql`select status from applications where id = ${id}`)[0]?.["status"];

const signBy = (by: string, applicationId: string, cms: string) =>
  ask(it, "signApplication", { input: { applicationId, cms } }, by);
const answerBy = (by: string, consentId: string, cms: string, confirm = true): Promise<Result> =>
  ask(it, "answerConsent", { input: { consentId, cms, confirm } }, by);

/** Somebody with an application at his own flat that waits for its signature. */
async function waiting() {
  const by = it.person();
  const { id } = await submit(it, by, it.home([by]));
  return { by, id, payload: await payloadOf(id) };
}

/** An application that waits for its owner's consent. */
async function asked() {
  const [owner, by] = [it.person(), it.person()];
  const { id } = await signed(it, by, it.home([owner]));
  const request = await requestTo(it, owner, id);
  return { owner, by, id, request, payload: await consentPayloadOf(request.id) };
}

describe("S14: an application is signed digitally", () => {
  test("by its signer, over its text: what was signed is kept with the step it brought", async () => {
    const { by, id, payload } = await waiting();
    expect((await read(it, by, id)).signingMethods).toEqual(["EDS", "SMS_CODE"]);
    expect(await signBy(by, id, cmsOf(by, payload))).toMatchObject({ __typename: "Application" });
    expect(await evidenceOf(id)).toEqual([
      { method: "EDS", consent: false, signer: by, cms: true, materials: 5 },
    ]);
    await comesTo(it, by, id, "REGISTERED");
  });

  test("another person's signature does not sign, and is no wrong code; one's own then does", async () => {
    const { by, id, payload } = await waiting();
    const code = await signingCode(it, by, id);
    for (let count = 0; count < 6; count += 1)
      expect(await signBy(by, id, cmsOf(it.person(), payload))).toMatchObject({
        __typename: "SignatureRejected",
        code: "EDS_WRONG_PERSON",
      });
    expect(await status(id)).toBe("AWAITING_SIGNATURE");
    expect(await evidenceOf(id)).toEqual([]);
    expect(await sign(it, by, id, code)).toMatchObject({ __typename: "Application" });
  });

  test("the text of another application is not this one's", async () => {
    const [one, other] = [await waiting(), await waiting()];
    expect(await signBy(one.by, one.id, cmsOf(one.by, other.payload))).toMatchObject({
      code: "EDS_PAYLOAD_DIFFERS",
    });
  });

  test("ten times at once: it is signed once", async () => {
    const { by, id, payload } = await waiting();
    const cms = cmsOf(by, payload);
    const results = await Promise.all(Array.from({ length: 10 }, () => signBy(by, id, cms)));
    expect(results.filter(({ __typename }) => __typename === "Application")).toHaveLength(1);
    expect(results.filter(({ __typename }) => __typename === "NotInThisState")).toHaveLength(9);
    expect(await evidenceOf(id)).toHaveLength(1);
  });

  test("somebody else's application looks like one that does not exist", async () => {
    const { by, id, payload } = await waiting();
    const stranger = it.person();
    const cms = cmsOf(by, payload);
    const theirs = await signBy(stranger, id, cms);
    expect(theirs).toMatchObject({ __typename: "NotInThisState", standing: null });
    expect(await signBy(stranger, "3b241101-e2bb-4255-8caf-4136c566a962", cms)).toEqual(theirs);
  });

  test("a code leaves its evidence, too: that it was given, and when", async () => {
    const by = it.person();
    const { id } = await signed(it, by, it.home([by]));
    expect(await evidenceOf(id)).toEqual([
      { method: "SMS_CODE", consent: false, signer: by, cms: false, materials: 0 },
    ]);
  });
});

describe("at a service centre the operator signs with his own", () => {
  /** An attested application for a visitor who lives with an owner that is a child. */
  async function attested() {
    const visitor = it.person();
    const visit = {
      applicant: visitor,
      person: visitor,
      rka: it.home([it.person({ birthDate: "2019-05-05" })]),
    };
    const number = await reception(it, visit);
    const taken = await submitUnder(it, number, visit, { attestation: "The guardianship body agrees" });
    const { id } = at<{ id: string }>(taken, "submitApplication");
    const signUnder = async (iin: string) => {
      const cms = cmsOf(iin, await payloadOf(id));
      const question = { by: operator, case: number };
      return at<Result>(
        await send(it, "signApplication", { input: { applicationId: id, cms } }, question),
        "signApplication",
      );
    };
    return { visitor, id, signUnder };
  }

  test("and the evidence names him", async () => {
    const { visitor, id, signUnder } = await attested();
    expect(await signUnder(operator.iin)).toMatchObject({ __typename: "Application" });
    expect(await evidenceOf(id)).toMatchObject([{ method: "EDS", signer: operator.iin }]);
    await comesTo(it, visitor, id, "REGISTERED");
  });

  test("the visitor's own signature is another person's there", async () => {
    const { visitor, id, signUnder } = await attested();
    expect(await signUnder(visitor)).toMatchObject({ code: "EDS_WRONG_PERSON" });
    expect(await status(id)).toBe("AWAITING_SIGNATURE");
  });
});

describe("what is not a signature is told by the name of the field", () => {
  test.each<[what: string, input: object, expected: string]>([
    ["both ways", { smsCode: "123456", cms: "MIIB" }, "EXACTLY_ONE"],
    ["no base64", { cms: "*not base64*" }, "CMS"],
    ["nothing", { cms: "" }, "CMS"],
    ["base64 of something else", { cms: Buffer.from("no CMS at all").toString("base64") }, "CMS"],
    ["more than 64 KB", { cms: Buffer.alloc(65_537, 0x30).toString("base64") }, "CMS"],
  ])("%s", async (_what, way, expected) => {
    const { by, id } = await waiting();
    const input = { applicationId: id, ...way };
    const answered = await send(it, "signApplication", { input }, { by: citizen(by) });
    expect(answered.errors?.[0]?.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      argument: "input.cms",
      expected,
    });
    expect(await status(id)).toBe("AWAITING_SIGNATURE");
  });

  test("the same for a consent", async () => {
    const { owner, request } = await asked();
    const both = { consentId: request.id, confirm: true, code: request.code, cms: "MIIB" };
    const neither = { consentId: request.id, confirm: true };
    for (const [input, argument] of [
      [both, "input.cms"],
      [neither, "input.code"],
    ] as const) {
      const answered = await send(it, "answerConsent", { input }, { by: citizen(owner) });
      expect(told(answered)).toEqual(["answerConsent BAD_USER_INPUT"]);
      expect(answered.errors?.[0]?.extensions).toMatchObject({ argument, expected: "EXACTLY_ONE" });
    }
  });
});

describe("an owner answers with a digital signature", () => {
  test("yes: the registration is made, with both signatures kept", async () => {
    const { owner, by, id, request, payload } = await asked();
    expect(await answerBy(owner, request.id, cmsOf(owner, payload))).toMatchObject({
      __typename: "Consent",
      state: "CONFIRMED",
    });
    await comesTo(it, by, id, "REGISTERED");
    expect((await evidenceOf(id)).map(({ method, consent, signer }) => [method, consent, signer])).toEqual([
      ["SMS_CODE", false, by],
      ["EDS", true, owner],
    ]);
  });

  test("no: the application is returned", async () => {
    const { owner, by, id, request, payload } = await asked();
    expect(await answerBy(owner, request.id, cmsOf(owner, payload), false)).toMatchObject({
      state: "DECLINED",
    });
    expect((await read(it, by, id)).history.at(-1)).toMatchObject({ code: "CONSENT_DECLINED" });
    expect(await evidenceOf(id)).toHaveLength(2);
  });

  test("a signature that is refused is no wrong code, however often", async () => {
    const { owner, by, request, payload } = await asked();
    for (let count = 0; count < 6; count += 1)
      expect(await answerBy(owner, request.id, cmsOf(by, payload))).toMatchObject({
        __typename: "SignatureRejected",
        code: "EDS_WRONG_PERSON",
      });
    expect(await answer(it, owner, request.id, request.code)).toMatchObject({ state: "CONFIRMED" });
  });

  test("the applicant cannot consent in the owner's place with the owner's signature", async () => {
    const { owner, by, request, payload } = await asked();
    expect(await answerBy(by, request.id, cmsOf(owner, payload))).toMatchObject({
      __typename: "ConsentClosed",
      closed: null,
    });
  });

  test("S13: when the hour is over it is over, for a signature too", async () => {
    const { owner, by, request, id, payload } = await asked();
    await it.stopClock(request.deadline);
    const late = await answerBy(owner, request.id, cmsOf(owner, payload));
    await it.stopClock(null);
    expect(late).toMatchObject({ __typename: "ConsentClosed", code: "CONSENT_LATE", closed: "EXPIRED" });
    expect((await read(it, by, id)).history.at(-1)).toMatchObject({ code: "CONSENT_EXPIRED" });
    expect(await evidenceOf(id)).toHaveLength(1);
  });

  test("yes by signature, no by code and wrong codes, all at once: one answer and one evidence", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { owner, id, request, payload } = await asked();
      const cms = cmsOf(owner, payload);
      const answers = await Promise.all([
        answerBy(owner, request.id, cms),
        answer(it, owner, request.id, request.code, false),
        answerBy(owner, request.id, cms, false),
        answer(it, owner, request.id, wrong(request.code)),
      ]);
      expect(answers.filter(({ __typename }) => __typename === "Consent")).toHaveLength(1);
      expect((await evidenceOf(id)).filter(({ consent }) => consent)).toHaveLength(1);
    }
  });
});

test("where nobody is trusted, a digital signature is not offered, and not accepted", async () => {
  const without = await world();
  try {
    const by = without.person();
    const { id } = await submit(without, by, without.home([by]));
    expect((await read(without, by, id)).signingMethods).toEqual(["SMS_CODE"]);
    const [row] = await without.sql`select payload from applications where id = ${id}`;
    const input = { applicationId: id, cms: cmsOf(by, String(row?.["payload"])) };
    expect(await ask(without, "signApplication", { input }, by)).toMatchObject({
      __typename: "SignatureRejected",
      code: "EDS_ALGORITHM_UNSUPPORTED",
    });
  } finally {
    await without.close();
  }
});
