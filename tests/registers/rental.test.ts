import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { contractId } from "../../subgraphs/rental/data/contractId.ts";
import { openRental } from "../../subgraphs/rental/index.ts";
import type { Caller } from "../../subgraphs/shared/call.ts";
import { address, invented } from "./invented.ts";
import { at, opened, told, type Opened, type Question } from "./opened.ts";
import { rent } from "./rentalRecords.ts";

const [tenant, spouse, child, parent, stranger, former, officialIin] = [1, 2, 3, 4, 5, 6, 7].map(
  invented,
) as [string, string, string, string, string, string, string];
const [flat, dirty, overlapping, lost, expired, future, empty, elsewhere] = [1, 2, 3, 4, 5, 6, 7, 8].map(
  address,
) as [string, string, string, string, string, string, string, string];
const [astana, almaty, district] = ["000140000012", "000140000022", "000140000032"] as const;
let world: Opened;

const citizen = (iin: string): Caller => ({ role: "citizen", iin });
const officer: Caller = { role: "leb_officer", iin: officialIin, bin: astana, kato: "710000000" };
const operator: Caller = { role: "service_centre_operator", iin: officialIin };
const service: Caller = { role: "service", register: "registration" };

beforeAll(async () => {
  world = await opened(openRental, () => new Date("2025-11-24T03:00:00Z"));
  const [tenantNamed, spouseNamed] = [
    [tenant, "TENANT"],
    [spouse, "SPOUSE"],
  ] as const;
  const body = { bin: astana, tenant };
  await rent(
    world.sql,
    [
      { bin: astana, kato: "710000000", nameEn: "Akimat of the capital" },
      { bin: almaty, kato: "750000000" },
      { bin: district, kato: "711310000" },
    ],
    [
      { ...body, number: "1", rka: flat, named: [tenantNamed, spouseNamed, [child, "CHILD"]] },
      { ...body, number: "2", rka: dirty, from: "2023-01-01", named: [spouseNamed, spouseNamed] },
      { ...body, number: "3", rka: overlapping, from: "2020-01-01", to: "2025-11-24", named: [tenantNamed] },
      {
        ...body,
        bin: district,
        number: "4",
        rka: overlapping,
        from: "2025-11-24",
        tenant: former,
        named: [[former, "TENANT"]],
      },
      { ...body, number: "5", rka: lost, from: "2022-01-01", named: [tenantNamed] },
      {
        ...body,
        number: "6",
        rka: expired,
        from: "2021-01-01",
        to: "2025-11-23",
        tenant: former,
        named: [[former, "TENANT"]],
      },
      {
        ...body,
        number: "7",
        rka: expired,
        from: "2020-06-01",
        to: "2030-01-01",
        tenant: former,
        status: "TERMINATED",
        named: [[former, "TENANT"]],
      },
      { ...body, number: "8", rka: future, from: "2025-11-25", named: [tenantNamed] },
      { ...body, bin: almaty, number: "9", rka: elsewhere, named: [tenantNamed] },
    ],
  );
});
afterAll(() => world.close());
beforeEach(() => {
  world.asked.splice(0);
  Object.assign(world.replies, {
    katoOf: ({ rkas }: { rkas: string[] }) =>
      rkas.map((rka) => (rka === lost ? null : rka === elsewhere ? "751210000" : "711310000")),
    representedBy: ({ iin }: { iin: string }) => (iin === parent ? [child] : []),
    caseScope: () => ({ applicant: tenant, person: spouse, rka: flat }),
    dwellingFacts: () => ({ dwellings: [{ owners: [] }] }),
  });
});

const atDwelling = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Dwelling { rentalContract { number } } } }`;
const contractAt = async (rka: string, question: Question) => {
  const answer = await world.query(atDwelling, {
    ...question,
    variables: { of: [{ __typename: "Dwelling", rka }] },
  });
  return [
    at(answer, "_entities", 0, "rentalContract", "number") ?? null,
    ...told(answer).map((one) => one.split(" ")[1]),
  ];
};

test.each<[who: string, rka: string, by: Caller, expected: unknown[]]>([
  ["its tenant", flat, citizen(tenant), ["1"]],
  ["somebody it names", flat, citizen(spouse), ["1"]],
  ["the parent of a child it names", flat, citizen(parent), ["1"]],
  ["a tenant the list forgot", dirty, citizen(tenant), ["2"]],
  ["a stranger", flat, citizen(stranger), [null, "HIDDEN"]],
  ["the tenant of a contract that ended yesterday", expired, citizen(former), [null, "HIDDEN"]],
  ["the tenant of a contract that begins tomorrow", future, citizen(tenant), [null, "HIDDEN"]],
  ["the party of a later one of two that overlap", overlapping, citizen(former), ["4"]],
  [
    "the party of the earlier one, to whom the later is not shown",
    overlapping,
    citizen(tenant),
    [null, "HIDDEN"],
  ],
  ["an officer of the territory", flat, officer, ["1"]],
  ["an officer of the territory, where nothing is let", empty, officer, [null]],
  ["an officer of another territory", elsewhere, officer, [null, "HIDDEN"]],
  ["an officer, at an address nobody knows", lost, officer, [null, "HIDDEN"]],
  ["an operator with the case of the dwelling", flat, operator, ["1"]],
  ["an operator with another case", dirty, operator, [null, "HIDDEN"]],
  ["an analyst", flat, { role: "analyst" }, [null, "HIDDEN"]],
  ["the anonymous", flat, { role: "anonymous" }, [null, "HIDDEN"]],
  ["another register", elsewhere, service, ["9"]],
])("S9: the contract in force at a dwelling, for %s", async (_who, rka, by, expected) => {
  expect(await contractAt(rka, { by })).toEqual(expected);
});

test("officials without purpose or case are asked for it", async () => {
  expect(await contractAt(flat, { by: officer, case: null })).toEqual([null, "PURPOSE_REQUIRED"]);
  expect(await contractAt(flat, { by: operator, purpose: "RENTAL_TENANT_CHECK" })).toEqual([
    null,
    "PURPOSE_REQUIRED",
  ]);
});

const ofPerson = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Person { rentalContracts { number status } } } }`;
const contractsOf = async (ref: string, question: Question) => {
  const answer = await world.query(ofPerson, {
    ...question,
    variables: { of: [{ __typename: "Person", ref }] },
  });
  const contracts = at<{ number: string; status: string }[] | null>(
    answer,
    "_entities",
    0,
    "rentalContracts",
  );
  return [
    contracts?.map(({ number, status }) => `${number} ${status}`) ?? null,
    ...told(answer).map((one) => one.split(" ")[1]),
  ];
};

test("a person's contracts are every one he is a party of, newest first, as they stand today", async () => {
  expect(await contractsOf(former, { by: citizen(former) })).toEqual([
    ["4 IN_FORCE", "6 EXPIRED", "7 TERMINATED"],
  ]);
  expect(await contractsOf(spouse, { by: citizen(spouse) })).toEqual([["1 IN_FORCE", "2 IN_FORCE"]]);
  expect(await contractsOf(stranger, { by: citizen(stranger) })).toEqual([[]]);
});

test("a person's contracts are for himself, his representatives and the operator with his case", async () => {
  expect(await contractsOf(child, { by: citizen(parent) })).toEqual([["1 IN_FORCE"]]);
  expect(await contractsOf(spouse, { by: operator })).toEqual([["1 IN_FORCE", "2 IN_FORCE"]]);
  for (const by of [citizen(stranger), officer, { role: "analyst" }, { role: "anonymous" }] as const)
    expect(await contractsOf(spouse, { by })).toEqual([null, "HIDDEN"]);
});

test("whether somebody represents the person stays unknown while population is silent", async () => {
  delete world.replies["representedBy"];
  expect(await contractsOf(child, { by: citizen(parent) })).toEqual([null, "REGISTER_UNAVAILABLE"]);
  expect(await contractsOf(parent, { by: citizen(parent) })).toEqual([[]]);
});

const everything = `id number from to status qualityFlags dwelling { rka } tenant { ref }
  namedPersons { person { ref } relation } body { bin name phone address region { kato name } }`;
const byId = (number: string, question: Question, bin: string = astana) =>
  world.query(
    `query($of: [_Any!]!) { _entities(representations: $of) { ... on RentalContract { ${everything} } } }`,
    {
      ...question,
      variables: { of: [{ __typename: "RentalContract", id: contractId(bin, number) }] },
    },
  );

test("every field of a contract is answered without an error, repetitions included", async () => {
  const answer = await byId("2", { by: service });
  expect(told(answer)).toEqual([]);
  expect(at(answer, "_entities", 0)).toEqual({
    id: contractId(astana, "2"),
    number: "2",
    from: "2023-01-01",
    to: null,
    status: "IN_FORCE",
    qualityFlags: ["TENANT_NOT_NAMED", "NAMED_TWICE"],
    dwelling: { rka: dirty },
    tenant: { ref: tenant },
    namedPersons: [
      { person: { ref: spouse }, relation: "SPOUSE" },
      { person: { ref: spouse }, relation: "SPOUSE" },
    ],
    body: {
      bin: astana,
      name: "Елорда әкімдігі",
      phone: "+77710009998",
      address: "Ойдан көшесі, 1",
      region: { kato: "710000000", name: "Астана қаласы" },
    },
  });
});

test.each<[what: string, number: string, bin: string, flags: string[]]>([
  ["a clean record has no flag", "1", astana, []],
  ["two contracts that share a single day overlap", "3", astana, ["OVERLAPPING_CONTRACT"]],
  ["so does the other one", "4", district, ["OVERLAPPING_CONTRACT"]],
  ["an address that property does not know", "5", astana, ["UNKNOWN_ADDRESS"]],
  ["a contract that was ended early overlaps nothing", "7", astana, []],
  ["nor does the one beside it", "6", astana, []],
])("%s", async (_what, number, bin, flags) => {
  expect(at(await byId(number, { by: service }, bin), "_entities", 0, "qualityFlags")).toEqual(flags);
});

test("a contract by its id is not there for whoever it is not for", async () => {
  const seen = async (by: Caller, number = "1", bin: string = astana) =>
    at(await byId(number, { by }, bin), "_entities", 0, "number");
  expect(await seen(citizen(spouse))).toBe("1");
  expect(await seen(citizen(stranger))).toBeUndefined();
  expect(await seen(officer)).toBe("1");
  expect(await seen(officer, "9", almaty)).toBeUndefined();
  expect(await seen(operator)).toBe("1");
  expect(await seen({ role: "anonymous" })).toBeUndefined();
});

test("S11: the contacts of a local executive body are for everybody, in the reader's language", async () => {
  const document = `query($of: [_Any!]!) { _entities(representations: $of) { ... on LocalExecutiveBody { name ru: name(language: RU) address } } }`;
  const variables = {
    of: [astana, almaty, "000140000042"].map((bin) => ({ __typename: "LocalExecutiveBody", bin })),
  };
  const answer = await world.query(document, { variables, language: "EN" });
  expect([answer.data, told(answer)]).toEqual([
    {
      _entities: [
        { name: "Akimat of the capital", ru: "Акимат столицы", address: "Oydan koshesi, 1" },
        { name: "Yelorda akimdigi", ru: "Акимат столицы", address: "Oydan koshesi, 1" },
        null,
      ],
    },
    [],
  ]);
});

test("one dwelling or five hundred are the same number of statements and of questions", async () => {
  const document = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Dwelling { rentalContract { ${everything} } } } }`;
  const ask = (rkas: readonly string[]) => () =>
    world.query(document, {
      by: officer,
      variables: { of: rkas.map((rka) => ({ __typename: "Dwelling", rka })) },
    });
  const many = [
    ...Array.from({ length: 500 }, (_, index) => address(1_000 + index)),
    flat,
    dirty,
    overlapping,
  ];
  // Contracts, bodies, and the terms that could overlap.
  expect(await world.statementsOf(ask([flat]))).toBe(3);
  expect(world.asked.splice(0)).toEqual(["katoOf"]);
  expect(await world.statementsOf(ask(many))).toBe(3);
  expect(world.asked).toEqual(["katoOf"]);
});
