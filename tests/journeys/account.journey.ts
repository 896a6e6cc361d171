import { expect, test } from "vitest";
import {
  apply,
  castMember,
  codeSentTo,
  comesTo,
  consentCode,
  eventually,
  requestDelivered,
  sign,
  signWith,
  submit,
  told,
} from "./acts.ts";
import { type Event, type Stack } from "./stack.ts";

interface Changed {
  readonly applicationChanged: {
    readonly status: string;
    readonly dwelling: { readonly address: string } | null;
  };
}

/** What a citizen sees in the account, as it happens and afterwards, in his language. */
export function account(stack: () => Stack): void {
  test("S17: every change of status comes live, the first as it stands, with the address from another register", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    const { id } = await submit(it, applicant.iin, rka);
    const seen: Event<Changed>[] = [];
    const query =
      "subscription ($id: ID!) { applicationChanged(id: $id) { status dwelling { address(language: RU) } } }";
    const watching = (async () => {
      for await (const event of it.subscribe<Changed>(query, { id }, { as: applicant.iin })) seen.push(event);
    })();
    const statuses = () => seen.map(({ data }) => data?.applicationChanged.status);
    await eventually(
      async () => statuses(),
      (all) => all.includes("AWAITING_SIGNATURE"),
    );
    const since = new Date();
    await sign(it, applicant.iin, id, applicant.phone);
    await eventually(
      async () => statuses(),
      (all) => all.includes("AWAITING_CONSENT"),
    );
    await it.telephone.reply(owner.phone, await codeSentTo(it, owner.phone, consentCode, since));
    // The stream ends by itself when the application has come to its end.
    await watching;
    expect(statuses()[0]).toBe("AWAITING_SIGNATURE");
    expect(statuses().at(-1)).toBe("REGISTERED");
    expect(seen.every(({ errors, data }) => !errors && data?.applicationChanged.dwelling?.address)).toBe(
      true,
    );
  });

  test("S17: the history and the messages of the account tell what happened, newest message first", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    const signed = await apply(it, applicant, rka);
    await it.telephone.reply(owner.phone, await codeSentTo(it, owner.phone, consentCode, signed.since));
    const registered = await comesTo(it, applicant.iin, signed.id, "REGISTERED");
    const times = registered.history.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
    const { me } = await told<{
      me: {
        applications: { nodes: readonly object[] };
        notifications: { nodes: readonly { at: string; text: string; application: object | null }[] };
      };
    }>(
      it,
      "{ me { applications { nodes { id status } } notifications { nodes { at text(language: EN) application { id } } } } }",
      {},
      { as: applicant.iin },
    );
    expect(me.applications.nodes[0]).toEqual({ id: signed.id, status: "REGISTERED" });
    const [newest] = me.notifications.nodes;
    expect(newest).toMatchObject({ application: { id: signed.id } });
    expect(newest?.text).toContain(signed.number);
    const ats = me.notifications.nodes.map(({ at }) => at);
    expect(ats).toEqual(ats.toSorted().reverse());
  });

  test("S17: an owner finds the request in the messages, without the application behind it", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    await apply(it, applicant, rka);
    await requestDelivered(it, owner.iin);
    const { data, errors } = await it.ask<{ me: { notifications: { nodes: readonly object[] } } }>(
      "{ me { notifications { nodes { text application { id } } } } }",
      {},
      { as: owner.iin },
    );
    expect(errors).toEqual([]);
    expect(data.me.notifications.nodes[0]).toMatchObject({ application: null });
  });

  test("the language is that of the argument, else of the request, else Kazakh", async () => {
    const it = stack();
    const query = "{ service { name ru: name(language: RU) } }";
    const name = async (language?: string) =>
      (
        await told<{ service: { name: string; ru: string } }>(
          it,
          query,
          {},
          language === undefined ? {} : { language },
        )
      ).service;
    const [kazakh, russian, english, other] = [
      await name(),
      await name("ru-RU, en;q=0.5"),
      await name("en"),
      await name("fr"),
    ];
    expect(new Set([kazakh.name, russian.name, english.name]).size).toBe(3);
    expect(russian.name).toBe(russian.ru);
    expect(english.ru).toBe(russian.ru);
    expect(other.name).toBe(kazakh.name);
    expect(kazakh.name).toMatch(/тіркеу/i);
  });

  test("messages of refusals come in the reader's language too", async () => {
    const it = stack();
    const message = async (language: string) =>
      (await it.ask("{ rentalContracts { nodes { id } } }", {}, { as: "owner", language })).errors[0]
        ?.message;
    const all = [await message("kk"), await message("ru"), await message("en")];
    expect(new Set(all).size).toBe(3);
  });

  test("S14, S15: the open ways of signing are told; a wrong code signs nothing, the right one signs once", async () => {
    const it = stack();
    const [applicant, { rka }] = [it.people.somebody(), it.people.home()];
    const { id } = await submit(it, applicant.iin, rka, { channel: "MOBILE" });
    const { application } = await told<{
      application: { signingMethods: string[]; payload: string; payloadDigest: string };
    }>(
      it,
      "query ($id: ID!) { application(id: $id) { signingMethods payload payloadDigest } }",
      { id },
      { as: applicant.iin },
    );
    expect(application.signingMethods).toContain("SMS_CODE");
    expect(application.payload).not.toContain(applicant.iin);
    expect(application.payloadDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(await signWith(it, applicant.iin, id, "000000")).toMatchObject({
      __typename: "SignatureRejected",
    });
    expect(await sign(it, applicant.iin, id, applicant.phone)).toMatchObject({ __typename: "Application" });
    expect(await signWith(it, applicant.iin, id, "000000")).toMatchObject({
      __typename: "NotInThisState",
      now: "AWAITING_CONSENT",
    });
  });

  test("S4: an application from a self-service zone goes the same way", async () => {
    const it = stack();
    const signed = await apply(it, castMember(it, "ownerOfCrowdedFlat"), "crowdedFlat", {
      channel: "SELF_SERVICE",
    });
    await comesTo(it, "ownerOfCrowdedFlat", signed.id, "REGISTERED");
  });

  test("S3: nobody decides but the rules: a decision names each rule, what was read, and when", async () => {
    const it = stack();
    const signed = await apply(it, castMember(it, "landlord"), "familyHouse");
    const { decision } = await comesTo(it, "landlord", signed.id, "REGISTERED");
    expect(decision?.outcome).toBe("ELIGIBLE");
    const answers = new Set(decision?.findings.map(({ answer }) => answer));
    expect(answers).toEqual(new Set(["MET", "NOT_APPLICABLE"]));
    expect(decision?.findings.flatMap(({ readings }) => readings.map(({ register }) => register))).toEqual(
      expect.arrayContaining(["POPULATION", "PROPERTY", "REGISTRATION"]),
    );
  });
}
