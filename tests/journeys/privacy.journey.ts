import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { answer, apply, eligibilityOf, faults, read, requestDelivered, told } from "./acts.ts";
import { nobodysNumber } from "./officials.journey.ts";
import { iinOf, rkaOf, type Stack } from "./stack.ts";

/** What the answers do not tell. */
export function privacy(stack: () => Stack): void {
  test("a stranger's application looks like one that does not exist, to read, to sign, to take back and to watch", async () => {
    const it = stack();
    const [applicant, { rka }] = [it.people.somebody(), it.people.home()];
    const { id } = await apply(it, applicant, rka);
    const asked = async (one: string) => {
      const { data, errors } = await it.ask(
        `mutation ($id: ID!) {
          requestSigningCode(applicationId: $id) { __typename ... on NotInThisState { code status } }
          signApplication(input: { applicationId: $id, smsCode: "123456" }) { __typename ... on NotInThisState { code status } }
          cancelApplication(applicationId: $id) { __typename ... on NotInThisState { code status } } }`,
        { id: one },
        { as: "stranger" },
      );
      const events = [];
      for await (const { data: seen, errors: wrong } of it.subscribe(
        "subscription ($id: ID!) { applicationChanged(id: $id) { status } }",
        { id: one },
        { as: "stranger" },
      ))
        events.push([seen, wrong?.map(({ extensions }) => extensions?.["code"])]);
      return { read: await read(it, "stranger", one), data, errors, events };
    };
    const theirs = await asked(id);
    expect(theirs.read).toBeNull();
    expect(theirs.errors).toEqual([]);
    expect(await asked(randomUUID())).toEqual(theirs);
    expect(await asked("no id at all")).toEqual(theirs);
  });

  test("somebody else's request for consent looks like one that does not exist", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    await apply(it, applicant, rka);
    const { id } = await requestDelivered(it, owner.iin);
    const theirs = await answer(it, "stranger", id, "123456");
    expect(theirs).toMatchObject({ __typename: "ConsentClosed", closed: null });
    expect(await answer(it, "stranger", randomUUID(), "123456")).toEqual(theirs);
    expect((await requestDelivered(it, owner.iin)).consent.state).toBe("DELIVERED");
  });

  test("a stranger's number looks like one that nobody has, as a person and in a question", async () => {
    const it = stack();
    const person = "query ($iin: IIN!) { person(iin: $iin) { name { full } } }";
    for (const iin of [iinOf("owner"), nobodysNumber])
      expect(await told(it, person, { iin }, { as: "stranger" })).toEqual({ person: null });
    const told2 = await eligibilityOf(it, "stranger", "ownFlat", "owner");
    const bare = ({ findings, ...rest }: typeof told2) => ({
      ...rest,
      findings: findings.map(({ readings, ...finding }) => [
        finding,
        readings.map(({ register }) => register),
      ]),
    });
    expect(bare(await eligibilityOf(it, "stranger", "ownFlat", nobodysNumber))).toEqual(bare(told2));
    expect(
      told2.findings.filter(({ answer: given }) => given !== "NOT_APPLICABLE").map(({ rule }) => rule.id),
    ).toEqual(["applies-for-self-or-represented"]);
  });

  test("HIDDEN is not null: what may not be read is null with an error, what is not there is null without one", async () => {
    const it = stack();
    const query =
      "query ($rka: RKA!) { dwelling(rka: $rka) { address totalArea ownerships { share { numerator } } rentalContract { number } registeredPersonsCount } }";
    const stranger = await it.ask(query, { rka: rkaOf("flatNoPhone") }, { as: "stranger" });
    expect(stranger.data).toMatchObject({
      dwelling: { totalArea: 48.5, ownerships: null, rentalContract: null },
    });
    expect(faults(stranger.errors).sort()).toEqual([
      "dwelling.ownerships HIDDEN",
      "dwelling.registeredPersonsCount HIDDEN",
      "dwelling.rentalContract HIDDEN",
    ]);
    const absent = await it.ask(query, { rka: "0299999999999999" }, { as: "stranger" });
    expect([absent.data, absent.errors]).toEqual([{ dwelling: null }, []]);
    const { me } = await told<{ me: object }>(
      it,
      "{ me { maskedPhone residence { until } } }",
      {},
      { as: "noPhone" },
    );
    expect(me).toMatchObject({ maskedPhone: null, residence: { until: null } });
  });

  test("a co-owner's name is shown to the other, and nothing else of her", async () => {
    const it = stack();
    const { data, errors } = await it.ask(
      "query ($rka: RKA!) { dwelling(rka: $rka) { ownerships { owner { ... on Person { name { full } iin birthDate } } } } }",
      { rka: rkaOf("sharedFlat") },
      { as: "coOwnerA" },
    );
    expect(JSON.stringify(data)).toContain("Әсел");
    expect(JSON.stringify(data)).not.toContain(iinOf("coOwnerB"));
    expect(faults(errors).map((fault) => fault.split(" ")[1])).toEqual(["HIDDEN", "HIDDEN"]);
  });

  test("officials' fields are FORBIDDEN to a citizen", async () => {
    const it = stack();
    const { data, errors } = await it.ask(
      `{ rentalContracts { nodes { id } } registrationReport(from: "2026-01-01", to: "2026-02-01", by: []) { total } }`,
      {},
      { as: "owner" },
    );
    expect(data).toEqual({ rentalContracts: null, registrationReport: null });
    expect(faults(errors).sort()).toEqual(["registrationReport FORBIDDEN", "rentalContracts FORBIDDEN"]);
  });
}
