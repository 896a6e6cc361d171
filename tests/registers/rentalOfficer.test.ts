import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openRental } from "../../subgraphs/rental/index.ts";
import type { Caller } from "../../subgraphs/shared/call.ts";
import { address, invented } from "./invented.ts";
import { at, opened, told, type Opened, type Question } from "./opened.ts";
import { rent, type ContractRecord } from "./rentalRecords.ts";

const [tenant, named, notNamed, officialIin] = [1, 2, 3, 4].map(invented) as [string, string, string, string];
const [flat, twice, ended, foreign, unknown] = [1, 2, 3, 4, 5].map(address) as [
  string,
  string,
  string,
  string,
  string,
];
const [astana, almaty, district] = ["000140000012", "000140000022", "000140000032"] as const;
const officer: Caller = { role: "leb_officer", iin: officialIin, bin: astana, kato: "710000000" };
const ofDistrict: Caller = { ...officer, kato: "711310000" };
let world: Opened;

beforeAll(async () => {
  world = await opened(openRental, () => new Date("2025-11-24T03:00:00Z"));
  const many = Array.from({ length: 25 }, (_, index): ContractRecord => {
    const from = `2019-01-${String(10 + (index % 5)).padStart(2, "0")}`;
    return {
      number: `M${index}`,
      bin: astana,
      rka: address(100 + index),
      tenant: invented(200 + index),
      from,
      to: "2019-12-31",
    };
  });
  await rent(
    world.sql,
    [
      { bin: astana, kato: "710000000" },
      { bin: almaty, kato: "750000000" },
      { bin: district, kato: "711310000" },
    ],
    [
      {
        number: "1",
        bin: astana,
        rka: flat,
        tenant,
        named: [
          [tenant, "TENANT"],
          [named, "SPOUSE"],
        ],
      },
      { number: "2", bin: astana, rka: twice, tenant, from: "2023-01-01", named: [[named, "SPOUSE"]] },
      { number: "3", bin: district, rka: twice, tenant: invented(50), from: "2025-01-01" },
      { number: "4", bin: astana, rka: ended, tenant, from: "2020-01-01", to: "2025-11-23" },
      { number: "5", bin: astana, rka: ended, tenant, from: "2020-01-01", status: "TERMINATED" },
      { number: "6", bin: almaty, rka: foreign, tenant },
      ...many,
    ],
  );
});
afterAll(() => world.close());
beforeEach(() => {
  world.asked.splice(0);
  Object.assign(world.replies, {
    katoOf: ({ rkas }: { rkas: string[] }) =>
      rkas.map((rka) => (rka === unknown ? null : rka === foreign ? "751210000" : "711310000")),
    registeredAt: ({ pairs }: { pairs: { iin: string }[] }) => pairs.map(({ iin }) => iin === named),
  });
});

const check = `query($pairs: [RentalTenantPair!]!) { checkRentalTenants(pairs: $pairs) {
  rka iin verdict contract { number } registeredThere } }`;
const checked = (
  pairs: readonly (readonly [rka: string, iin: string])[],
  question: Question = { by: officer },
  document = check,
) => world.query(document, { ...question, variables: { pairs: pairs.map(([rka, iin]) => ({ rka, iin })) } });

test.each<[who: string, rka: string, iin: string, expected: unknown[]]>([
  ["the tenant", flat, tenant, ["TENANT", "1", false]],
  ["somebody named", flat, named, ["NAMED_IN_CONTRACT", "1", true]],
  ["somebody who is not named", flat, notNamed, ["NOT_NAMED", "1", false]],
  ["the tenant of the older of two contracts", twice, tenant, ["TENANT", "2", false]],
  ["somebody named in the older of two contracts", twice, named, ["NAMED_IN_CONTRACT", "2", true]],
  ["nobody's party where two contracts are in force", twice, notNamed, ["NOT_NAMED", "3", false]],
  [
    "the tenant of a contract that ended yesterday, and of one ended early",
    ended,
    tenant,
    ["NO_CONTRACT_IN_FORCE", undefined, false],
  ],
  [
    "the tenant of a dwelling in another territory",
    foreign,
    tenant,
    ["OUTSIDE_YOUR_TERRITORY", undefined, null],
  ],
  ["anybody at an address nobody knows", unknown, named, ["OUTSIDE_YOUR_TERRITORY", undefined, null]],
])("S20: an officer checks %s", async (_who, rka, iin, expected) => {
  const answer = await checked([[rka, iin]]);
  const of = (...path: string[]) => at(answer, "checkRentalTenants", 0, ...path);
  expect([of("verdict"), of("contract", "number"), of("registeredThere")]).toEqual(expected);
  expect(told(answer)).toEqual([]);
});

test("S20: a thousand pairs are answered in order, repetitions included, by one statement and one question to each register", async () => {
  const pairs = Array.from({ length: 1_000 }, (_, index) => {
    const rka = [flat, foreign, address(300 + index)][index % 3]!;
    return [rka, index % 2 ? tenant : invented(5_000 + index)] as const;
  });
  let answer = {};
  expect(await world.statementsOf(async () => (answer = await checked(pairs)))).toBe(1);
  expect(world.asked.toSorted()).toEqual(["katoOf", "registeredAt"]);
  const answers = at<{ rka: string; iin: string }[]>(answer, "checkRentalTenants");
  expect(answers.map(({ rka, iin }) => [rka, iin])).toEqual(pairs);
});

test("population is asked only when it is wanted to know who is registered there", async () => {
  await checked(
    [[flat, tenant]],
    { by: officer },
    `query($pairs: [RentalTenantPair!]!) { checkRentalTenants(pairs: $pairs) { verdict } }`,
  );
  expect(world.asked).toEqual(["katoOf"]);
});

test("flags and territory ask property once", async () => {
  const document = `query($pairs: [RentalTenantPair!]!) { checkRentalTenants(pairs: $pairs) { contract { qualityFlags } } }`;
  const answer = await checked(
    [
      [twice, tenant],
      [flat, tenant],
    ],
    { by: officer },
    document,
  );
  expect(at(answer, "checkRentalTenants", 0, "contract", "qualityFlags")).toEqual([
    "TENANT_NOT_NAMED",
    "OVERLAPPING_CONTRACT",
  ]);
  expect(world.asked).toEqual(["katoOf"]);
});

test("while population is silent the verdicts are told, and where people are registered is unknown", async () => {
  delete world.replies["registeredAt"];
  const answer = await checked([
    [flat, tenant],
    [foreign, tenant],
  ]);
  expect(at(answer, "checkRentalTenants")).toMatchObject([
    { verdict: "TENANT", registeredThere: null },
    { verdict: "OUTSIDE_YOUR_TERRITORY", registeredThere: null },
  ]);
  expect(told(answer)).toEqual(["checkRentalTenants.0.registeredThere REGISTER_UNAVAILABLE"]);
  expect(answer.errors?.[0]?.extensions?.["register"]).toBe("population");
});

test("while property is silent nobody knows whose territory it is, and nothing is told", async () => {
  delete world.replies["katoOf"];
  const answer = await checked([[flat, tenant]]);
  expect([answer.data, told(answer)]).toEqual([
    { checkRentalTenants: null },
    ["checkRentalTenants REGISTER_UNAVAILABLE"],
  ]);
});

test("more than a thousand pairs are refused before anybody is asked", async () => {
  const answer = await checked(Array.from({ length: 1_001 }, () => [flat, tenant] as const));
  expect(answer.errors?.[0]?.extensions).toEqual({
    code: "BAD_USER_INPUT",
    argument: "pairs",
    expected: "PAIRS",
    values: { limit: 1_000 },
  });
  expect(world.asked).toEqual([]);
});

test.each<[who: string, question: Question, code: string]>([
  ["a citizen", { by: { role: "citizen", iin: tenant } }, "FORBIDDEN"],
  ["an operator", { by: { role: "service_centre_operator", iin: officialIin } }, "FORBIDDEN"],
  ["an analyst", { by: { role: "analyst" } }, "FORBIDDEN"],
  ["the anonymous", { by: { role: "anonymous" } }, "FORBIDDEN"],
  ["an officer without a case", { by: officer, case: null }, "PURPOSE_REQUIRED"],
  ["an officer without a purpose", { by: officer, purpose: null, case: "1" }, "PURPOSE_REQUIRED"],
  [
    "an officer with another role's purpose",
    { by: officer, purpose: "SERVICE_CENTRE_RECEPTION" },
    "PURPOSE_REQUIRED",
  ],
])("%s may neither check tenants nor list contracts", async (_who, question, code) => {
  expect(told(await checked([[flat, tenant]], question))).toEqual([`checkRentalTenants ${code}`]);
  expect(told(await world.query("{ rentalContracts { nodes { number } } }", question))).toEqual([
    `rentalContracts ${code}`,
  ]);
});

const list = `query($filter: RentalContractFilter, $first: Int, $after: String) {
  rentalContracts(filter: $filter, first: $first, after: $after) {
    edges { cursor node { number } } nodes { number from } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
interface Page {
  nodes: { number: string; from: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
}
const page = async (variables: Record<string, unknown>, by = officer) => {
  const answer = await world.query(list, { by, variables });
  expect(told(answer)).toEqual([]);
  return at<Page>(answer, "rentalContracts");
};
const numbers = async (filter: Record<string, unknown>, by = officer) =>
  (await page({ filter, first: 100 }, by)).nodes
    .map(({ number }) => number)
    .filter((number) => !number.startsWith("M"));

test("an officer sees the contracts of the bodies of his territory, newest first", async () => {
  expect(await numbers({})).toEqual(expect.arrayContaining(["3", "1", "2", "4", "5"]));
  expect(await numbers({})).toHaveLength(5);
  expect(await numbers({}, ofDistrict)).toEqual(["3"]);
  expect((await numbers({})).slice(0, 3)).toEqual(["3", "1", "2"]);
});

test.each<[what: string, filter: Record<string, unknown>, expected: string[]]>([
  ["a dwelling", { rka: twice }, ["3", "2"]],
  ["a tenant", { tenant: invented(50) }, ["3"]],
  ["a number", { number: "1" }, ["1"]],
  ["being in force", { status: "IN_FORCE" }, ["3", "1", "2"]],
  ["having run out", { status: "EXPIRED" }, ["4"]],
  ["having been ended early", { status: "TERMINATED" }, ["5"]],
  ["everything together", { rka: twice, tenant, number: "2", status: "IN_FORCE" }, ["2"]],
  ["a contract of another territory", { number: "6" }, []],
])("contracts are found by %s", async (_what, filter, expected) => {
  expect(await numbers(filter)).toEqual(expected);
});

test("the list is read page by page without a gap or a repetition", async () => {
  const [seen, pages]: [string[], boolean[][]] = [[], []];
  let [after, more]: [string | null, boolean] = [null, true];
  while (more) {
    const { nodes, pageInfo }: Page = await page({ first: 12, after });
    seen.push(...nodes.map(({ number, from }) => `${from} ${number}`));
    pages.push([pageInfo.hasPreviousPage, pageInfo.hasNextPage]);
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  expect(pages).toEqual([
    [false, true],
    [true, true],
    [true, false],
  ]);
  expect(new Set(seen).size).toBe(30);
  const days = seen.map((one) => one.split(" ")[0]);
  expect(days).toEqual(days.toSorted().toReversed());
});

test.each<[what: string, variables: Record<string, unknown>, argument: string]>([
  ["none at all", { first: 0 }, "first"],
  ["more than a hundred", { first: 101 }, "first"],
  ["a page after a cursor of nobody's", { after: "x" }, "after"],
  [
    "a page after a cursor of another list",
    { after: Buffer.from('["2024-01-01","1"]').toString("base64url") },
    "after",
  ],
])("%s cannot be asked for", async (_what, variables, argument) => {
  const answer = await world.query(list, { by: officer, variables });
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
});

test("a contract whose flags cannot be known for want of an answer is null in the list, and the others stand", async () => {
  delete world.replies["katoOf"];
  const answer = await world.query(
    '{ rentalContracts(filter: { number: "1" }) { nodes { number qualityFlags } } }',
    { by: officer },
  );
  expect(answer.data).toEqual({ rentalContracts: { nodes: [null] } });
  expect(told(answer)).toEqual(["rentalContracts.nodes.0.qualityFlags REGISTER_UNAVAILABLE"]);
});
