import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import {
  answer,
  apply,
  codesOf,
  codeSentTo,
  comesTo,
  consentCode,
  eventually,
  faults,
  read,
  requestDelivered,
  submit,
  told,
  type Result,
} from "./acts.ts";
import { iinOf, rkaOf, type Asking, type Stack, type Who } from "./stack.ts";

const purpose = "SERVICE_CENTRE_RECEPTION";
const problem = "... on Problem { code message(language: EN) }";
const openReception = `mutation ($input: OpenReceptionInput!) { openReception(input: $input) { __typename ${problem}
  ... on Reception { number expiresAt eligibility { outcome findings { rule { id } answer } } } } }`;

interface Reception extends Result {
  readonly expiresAt: string;
}

/** An operator opens a case for a visitor who applies for himself; the purpose is all he states. */
async function receive(stack: Stack, applicant: Who, rka: Who): Promise<Reception> {
  const input = { applicant: iinOf(applicant), person: iinOf(applicant), rka: rkaOf(rka) };
  const found = await told<{ openReception: Reception }>(
    stack,
    openReception,
    { input },
    { as: "operator", purpose },
  );
  return found.openReception;
}

const submitAtCentre = (stack: Stack, person: string, rka: Who, change: object, by: Asking) =>
  told<{ submitApplication: Result }>(
    stack,
    `mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { __typename ${problem}
      ... on Application { id number status } } }`,
    {
      input: {
        ...{
          idempotencyKey: randomUUID(),
          person,
          rka: rkaOf(rka),
          reason: "FAMILY",
          channel: "SERVICE_CENTRE",
        },
        ...change,
      },
    },
    by,
  ).then(({ submitApplication }) => submitApplication);

/** With the code that goes to the operator's own telephone. */
async function signAtCentre(stack: Stack, id: string, by: Asking): Promise<void> {
  const since = new Date();
  await told(
    stack,
    "mutation ($id: ID!) { requestSigningCode(applicationId: $id) { __typename } }",
    { id },
    by,
  );
  const code = await codeSentTo(
    stack,
    stack.people.phoneOf("operator"),
    /Код подписи заявления: (\d{6})/,
    since,
  );
  const signed = await told<{ signApplication: Result }>(
    stack,
    `mutation ($input: SignApplicationInput!) { signApplication(input: $input) { __typename ${problem} } }`,
    { input: { applicationId: id, smsCode: code } },
    by,
  );
  expect(signed.signApplication).toMatchObject({ __typename: "Application" });
}

const accountOf = async (stack: Stack, as: Who) => {
  const { me } = await told<{ me: { notifications: { nodes: readonly { text: string }[] } } }>(
    stack,
    "{ me { notifications { nodes { text(language: EN) } } } }",
    {},
    { as },
  );
  return me.notifications.nodes.map(({ text }) => text).join("\n");
};

/** Who read somebody's data in two registers, and under which case. */
const readersOf = async (stack: Stack, as: Who) => {
  interface Entries {
    readonly nodes: readonly { readonly readerKind: string; readonly case: string | null }[];
  }
  const { me } = await told<{ me: { dataAccess: { population: Entries; registration: Entries } } }>(
    stack,
    "{ me { dataAccess { population { nodes { readerKind case } } registration { nodes { readerKind case } } } } }",
    {},
    { as },
  );
  const { population, registration } = me.dataAccess;
  const inBoth = population.nodes.filter((one) =>
    registration.nodes.some((other) => other.case === one.case),
  );
  return inBoth.map((one) => `${one.readerKind} ${one.case ?? ""}`);
};

/** What is done at a service centre, and how nobody is bombed with requests. */
export function serviceCentre(stack: () => Stack): void {
  test("S18: an operator opens a case, reads what it opens, submits with an attestation and signs; the visitor sees who acted", async () => {
    const it = stack();
    const visitor = it.people.somebody();
    const since = new Date();
    const { number, eligibility } = await receive(it, visitor.iin, "flatOfOrganisation");
    expect(eligibility?.outcome).toBe("SERVICE_CENTRE_ONLY");
    const by: Asking = { as: "operator", purpose, case: number };
    const person = "query ($iin: IIN!) { person(iin: $iin) { iin birthDate } }";
    expect((await told<{ person: object }>(it, person, { iin: visitor.iin }, by)).person).toMatchObject({
      iin: visitor.iin,
    });
    expect((await it.ask(person, { iin: iinOf("stranger") }, by)).data).toEqual({ person: null });
    const attestation = "The organisation's letter of consent was shown.";
    const { id } = await submitAtCentre(it, visitor.iin, "flatOfOrganisation", { attestation }, by);
    await signAtCentre(it, id, by);
    const registered = await comesTo(it, visitor.iin, id, "REGISTERED");
    expect(codesOf(registered)).toBe("SUBMITTED_AT_CENTRE SIGNED_AT_CENTRE GRANTED REGISTERED");
    expect(registered.history[0]?.text).toMatch(/operator of a public service centre/i);
    expect(await accountOf(it, visitor.iin)).toMatch(
      new RegExp(`operator.*submitted[^]*opened the case ${number}`, "i"),
    );
    const toVisitor = async () =>
      (await it.telephone.inbox(visitor.phone)).filter(({ at }) => new Date(at) >= since);
    const [sms] = await eventually(toVisitor, ({ length }) => length > 0);
    expect(sms?.text).toMatch(/Оператор центра/);
    const readers = await eventually(
      () => readersOf(it, visitor.iin),
      (found) => found.includes(`OPERATOR ${number}`),
      5,
    );
    expect(readers).toContain(`OPERATOR ${number}`);
    const asCitizen = await read(it, visitor.iin, id);
    expect(asCitizen?.consents).toEqual([]);
  });

  test("S2: a visitor without a telephone comes to the centre; the owner is asked by SMS from there", async () => {
    const it = stack();
    const { rka, owner } = it.people.home();
    const since = new Date();
    const { number, eligibility } = await receive(it, "noPhone", rka);
    expect(eligibility?.outcome).toBe("CONSENT_REQUIRED");
    const by: Asking = { as: "operator", purpose, case: number };
    const { id } = await submitAtCentre(it, iinOf("noPhone"), rka, {}, by);
    await signAtCentre(it, id, by);
    await requestDelivered(it, owner.iin);
    await it.telephone.reply(owner.phone, await codeSentTo(it, owner.phone, consentCode, since));
    await comesTo(it, "noPhone", id, "REGISTERED");
  });

  test.each([
    ["goes online", "stranger", "ownFlat", "CONSENT_REQUIRED", /eGov Mobile/],
    ["cannot be granted anywhere", "foreigner", "flatOfOrganisation", "REFUSED", /citizen/i],
    ["must be put right first", "notNamed", "rentalFlat", "RETURNED", /contract/i],
  ])("no case is opened for what %s", async (_what, applicant, rka, code, message) => {
    expect(await receive(stack(), applicant, rka)).toMatchObject({
      __typename: "ReceptionNotNeeded",
      code,
      message: expect.stringMatching(message) as string,
    });
  });

  test("a case is opened by operators only, for numbers that can be numbers, and not while a register is silent", async () => {
    const it = stack();
    const numbers = {
      applicant: iinOf("stranger"),
      person: iinOf("stranger"),
      rka: rkaOf("flatOfOrganisation"),
    };
    const ask = (input: object, by: Asking) => it.ask(openReception, { input }, by);
    const operator: Asking = { as: "operator", purpose };
    expect(faults((await ask(numbers, { as: "stranger" })).errors)).toEqual(["openReception FORBIDDEN"]);
    expect(faults((await ask(numbers, { as: "operator" })).errors)).toEqual([
      "openReception PURPOSE_REQUIRED",
    ]);
    for (const wrong of [{ applicant: "123456789012" }, { person: "1" }, { rka: "12" }]) {
      const { errors } = await ask({ ...numbers, ...wrong }, operator);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
    }
    await it.silence("property");
    const silent = await ask(numbers, operator).finally(() => it.restore("property"));
    expect(faults(silent.errors)).toEqual(["openReception REGISTER_UNAVAILABLE"]);
  });

  test("an owner who has declined the same applicant five times is asked no more, and the applicant is told so plainly", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    for (let count = 0; count < 5; count += 1) {
      const { since } = await apply(it, applicant, rka);
      const { id } = await requestDelivered(it, owner.iin);
      await answer(it, owner.iin, id, await codeSentTo(it, owner.phone, consentCode, since), false);
    }
    const sixth = await submit(it, applicant.iin, rka);
    expect(sixth).toMatchObject({ __typename: "Application", status: "RETURNED" });
    const seen = await read(it, applicant.iin, sixth.id);
    expect(codesOf(seen!)).toBe("CONSENT_REQUESTS_LIMIT");
    expect(seen?.statusText).toMatch(/too many requests for consent/i);
    expect((await it.telephone.inbox(owner.phone)).filter(({ text }) => consentCode.test(text))).toHaveLength(
      5,
    );
  });
}
