import { parse, subscribe } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "../../subgraphs/shared/call.ts";
import { invented } from "./invented.ts";
import { at, told } from "./opened.ts";
import {
  answer,
  cancel,
  comesTo,
  read,
  requestTo,
  send,
  sign,
  signed,
  signingCode,
  submit,
} from "./registrationActs.ts";
import { citizen, world, type World } from "./registrationWorld.ts";

let it: World;
beforeAll(async () => {
  it = await world();
});
afterAll(() => it.close());

const operator: Caller = { role: "service_centre_operator", iin: invented(9_002) };

/** Everybody who has to do with an application that waits for an owner's consent. */
async function asked() {
  const [owner, by] = [it.person(), it.person()];
  const rka = it.home([owner]);
  const { id } = await signed(it, by, rka);
  return { owner, by, rka, id };
}

describe("S17: the personal account", () => {
  test("what happens is told in the account, once each: to the giver that he is asked, to the applicant how it ended", async () => {
    const { owner, by, id } = await asked();
    const request = await requestTo(it, owner, id);
    await answer(it, owner, request.id, request.code);
    const { number } = await comesTo(it, by, id, "REGISTERED");
    const messages = async (iin: string, language: string) =>
      at<{ text: string; application: { id: string } | null }[]>(
        await it.query(
          `query($in: Language) { me { notifications { nodes { text(language: $in) application { id } } } } }`,
          {
            by: citizen(iin),
            variables: { in: language },
          },
        ),
        ...["me", "notifications", "nodes"],
      );
    expect(await messages(by, "EN")).toEqual([
      {
        text: `Application ${number}. Registered. The new residence stands in the population register.`,
        application: { id },
      },
    ]);
    const [wanted, ...more] = await messages(owner, "RU");
    expect([more, wanted?.application]).toEqual([[], null]);
    expect(wanted?.text).toContain(`Заявление ${number}. У вас запрошено согласие`);
    expect((await messages(owner, "KK"))[0]?.text).toContain("келісім сұралды");
  });

  test("applications are paged, newest first, with nothing lost or shown twice", async () => {
    const by = it.person();
    const rka = it.home([by]);
    const made = [];
    for (let count = 0; count < 7; count += 1) made.unshift((await submit(it, by, rka)).id);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await it.query(
        `query($after: String) { me { applications(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }`,
        { by: citizen(by), variables: { after } },
      );
      seen.push(...at<{ id: string }[]>(page, "me", "applications", "nodes").map(({ id }) => id));
      ({ endCursor: after, hasNextPage: more } = at<{ endCursor: string; hasNextPage: boolean }>(
        page,
        "me",
        "applications",
        "pageInfo",
      ));
    }
    expect(seen).toEqual(made);
  });

  test.each(["first: 0", "first: 101", 'after: "x"'])("a page of %s is no page", async (args) => {
    const page = await it.query(`{ me { applications(${args}) { nodes { id } } } }`, {
      by: citizen(it.person()),
    });
    expect(told(page)).toEqual(["me.applications BAD_USER_INPUT"]);
  });

  test("the text of how it stands says what happened and what to do, in three languages, at every step", async () => {
    const { owner, by, id } = await asked();
    const texts = async () => {
      const one = await it.query(
        `query($id: ID!) { application(id: $id) { kk: statusText(language: KK) ru: statusText(language: RU) en: statusText(language: EN) } }`,
        { by: citizen(by), variables: { id } },
      );
      return Object.values(at<Record<string, string>>(one, "application"));
    };
    await requestTo(it, owner, id);
    const waiting = await texts();
    expect(new Set(waiting).size).toBe(3);
    for (const text of waiting) expect(text).toMatch(/1414.*\d{2}\.\d{2}\.\d{4}/);
    await cancel(it, by, id);
    expect(await texts()).toContain("The applicant took the application back.");
  });
});

describe("who reads an application", () => {
  const readBy = (by: Caller, id: string) => send(it, "application", { id }, { by });

  test("its applicant, its person and who represents them; to anybody else it is as if it were not there", async () => {
    const guardian = it.person();
    const ward = it.person({ capacity: "LIMITED", representatives: [{ iin: guardian, kind: "TRUSTEE" }] });
    const { id } = await submit(it, guardian, it.home([guardian]), { person: ward });
    for (const iin of [guardian, ward]) expect((await read(it, iin, id)).status).toBe("AWAITING_SIGNATURE");
    const deputy = it.person();
    it.persons.get(ward)!.representatives!.push({ iin: deputy, kind: "GUARDIAN" });
    expect((await read(it, deputy, id)).status).toBe("AWAITING_SIGNATURE");
    const nobodys = await readBy(citizen(it.person()), "3b241101-e2bb-4255-8caf-4136c566a962");
    expect(nobodys).toEqual({ data: { application: null } });
    expect(await readBy(citizen(it.person()), id)).toEqual(nobodys);
    expect(await readBy(citizen(it.person()), "no-id")).toEqual(nobodys);
  });

  test("the owner who is asked does not read the applicant's case", async () => {
    const { owner, id } = await asked();
    expect((await readBy(citizen(owner), id)).data).toEqual({ application: null });
  });

  test.each<[who: string, by: Caller]>([
    ["anonymous", { role: "anonymous" }],
    ["an analyst", { role: "analyst" }],
    ["an officer", { role: "leb_officer", iin: invented(9_001), bin: "990140000390", kato: "710000000" }],
  ])("not %s", async (_who, by) => {
    expect(told(await readBy(by, (await asked()).id))).toEqual(["application FORBIDDEN"]);
  });

  test("an operator whose case it is, and no other of the same people", async () => {
    const { by, rka, id } = await asked();
    const elsewhere = await submit(it, by, it.home([by]));
    it.replies["caseScope"] = () => ({ applicant: by, person: by, rka });
    expect(at(await readBy(operator, id), "application", "status")).toBe("AWAITING_CONSENT");
    expect(at(await readBy(operator, elsewhere.id), "application")).toBeNull();
    expect(
      told(
        await it.query(`query($id: ID!) { application(id: $id) { id } }`, {
          by: operator,
          case: null,
          variables: { id },
        }),
      ),
    ).toEqual(["application PURPOSE_REQUIRED"]);
  });

  test("a person's account is his own: to others each field of it is hidden", async () => {
    const [one, other] = [it.person(), it.person()];
    const entity = (by: Caller) =>
      it.query(
        `query($of: [_Any!]!) { _entities(representations: $of) { ... on Person { applications { nodes { id } } consentRequests { nodes { id } } notifications { nodes { id } } } } }`,
        { by, variables: { of: [{ __typename: "Person", ref: one }] } },
      );
    expect(told(await entity(citizen(one)))).toEqual([]);
    const hidden = ["applications", "consentRequests", "notifications"].map(
      (field) => `_entities.0.${field} HIDDEN`,
    );
    expect(told(await entity(citizen(other)))).toEqual(hidden);
    expect(told(await entity({ role: "analyst" }))).toEqual(hidden);
    it.persons.get(one)!.representatives = [{ iin: other, kind: "GUARDIAN" }];
    expect(told(await entity(citizen(other)))).toEqual([]);
  });

  test("an application reached as an entity is guarded like one asked for", async () => {
    const { by, id } = await asked();
    const entity = (iin: string) =>
      it.query(`query($of: [_Any!]!) { _entities(representations: $of) { ... on Application { status } } }`, {
        by: citizen(iin),
        variables: { of: [{ __typename: "Application", id }] },
      });
    expect(at(await entity(by), "_entities", 0)).toEqual({ status: "AWAITING_CONSENT" });
    expect(at(await entity(it.person()), "_entities", 0)).toBeNull();
  });
});

describe("an operator at a service centre", () => {
  const submission = (change: object) => ({
    input: {
      idempotencyKey: `operators-${Math.random().toString().slice(2)}`,
      reason: "CARE",
      channel: "SERVICE_CENTRE",
      ...change,
    },
  });

  test("S18: applies for the visitor of his case; what he has seen answers for the owners' consent", async () => {
    const visitor = it.person();
    const rka = it.home([], { owners: [{ iin: it.person({ birthDate: "2015-01-01" }), bin: null }] });
    it.replies["caseScope"] = () => ({ applicant: visitor, person: visitor, rka });
    it.persons.set(operator.iin, { phone: "+77000008888" });
    const submitted = await send(
      it,
      "submitApplication",
      submission({ person: visitor, rka, attestation: "The guardianship body's permission" }),
      { by: operator },
    );
    expect(told(submitted)).toEqual([]);
    expect(at(submitted, "submitApplication")).toMatchObject({
      __typename: "Application",
      status: "AWAITING_SIGNATURE",
      channel: "SERVICE_CENTRE",
    });
    const id = at<string>(submitted, "submitApplication", "id");
    await send(it, "requestSigningCode", { id }, { by: operator });
    const { secrets } = it.context();
    const smsCode = secrets.code(id, 0);
    await send(it, "signApplication", { input: { applicationId: id, smsCode } }, { by: operator });
    await comesTo(it, visitor, id, "REGISTERED");
  });

  test.each<[what: string, change: () => object, error: string]>([
    ["for somebody who is not of his case", () => ({ person: it.person() }), "submitApplication FORBIDDEN"],
    ["at another dwelling", () => ({ rka: it.home([]) }), "submitApplication FORBIDDEN"],
    ["online", () => ({ channel: "PORTAL" }), "submitApplication BAD_USER_INPUT"],
    ["with an empty attestation", () => ({ attestation: " " }), "submitApplication BAD_USER_INPUT"],
  ])("does not apply %s", async (_what, change, error) => {
    const visitor = it.person();
    const rka = it.home([visitor]);
    it.replies["caseScope"] = () => ({ applicant: visitor, person: visitor, rka });
    const submitted = await send(it, "submitApplication", submission({ person: visitor, rka, ...change() }), {
      by: operator,
    });
    expect(told(submitted)).toEqual([error]);
  });
});

describe("S17: a change is seen as it happens", () => {
  const document = parse(`subscription($id: ID!) { applicationChanged(id: $id) { status } }`);
  const watch = async (by: Caller, id: string) => {
    const stream = await subscribe({
      schema: it.register.schema,
      document,
      variableValues: { id },
      contextValue: it.context(by),
    });
    if (!(Symbol.asyncIterator in stream))
      return { refused: stream.errors?.map(({ extensions }) => extensions["code"]) };
    return { stream: stream[Symbol.asyncIterator]() };
  };
  const statusOf = async (stream: AsyncIterator<unknown> | undefined) => {
    const { value, done } = (await stream?.next()) ?? {};
    return done
      ? "over"
      : (value as { data: { applicationChanged: { status: string } } }).data.applicationChanged.status;
  };

  test("first as it stands, then each change, and the stream ends with the application", async () => {
    const by = it.person();
    const { id } = await submit(it, by, it.home([by]));
    const { stream } = await watch(citizen(by), id);
    const seen = [await statusOf(stream)];
    await sign(it, by, id, await signingCode(it, by, id));
    while (seen.at(-1) !== "over") seen.push(await statusOf(stream));
    expect(seen[0]).toBe("AWAITING_SIGNATURE");
    expect(seen.slice(-2)).toEqual(["REGISTERED", "over"]);
  });

  test("an application that is over is told once", async () => {
    const by = it.person();
    const { id } = await submit(it, by, it.home([by]));
    await cancel(it, by, id);
    const { stream } = await watch(citizen(by), id);
    expect([await statusOf(stream), await statusOf(stream)]).toEqual(["CANCELLED", "over"]);
  });

  test("to a stranger it is refused like one that is not there", async () => {
    const { id } = await asked();
    const theirs = await watch(citizen(it.person()), id);
    expect(theirs).toEqual({ refused: ["FORBIDDEN"] });
    expect(await watch(citizen(it.person()), "3b241101-e2bb-4255-8caf-4136c566a962")).toEqual(theirs);
    expect(await watch({ role: "anonymous" }, id)).toEqual(theirs);
  });

  test("who no longer represents the person sees nothing more", async () => {
    const guardian = it.person();
    const ward = it.person({ capacity: "LIMITED", representatives: [{ iin: guardian, kind: "TRUSTEE" }] });
    const deputy = it.person();
    it.persons.get(ward)!.representatives!.push({ iin: deputy, kind: "GUARDIAN" });
    const { id } = await submit(it, guardian, it.home([guardian]), { person: ward });
    const { stream } = await watch(citizen(deputy), id);
    expect(await statusOf(stream)).toBe("AWAITING_SIGNATURE");
    it.persons.get(ward)!.representatives!.pop();
    await cancel(it, guardian, id);
    await expect(stream?.next()).rejects.toThrow();
  });
});
