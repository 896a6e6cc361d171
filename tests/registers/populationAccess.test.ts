import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openPopulation } from "../../subgraphs/population/index.ts";
import type { Caller } from "../../subgraphs/shared/call.ts";
import { address, invented } from "./invented.ts";
import { at, opened, told, type Opened, type Question } from "./opened.ts";
import { populate } from "./populationRecords.ts";

const [parent, child, ward, grown, coOwner, flatmate, stranger, tenant, visitor, nobody] = Array.from(
  { length: 10 },
  (_, index) => invented(index),
) as [string, string, string, string, string, string, string, string, string, string];
const [owned, rented, elsewhere] = [1, 2, 3].map(address) as [string, string, string];
let world: Opened;

const citizen: Caller = { role: "citizen", iin: parent };
const officer: Caller = { role: "leb_officer", iin: nobody, bin: "000140000000", kato: "710000000" };
const operator: Caller = { role: "service_centre_operator", iin: nobody };
const analyst: Caller = { role: "analyst" };
const anonymous: Caller = { role: "anonymous" };

beforeAll(async () => {
  world = await opened(openPopulation, () => new Date("2025-11-24T03:00:00Z"));
  const by = (kind: string) => [{ iin: parent, kind, since: "2000-01-01" }];
  await populate(world.sql, [
    { iin: parent, lives: [{ rka: owned, since: "2020-01-01" }] },
    { iin: child, born: "2007-11-25", acting: by("PARENT") },
    { iin: grown, born: "2007-11-24", acting: by("PARENT") },
    { iin: ward, acting: by("GUARDIAN"), court: [{ status: "INCAPABLE", since: "2020-01-01" }] },
    ...[coOwner, flatmate, stranger, tenant, visitor].map((iin) => ({
      iin,
      lives: [{ rka: rented, since: "2020-01-01" }],
    })),
  ]);
});
afterAll(() => world.close());
beforeEach(() => {
  world.asked.splice(0);
  Object.assign(world.replies, {
    ownershipRelations: () => ({ owned: [owned], coOwners: [coOwner] }),
    contractRelations: () => ({ partyOf: [rented], tenantOf: [rented], shareContract: [flatmate] }),
    namedInTerritory: () => [tenant],
    katoOf: ({ rkas }: { rkas: string[] }) => rkas.map((rka) => (rka === elsewhere ? null : "711310000")),
    caseScope: () => ({ applicant: visitor, person: ward, rka: owned }),
    dwellingFacts: () => ({ dwellings: [{ owners: [{ iin: coOwner }, { iin: null }] }] }),
  });
});

const fields = [
  ...["iin", "name { surname }", "birthDate", "age", "sex", "citizenship", "lifeStatus", "legalCapacity"],
  ...["hasLinkedPhone", "maskedPhone", "representatives { kind }", "represents { kind }"],
  ...["residence { since }", "residences { nodes { since } }"],
];
const names = fields.map((field) => field.split(" ")[0]!);

/** Which fields of a person met on the way this caller reads; every other one must be hidden, and say so. */
async function readable(iin: string, question: Question): Promise<string[]> {
  const document = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Person { ${fields.join(" ")} } } }`;
  const of = [{ __typename: "Person", ref: iin }];
  const answer = await world.query(document, { ...question, variables: { of } });
  const refused = new Map(told(answer).map((one) => one.split(".")[2]!.split(" ") as [string, string]));
  for (const [field, code] of refused) {
    expect(at(answer, "_entities", 0, field)).toBeNull();
    expect(code).toBe("HIDDEN");
  }
  return names.filter((name) => !refused.has(name));
}

test.each<[who: string, iin: string, by: Caller, expected: string[]]>([
  ["himself", parent, citizen, names],
  ["the child he is a parent of, on the last day before it is 18", child, citizen, names],
  ["the ward he is the guardian of", ward, citizen, names],
  ["his child from the 18th birthday on", grown, citizen, []],
  ["somebody who owns a share in the same dwelling", coOwner, citizen, ["name"]],
  ["somebody named in the same contract", flatmate, citizen, ["name"]],
  ["a stranger", stranger, citizen, []],
  ["a tenant of the territory", tenant, officer, ["iin", "name", "lifeStatus", "residence"]],
  ["a person without a contract in the territory", stranger, officer, []],
  ["the applicant of the case", visitor, operator, names],
  ["the person of the case", ward, operator, names],
  ["an owner of the dwelling of the case", coOwner, operator, names],
  ["a person outside the case", stranger, operator, []],
  ["anybody, for an analyst", parent, analyst, []],
  ["anybody, without a token", parent, anonymous, []],
  ["anybody, for another register", stranger, { role: "service", register: "registration" }, names],
])("what is read of %s", async (_who, iin, by, expected) => {
  expect(await readable(iin, { by })).toEqual(expected);
});

const personOf = (iin: string, question: Question) =>
  world.query(`query($iin: IIN!) { person(iin: $iin) { iin } }`, { ...question, variables: { iin } });

test.each<[who: string, iin: string, by: Caller, meets: boolean]>([
  ["a citizen meets himself", parent, citizen, true],
  ["a citizen meets whom he represents", child, citizen, true],
  ["a citizen does not meet a co-owner by number", coOwner, citizen, false],
  ["an officer meets a tenant of his territory", tenant, officer, true],
  ["an officer does not meet anybody else", stranger, officer, false],
  ["an operator meets the person of his case", visitor, operator, true],
  ["an operator does not meet anybody else", stranger, operator, false],
])("%s", async (_who, iin, by, meets) => {
  const answer = await personOf(iin, { by });
  expect([answer.data, told(answer)]).toEqual([{ person: meets ? { iin } : null }, []]);
});

test.each<[who: string, by: Caller]>([
  ["a citizen", citizen],
  ["an officer", officer],
  ["an operator", operator],
])("to %s a stranger looks like a number nobody has, and costs the same", async (_who, by) => {
  const seen = async (iin: string) => {
    world.asked.splice(0);
    let answer;
    const statements = await world.statementsOf(async () => (answer = await personOf(iin, { by })));
    return { answer, statements, asked: [...world.asked] };
  };
  expect(await seen(stranger)).toEqual(await seen(nobody));
});

test.each<[who: string, by: Caller]>([
  ["an analyst", analyst],
  ["the anonymous", anonymous],
])("%s may not ask for a person at all", async (_who, by) => {
  const answer = await personOf(parent, { by });
  expect([answer.data, told(answer)]).toEqual([{ person: null }, ["person FORBIDDEN"]]);
});

test.each<[what: string, question: Question]>([
  ["an officer without a purpose", { by: officer, purpose: null, case: "1" }],
  ["an officer without a case", { by: officer, case: null }],
  ["an officer with an operator's purpose", { by: officer, purpose: "SERVICE_CENTRE_RECEPTION" }],
  ["an operator with an officer's purpose", { by: operator, purpose: "RENTAL_TENANT_CHECK" }],
  ["an operator without anything", { by: operator, purpose: null, case: null }],
])("%s is asked for a purpose, at the root and on the way", async (_what, question) => {
  expect(told(await personOf(tenant, question))).toEqual(["person PURPOSE_REQUIRED"]);
  const of = [{ __typename: "Person", ref: visitor }];
  const document = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Person { iin name { given } } } }`;
  const onTheWay = await world.query(document, { ...question, variables: { of } });
  expect(told(onTheWay)).toEqual(["_entities.0.iin PURPOSE_REQUIRED", "_entities.0.name PURPOSE_REQUIRED"]);
  expect(world.asked).toEqual([]);
});

test("a register that is silent while a right is judged is no refusal, and no permission", async () => {
  delete world.replies["namedInTerritory"];
  const answer = await personOf(tenant, { by: officer });
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: "REGISTER_UNAVAILABLE", register: "rental" });
  expect(answer.data).toEqual({ person: null });
});

const countAt = (rka: string, question: Question) =>
  world.query(
    `query($of: [_Any!]!) { _entities(representations: $of) { ... on Dwelling { registeredPersonsCount } } }`,
    { ...question, variables: { of: [{ __typename: "Dwelling", rka }] } },
  );
const counted = async (rka: string, question: Question) => {
  const answer = await countAt(rka, question);
  return [
    at(answer, "_entities", 0, "registeredPersonsCount"),
    ...told(answer).map((one) => one.split(" ")[1]),
  ];
};

test.each<[who: string, rka: string, by: Caller, expected: unknown[]]>([
  ["an owner", owned, citizen, [1]],
  ["the tenant", rented, citizen, [5]],
  ["a citizen who has nothing to do with it", elsewhere, citizen, [null, "HIDDEN"]],
  ["an officer in his territory", rented, officer, [5]],
  ["an officer elsewhere", elsewhere, officer, [null, "HIDDEN"]],
  ["an operator with the dwelling's case", owned, operator, [1]],
  ["an operator with another case", rented, operator, [null, "HIDDEN"]],
  ["an analyst", owned, analyst, [null, "HIDDEN"]],
  ["the anonymous", owned, anonymous, [null, "HIDDEN"]],
  ["another register", elsewhere, { role: "service", register: "registration" }, [0]],
])("how many are registered at a dwelling, for %s", async (_who, rka, by, expected) => {
  expect(await counted(rka, { by })).toEqual(expected);
});

test("the tenant counts even while property is silent; who is no tenant learns that nothing is known", async () => {
  delete world.replies["ownershipRelations"];
  expect(await counted(rented, { by: citizen })).toEqual([5]);
  expect(await counted(elsewhere, { by: citizen })).toEqual([null, "REGISTER_UNAVAILABLE"]);
});

test("rights over many persons are one question to each register", async () => {
  const of = [coOwner, flatmate, stranger, tenant].map((ref) => ({ __typename: "Person", ref }));
  const document = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Person { name { given } } } }`;
  await world.query(document, { by: citizen, variables: { of } });
  expect(world.asked).toEqual(["ownershipRelations", "contractRelations"]);
});

test("an officer's right to many persons is one question, and its silence is told at each field that needs it", async () => {
  const of = [tenant, stranger].map((ref) => ({ __typename: "Person", ref }));
  const document = `query($of: [_Any!]!) { _entities(representations: $of) {
    ... on Person { ref iin residence { since } } } }`;
  const refusals = async () =>
    told(await world.query(document, { by: officer, variables: { of } })).toSorted();
  expect(await refusals()).toEqual(["_entities.1.iin HIDDEN", "_entities.1.residence HIDDEN"]);
  expect(world.asked).toEqual(["namedInTerritory"]);
  delete world.replies["namedInTerritory"];
  expect(await refusals()).toEqual(
    [0, 1].flatMap((place) =>
      ["iin", "residence"].map((field) => `_entities.${place}.${field} REGISTER_UNAVAILABLE`),
    ),
  );
});

test("S7: a malformed number never reaches the register, and its error does not repeat it", async () => {
  const mistyped = `${parent.slice(0, 11)}${String((Number(parent[11]) + 1) % 10)}`;
  const answer = await personOf(mistyped, { by: citizen });
  expect(told(answer)).toEqual(["BAD_USER_INPUT"]);
  expect(JSON.stringify(answer)).not.toContain(mistyped);
});
