import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { answer, apply, codeSentTo, consentCode, requestDelivered, submit, told } from "./acts.ts";
import { iinOf, rkaOf, type Asking, type Stack } from "./stack.ts";

const officer: Asking = { as: "officerAstana", purpose: "RENTAL_TENANT_CHECK", case: "1" };
const person = "query ($iin: IIN!) { person(iin: $iin) { iin } }";
const dwelling = "query ($rka: RKA!) { dwelling(rka: $rka) { rka } }";
const service = "query ($on: Date) { service(on: $on) { ruleSet { id } } }";
const pairs = "query ($pairs: [RentalTenantPair!]!) { checkRentalTenants(pairs: $pairs) { verdict } }";
const pair = { rka: "0290000000000007", iin: "000000040634" };
const submission =
  "mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { __typename } }";
const input = () => ({
  idempotencyKey: randomUUID(),
  person: iinOf("stranger"),
  rka: rkaOf("ownFlat"),
  reason: "FAMILY",
  channel: "PORTAL",
});

type Row = [sentence: string, query: string, variables: object, argument: string, by?: Asking];
const rows: Row[] = [
  ["an IIN whose check digit is wrong", person, { iin: "000000001199" }, "iin"],
  [
    "an IIN that passes on the first weights only where the second decide",
    person,
    { iin: "999999000301" },
    "iin",
  ],
  ["an IIN of eleven digits", person, { iin: "00000000119" }, "iin"],
  ["an IIN that is a number", person, { iin: 119 }, "iin"],
  ["an RKA of fifteen digits", dwelling, { rka: "029000000000000" }, "rka"],
  ["an RKA with a letter", dwelling, { rka: "02900000000000O0" }, "rka"],
  ["a day that does not exist", service, { on: "2026-02-29" }, "on"],
  ["a day with a time", service, { on: "2026-02-20T00:00:00Z" }, "on"],
  ["a day before the first rules", service, { on: "2025-11-23" }, "on"],
  [
    "a territory that is no code",
    `{ dwellings(search: "Абай", region: "71") { nodes { rka } } }`,
    {},
    "region",
  ],
  ["a search of two letters", `{ dwellings(search: "Аб") { nodes { rka } } }`, {}, "search"],
  ["a page of 51 addresses", `{ dwellings(search: "Абай", first: 51) { nodes { rka } } }`, {}, "first"],
  ["a page of none", `{ me { applications(first: 0) { nodes { id } } } }`, {}, "first"],
  ["a page of 101 applications", `{ me { applications(first: 101) { nodes { id } } } }`, {}, "first"],
  ["a cursor that was never given", `{ me { applications(after: "x") { nodes { id } } } }`, {}, "after"],
  ["1,001 pairs", pairs, { pairs: Array.from({ length: 1001 }, () => pair) }, "pairs", officer],
  [
    "21 questions of a citizen",
    "query ($inputs: [EligibilityInput!]!) { eligibilities(inputs: $inputs) { outcome } }",
    { inputs: Array.from({ length: 21 }, () => ({ person: "000000001950", rka: "0290000000000000" })) },
    "inputs",
  ],
  [
    "a reason that is not in the list",
    submission,
    { input: { ...input(), reason: "BOREDOM" } },
    "input.reason",
  ],
  [
    "an idempotency key of three letters",
    submission,
    { input: { ...input(), idempotencyKey: "abc" } },
    "input.idempotencyKey",
  ],
  [
    "the service centre's channel from a citizen",
    submission,
    { input: { ...input(), channel: "SERVICE_CENTRE" } },
    "input.channel",
  ],
  [
    "an attestation from a citizen",
    submission,
    { input: { ...input(), attestation: "I saw it" } },
    "input.attestation",
  ],
  [
    "a person's number that is none",
    submission,
    { input: { ...input(), person: "000000001199" } },
    "input.person",
  ],
  [
    "a report that ends before it begins",
    `{ registrationReport(from: "2026-02-01", to: "2026-01-01", by: []) { total } }`,
    {},
    "to",
    { as: "analyst" },
  ],
  [
    "a signature without a code",
    `mutation ($id: ID!) { signApplication(input: { applicationId: $id }) { __typename } }`,
    { id: randomUUID() },
    "input.smsCode",
  ],
  [
    "a consent without a code",
    `mutation ($id: ID!) { answerConsent(input: { consentId: $id, confirm: true }) { __typename } }`,
    { id: randomUUID() },
    "input.code",
  ],
  [
    "a code of letters",
    `mutation ($id: ID!) { answerConsent(input: { consentId: $id, code: "abcdef", confirm: true }) { __typename } }`,
    { id: randomUUID() },
    "input.code",
  ],
];

/** Malformed input: named, never repeated, and without any effect. */
export function badInput(stack: () => Stack): void {
  test.each<Row>(rows)(
    "%s is BAD_USER_INPUT, names the argument and repeats no value",
    async (_sentence, query, variables, argument, by = { as: "stranger" }) => {
      const { data, errors } = await stack().ask<Record<string, unknown> | undefined>(query, variables, {
        language: "en",
        ...by,
      });
      expect(errors.map(({ extensions: { code, argument: named } }) => [code, named])).toEqual([
        ["BAD_USER_INPUT", expect.stringContaining(argument)],
      ]);
      expect(
        Object.values(data ?? {}).filter(
          (one) => one !== null && JSON.stringify(one) !== '{"applications":null}',
        ),
      ).toEqual([]);
      const said = JSON.stringify(errors);
      for (const value of [
        "000000001199",
        "999999000301",
        "02900000000000O0",
        "2026-02-29",
        "BOREDOM",
        "abcdef",
      ])
        expect(said).not.toContain(value);
    },
  );

  test("a malformed scalar is 400 before anything is executed, in the document as in the variables", async () => {
    const it = stack();
    const inVariables = await it.ask(person, { iin: "000000001199" }, { as: "stranger" });
    const inDocument = await it.ask(`{ person(iin: "000000001199") { iin } }`, {}, { as: "stranger" });
    expect([inVariables.status, inDocument.status]).toEqual([400, 400]);
    expect(inDocument.errors[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });

  test("a case that is none is refused before anything is read", async () => {
    const { errors } = await stack().ask("{ service { name } }", {}, { ...officer, case: "one two" });
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "X-Case" });
  });

  test("the second weights of the check digit are known: such a number is well formed", async () => {
    const { data, errors } = await stack().ask(person, { iin: "999999000303" }, { as: "stranger" });
    expect([data, errors]).toEqual([{ person: null }, []]);
  });

  test("a used idempotency key: the same input gets the first answer again, other input a conflict, and nothing changes", async () => {
    const it = stack();
    const [applicant, { rka }, other] = [it.people.somebody(), it.people.home(), it.people.home()];
    const idempotencyKey = randomUUID();
    const applications = async () => {
      const { me } = await told<{ me: { applications: { nodes: readonly object[] } } }>(
        it,
        "{ me { applications { nodes { id } } } }",
        {},
        { as: applicant.iin },
      );
      return me.applications.nodes;
    };
    const before = await applications();
    const [first, twin] = await Promise.all([
      submit(it, applicant.iin, rka, { idempotencyKey }),
      submit(it, applicant.iin, rka, { idempotencyKey }),
    ]);
    expect(first).toMatchObject({ __typename: "Application" });
    expect(twin).toEqual(first);
    expect(await submit(it, applicant.iin, rka, { idempotencyKey })).toEqual(first);
    expect(await submit(it, applicant.iin, other.rka, { idempotencyKey })).toMatchObject({
      __typename: "IdempotencyConflict",
    });
    expect(await applications()).toEqual([{ id: first.id }, ...before]);
  });

  test("malformed answers do not count as tries: the owner still has five", async () => {
    const it = stack();
    const [applicant, { rka, owner }] = [it.people.somebody(), it.people.home()];
    const signed = await apply(it, applicant, rka);
    const { id } = await requestDelivered(it, owner.iin);
    const query = `mutation ($id: ID!, $code: String!) { answerConsent(input: { consentId: $id, code: $code, confirm: true }) { __typename } }`;
    for (const code of ["12345", "1234567", "", " 123456", "１２３４５６"]) {
      const { errors } = await it.ask(query, { id, code }, { as: owner.iin });
      expect(errors[0]?.extensions.code).toBe("BAD_USER_INPUT");
    }
    const code = await codeSentTo(it, owner.phone, consentCode, signed.since);
    expect(await answer(it, owner.iin, id, code)).toMatchObject({ state: "CONFIRMED" });
  });
}
