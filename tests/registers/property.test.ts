import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openProperty } from "../../subgraphs/property/index.ts";
import type { Caller } from "../../subgraphs/shared/call.ts";
import { address, invented } from "./invented.ts";
import { opened, told, type Opened, type Question } from "./opened.ts";
import { insert } from "./populationRecords.ts";
import { build } from "./propertyRecords.ts";

const [owner, coOwner, former, future, child, guardian, stranger, operatorIin] = Array.from(
  { length: 8 },
  (_, place) => invented(500 + place),
) as [string, string, string, string, string, string, string, string];
const [shared, ofChild, ofFirm, unowned, rental, crowd] = [1, 2, 3, 4, 5, 6].map(address) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const firm = "000840000015";

const citizen = (iin: string): Caller => ({ role: "citizen", iin });
const officer = (kato: string): Caller => ({ role: "leb_officer", iin: stranger, bin: firm, kato });
const operator: Caller = { role: "service_centre_operator", iin: operatorIin };
const analyst: Caller = { role: "analyst" };
const anonymous: Caller = { role: "anonymous" };
const service: Caller = { role: "service", register: "registration" };

let world: Opened;

beforeAll(async () => {
  world = await opened(openProperty, () => new Date("2025-11-24T03:00:00Z"));
  await insert(world.sql, "organisations", [
    { bin: firm, name_kk: "«Ойдан» ЖШС", name_ru: "ТОО «Ойдан»", name_en: null },
  ]);
  const shares = [
    { iin: owner, share: [1, 2] as const, since: "2025-11-24" },
    { iin: coOwner, share: [1, 2] as const, until: "2025-11-24" },
    { iin: former, until: "2025-11-23" },
    { iin: future, since: "2025-11-25" },
  ];
  await build(world.sql, [
    { rka: shared, owners: shares, en: "1 Dostyk Street, Astana" },
    { rka: ofChild, owners: [{ iin: child }, { iin: owner }], totalArea: null },
    { rka: ofFirm, owners: [{ bin: firm }], kato: "750000000" },
    { rka: unowned, fund: null, kind: "NON_RESIDENTIAL" },
    { rka: rental, fund: "STATE_RENTAL" },
    { rka: crowd, owners: Array.from({ length: 201 }, (_, at) => ({ iin: invented(1000 + at) })) },
  ]);
});
afterAll(() => world.close());
beforeEach(() => {
  world.asked.splice(0);
  world.replies["representedBy"] = ({ iin }: { iin: string }) => (iin === guardian ? [child] : []);
  world.replies["caseScope"] = () => ({ applicant: stranger, person: stranger, rka: shared });
  world.replies["dwellingFacts"] = () => ({ dwellings: [{ owners: [{ iin: owner }, { iin: coOwner }] }] });
});

const publicFields = "rka address region { kato name } kind";
const detail = "totalArea livingArea cadastralNumber fund inUse";
const who = `ownerships { since until share { numerator denominator }
  owner { __typename ... on Person { ref } ... on Organisation { bin name } } }`;

async function dwelling(rka: string, fields: string, question: Question) {
  const answer = await world.query(`query($rka: RKA!) { dwelling(rka: $rka) { ${fields} } }`, {
    variables: { rka },
    ...question,
  });
  return { ...answer, dwelling: answer.data?.["dwelling"] as Record<string, unknown> };
}

test.each<[who: string, by: Caller]>([
  ["nobody in particular", anonymous],
  ["a citizen", citizen(stranger)],
  ["an officer of another place", officer("750000000")],
  ["an analyst", analyst],
])("an address is public: %s reads it", async (_who, by) => {
  const answer = await dwelling(shared, publicFields, { by, purpose: null, case: null, language: "RU" });
  expect(told(answer)).toEqual([]);
  expect(answer.dwelling).toEqual({
    rka: shared,
    address: "г. Астана, ул. Достык, д. 1",
    region: { kato: "711210000", name: "район Есиль" },
    kind: "APARTMENT",
  });
});

test("an address that does not exist is null, without an error", async () => {
  expect(await world.query(`{ dwelling(rka: "${address(999)}") { rka } }`)).toEqual({
    data: { dwelling: null },
  });
});

test("an address in the reader's language, or the one asked for; in English, if need be, in Latin letters", async () => {
  const texts = "kk: address(language: KK) ru: address(language: RU) en: address(language: EN)";
  const kk = "Астана қаласы, Достық көшесі, 1 үй";
  const own = await dwelling(shared, `address ${texts}`, { language: "EN" });
  const english = "1 Dostyk Street, Astana";
  expect(own.dwelling).toEqual({ address: english, kk, ru: "г. Астана, ул. Достык, д. 1", en: english });
  const other = await dwelling(rental, texts, {});
  expect(other.dwelling["en"]).toBe("Astana kalasy, Dostyk koshesi, 1 uy");
});

test.each<[who: string, question: Question, code: string | null]>([
  ["any citizen", { by: citizen(stranger) }, null],
  ["an officer of the city", { by: officer("710000000") }, null],
  ["an officer of the district", { by: officer("711210000") }, null],
  ["an officer of another city", { by: officer("750000000") }, "HIDDEN"],
  ["an officer without a case", { by: officer("710000000"), case: null }, "PURPOSE_REQUIRED"],
  [
    "an officer with an operator's purpose",
    { by: officer("710000000"), purpose: "SERVICE_CENTRE_RECEPTION", case: "1" },
    "PURPOSE_REQUIRED",
  ],
  ["an operator", { by: operator }, null],
  ["an operator without a purpose", { by: operator, purpose: null, case: null }, "PURPOSE_REQUIRED"],
  ["an analyst", { by: analyst }, "HIDDEN"],
  ["nobody in particular", { by: anonymous }, "HIDDEN"],
  ["another register", { by: service }, null],
])("area, fund and use, read by %s", async (_who, question, code) => {
  const answer = await dwelling(shared, detail, question);
  const fields = detail.split(" ");
  expect(told(answer)).toEqual(code ? fields.map((field) => `dwelling.${field} ${code}`) : []);
  expect(answer.dwelling["totalArea"]).toBe(code ? null : 35.7);
});

test("what was never recorded is null, and nothing is hidden", async () => {
  const answer = await dwelling(unowned, `${detail} ${who}`, { by: service });
  expect(told(answer)).toEqual([]);
  expect(answer.dwelling).toMatchObject({ livingArea: null, fund: null, ownerships: [] });
});

test("the owners of a day: the first and the last day of a share count", async () => {
  const answer = await dwelling(shared, who, { by: citizen(owner) });
  const share = { numerator: 1, denominator: 2 };
  const person = (ref: string) => ({ __typename: "Person", ref });
  expect(answer.dwelling["ownerships"]).toEqual([
    { since: "2025-11-24", until: null, share, owner: person(owner) },
    { since: "2020-01-01", until: "2025-11-24", share, owner: person(coOwner) },
  ]);
});

test.each<[who: string, rka: string, question: Question, code: string | null]>([
  ["an owner", shared, { by: citizen(owner) }, null],
  ["the other owner, on the last day", shared, { by: citizen(coOwner) }, null],
  ["a former owner", shared, { by: citizen(former) }, "HIDDEN"],
  ["who will own it tomorrow", shared, { by: citizen(future) }, "HIDDEN"],
  ["a stranger", shared, { by: citizen(stranger) }, "HIDDEN"],
  ["the guardian of an owner", ofChild, { by: citizen(guardian) }, null],
  ["an officer of the territory", shared, { by: officer("710000000") }, null],
  ["an officer of another", shared, { by: officer("790000000") }, "HIDDEN"],
  ["an officer without purpose", shared, { by: officer("710000000"), purpose: null }, "PURPOSE_REQUIRED"],
  ["an operator with its case", shared, { by: operator }, null],
  ["an operator with another case", ofChild, { by: operator }, "HIDDEN"],
  ["an analyst", shared, { by: analyst }, "HIDDEN"],
  ["nobody in particular", shared, { by: anonymous }, "HIDDEN"],
  ["another register", shared, { by: service }, null],
])("who owns a dwelling, read by %s", async (_who, rka, question, code) => {
  const answer = await dwelling(rka, who, question);
  expect(told(answer)).toEqual(code ? [`dwelling.ownerships ${code}`] : []);
  expect(answer.dwelling["ownerships"] === null).toBe(code !== null);
});

test("an owner is known without asking anybody", async () => {
  await dwelling(shared, who, { by: citizen(owner) });
  expect(world.asked).toEqual([]);
});

test("while population is silent, whether a stranger represents an owner is unknown, not denied", async () => {
  delete world.replies["representedBy"];
  const answer = await dwelling(shared, `address ${who}`, { by: citizen(stranger) });
  expect(told(answer)).toEqual(["dwelling.ownerships REGISTER_UNAVAILABLE"]);
  expect(answer.dwelling["address"]).not.toBeNull();
});

test("an organisation is named to whoever reads the ownership, in the reader's language", async () => {
  const answer = await dwelling(ofFirm, who, { by: officer("750000000"), language: "RU" });
  expect(answer.dwelling["ownerships"]).toMatchObject([
    { owner: { __typename: "Organisation", bin: firm, name: "ТОО «Ойдан»" } },
  ]);
});

const entities = `query($keys: [_Any!]!) { _entities(representations: $keys) {
  ... on Dwelling { address fund ${who} } ... on Organisation { bin name } ... on Person { ref ownedDwellings { rka } } } }`;

test("on the way between registers the same rights hold", async () => {
  const keys = [
    { __typename: "Dwelling", rka: shared },
    { __typename: "Organisation", bin: firm },
    { __typename: "Person", ref: owner },
  ];
  const answer = await world.query(entities, { by: anonymous, variables: { keys } });
  expect(answer.data?.["_entities"]).toMatchObject([
    { fund: null, ownerships: null },
    null,
    { ownedDwellings: null },
  ]);
  expect(new Set(told(answer).map((one) => one.split(" ")[1]))).toEqual(new Set(["HIDDEN"]));
});

test("an entity that does not exist is null, and the others are answered", async () => {
  const keys = [
    { __typename: "Dwelling", rka: address(998) },
    { __typename: "Organisation", bin: "000840000999" },
    { __typename: "Dwelling", rka: shared },
  ];
  const answer = await world.query(entities, { by: service, variables: { keys } });
  expect(answer.data?.["_entities"]).toMatchObject([null, null, { fund: "PRIVATE" }]);
});

test.each<[who: string, of: string, question: Question, seen: string[] | string]>([
  ["the owner", owner, { by: citizen(owner) }, [shared, ofChild]],
  ["a citizen who owns nothing, of himself", stranger, { by: citizen(stranger) }, []],
  ["the guardian of an owner", child, { by: citizen(guardian) }, [ofChild]],
  ["a co-owner", owner, { by: citizen(coOwner) }, "HIDDEN"],
  ["an operator whose case names an owner", owner, { by: operator }, [shared, ofChild]],
  ["an operator with another case", child, { by: operator }, "HIDDEN"],
  ["an operator without a case", owner, { by: operator, case: null }, "PURPOSE_REQUIRED"],
  ["an officer", owner, { by: officer("710000000") }, "HIDDEN"],
  ["an analyst", owner, { by: analyst }, "HIDDEN"],
  ["another register, of a former owner", former, { by: service }, []],
])("what a person owns today, read by %s", async (_who, of, question, seen) => {
  const keys = [{ __typename: "Person", ref: of }];
  const answer = await world.query(entities, { variables: { keys }, ...question });
  const [person] = answer.data?.["_entities"] as [{ ownedDwellings: { rka: string }[] | null }];
  if (typeof seen === "string") expect(told(answer)).toEqual([`_entities.0.ownedDwellings ${seen}`]);
  else expect(person.ownedDwellings?.map(({ rka }) => rka)).toEqual(seen);
});

test("more than 200 owners are a fault that is said, not a list cut short", async () => {
  const answer = await dwelling(crowd, who, { by: service });
  expect(told(answer)).toEqual(["dwelling.ownerships INTERNAL"]);
});

test("a thousand dwellings and their owners are two statements", async () => {
  const keys = Array.from({ length: 500 }, (_, at) => ({ __typename: "Dwelling", rka: address(at + 1) }));
  for (const some of [keys.slice(0, 1), keys])
    expect(
      await world.statementsOf(() => world.query(entities, { by: service, variables: { keys: some } })),
    ).toBe(2);
});

test("S18: facts of any number of dwellings are one statement, in the order asked, each with the owners of its day", async () => {
  const document = `query($rkas: [ID!]!, $days: [Date!]!) { dwellingFacts(rkas: $rkas, days: $days) { readAt reference
    dwellings { rka kato addressKk addressRu kind fund inUse totalArea owners { iin bin } } } }`;
  const facts = async (rkas: string[], days: string[]) =>
    (await world.internal(document, { variables: { rkas, days } })).data?.["dwellingFacts"] as {
      dwellings: ({ owners: { iin: string | null; bin: string | null }[] } | null)[];
    };
  const answer = await facts(
    [ofFirm, address(997), shared, shared],
    ["2025-11-23", "2025-11-23", "2025-11-23", "2025-11-25"],
  );
  expect(answer).toMatchObject({ readAt: "2025-11-24T03:00:00.000Z", reference: "request-1" });
  const persons = (...iins: string[]) => ({ owners: iins.map((iin) => ({ iin, bin: null })) });
  expect(answer.dwellings).toMatchObject([
    { owners: [{ iin: null, bin: firm }] },
    null,
    persons(coOwner, former),
    persons(owner, future),
  ]);
  expect((await facts([unowned], ["2025-11-23"])).dwellings).toMatchObject([{ fund: null, owners: [] }]);
  for (const length of [1, 500]) {
    const rkas = Array.from({ length }, (_, at) => address(at + 1));
    expect(
      await world.statementsOf(() =>
        facts(
          rkas,
          rkas.map(() => "2025-11-24"),
        ),
      ),
    ).toBe(1);
  }
});

test("how a person stands to dwellings and persons is one statement", async () => {
  const document = `query($iin: ID!, $dwellings: [ID!]!, $persons: [ID!]!, $on: Date!) {
    ownershipRelations(iin: $iin, dwellings: $dwellings, persons: $persons, on: $on) { owned coOwners } }`;
  const variables = {
    iin: owner,
    dwellings: [shared, ofFirm, unowned],
    persons: [coOwner, child, former, stranger],
    on: "2025-11-24",
  };
  let answer;
  const statements = await world.statementsOf(async () => {
    answer = await world.internal(document, { variables });
  });
  expect(statements).toBe(1);
  expect(answer).toEqual({
    data: { ownershipRelations: { owned: [shared], coOwners: [coOwner, child].sort() } },
  });
});

test("where dwellings stand, in the order asked; null for an address that is not known", async () => {
  const variables = { rkas: [ofFirm, address(997), shared] };
  const answer = await world.internal("query($rkas: [ID!]!) { katoOf(rkas: $rkas) }", { variables });
  expect(answer).toEqual({ data: { katoOf: ["750000000", null, "711210000"] } });
});

test("only registers ask what registers ask each other", async () => {
  const answer = await world.internal(`{ katoOf(rkas: []) }`, { by: citizen(owner) });
  expect(told(answer)).toEqual(["katoOf FORBIDDEN"]);
});
