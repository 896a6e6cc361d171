import { afterAll, beforeAll, expect, test } from "vitest";
import { contractId } from "../../subgraphs/rental/data/contractId.ts";
import { openRental } from "../../subgraphs/rental/index.ts";
import type { Call } from "../../subgraphs/shared/call.ts";
import { asService } from "../../subgraphs/shared/relations.ts";
import { address, invented } from "./invented.ts";
import { at, callOf, opened, told, type Opened } from "./opened.ts";
import { rent } from "./rentalRecords.ts";

const now = new Date("2025-11-24T03:00:00Z");
const [tenant, named, other, former, stranger] = [1, 2, 3, 4, 5].map(invented) as [
  string,
  string,
  string,
  string,
  string,
];
const [flat, shared, ended, orphaned, bare] = [1, 2, 3, 4, 5].map(address) as [
  string,
  string,
  string,
  string,
  string,
];
const [city, district, village, gone] = [
  "000140000012",
  "000140000022",
  "000140000032",
  "000140000042",
] as const;
let world: Opened;

beforeAll(async () => {
  world = await opened(openRental, () => now);
  await rent(
    world.sql,
    [
      { bin: city, kato: "750000000" },
      { bin: district, kato: "751210000" },
      { bin: village, kato: "111830000" },
    ],
    [
      {
        number: "1",
        bin: city,
        rka: flat,
        tenant,
        named: [
          [named, "SPOUSE"],
          [named, "SPOUSE"],
        ],
      },
      {
        number: "2",
        bin: district,
        rka: shared,
        tenant: other,
        named: [[tenant, "OTHER"]],
        from: "2020-01-01",
        to: "2025-11-24",
      },
      {
        number: "3",
        bin: city,
        rka: ended,
        tenant: former,
        named: [[tenant, "OTHER"]],
        from: "2020-01-01",
        to: "2025-11-23",
      },
      { number: "4", bin: gone, rka: orphaned, tenant: stranger },
      { number: "5", bin: city, rka: flat, tenant: former, status: "TERMINATED" },
    ],
  );
});
afterAll(() => world.close());

const factsDocument = `query($dwellings: [DwellingPlace!]!, $days: [Date!]!) { rentalFacts(dwellings: $dwellings, days: $days) {
  readAt reference dwellings { rka nearestBody { bin nameKk nameRu nameEn phone addressKk addressRu addressEn kato }
    contracts { id number tenant named body { bin } } } } }`;
const facts = (places: readonly (readonly [rka: string, kato: string])[], on = "2025-11-24") =>
  world.internal(factsDocument, {
    variables: { dwellings: places.map(([rka, kato]) => ({ rka, kato })), days: places.map(() => on) },
  });

test("S9: facts name the contracts in force that day, as dirty as they are, in the order asked", async () => {
  const answer = await facts([
    [bare, "751210000"],
    [flat, "751210000"],
    [shared, "750000000"],
    [flat, "751210000"],
  ]);
  expect(told(answer)).toEqual([]);
  expect(at(answer, "rentalFacts")).toMatchObject({ readAt: now.toISOString(), reference: "request-1" });
  const first = {
    id: contractId(city, "1"),
    number: "1",
    tenant,
    named: [named, named],
    body: { bin: city },
  };
  expect(at(answer, "rentalFacts", "dwellings")).toMatchObject([
    { rka: bare, contracts: [], nearestBody: { bin: district } },
    { rka: flat, contracts: [first] },
    { rka: shared, contracts: [{ number: "2", body: { bin: district } }], nearestBody: { bin: city } },
    { rka: flat, contracts: [first] },
  ]);
});

test("a contract is in force on its last day and not the day after", async () => {
  const contracts = async (on: string) =>
    at<unknown[]>(await facts([[shared, "751210000"]], on), "rentalFacts", "dwellings", 0, "contracts");
  expect(await contracts("2025-11-24")).toHaveLength(1);
  expect(await contracts("2025-11-25")).toHaveLength(0);
  expect(await contracts("2019-12-31")).toHaveLength(0);
});

test("one question may be about many days, each dwelling on its own", async () => {
  const dwellings = [1, 2].map(() => ({ rka: shared, kato: "751210000" }));
  const ask = (days: string[]) => world.internal(factsDocument, { variables: { dwellings, days } });
  const answer = await ask(["2025-11-25", "2025-11-24"]);
  const contracts = [0, 1].map((place) =>
    at<unknown[]>(answer, "rentalFacts", "dwellings", place, "contracts"),
  );
  expect(contracts.map(({ length }) => length)).toEqual([0, 1]);
  expect(await world.statementsOf(() => ask(["2025-11-25", "2025-11-24"]))).toBe(1);
  expect(told(await ask([]))).toEqual(["rentalFacts BAD_USER_INPUT"]);
});

test.each<[where: string, kato: string, bin: string | null]>([
  ["a district with a body of its own", "751210000", district],
  ["another district of the city", "751310000", city],
  ["a settlement of a rural district", "111830100", village],
  ["a region nobody answers for", "630000000", null],
])("S11: the body closest to %s", async (_where, kato, bin) => {
  const answer = await facts([[bare, kato]]);
  expect(at(answer, "rentalFacts", "dwellings", 0, "nearestBody", "bin") ?? null).toBe(bin);
});

test("where the register has lost a contract's body, the one that covers the dwelling is told", async () => {
  const answer = await facts([[orphaned, "751210000"]]);
  expect(at(answer, "rentalFacts", "dwellings", 0, "contracts", 0, "body", "bin")).toBe(district);
});

test("facts of one dwelling or of five hundred are one statement", async () => {
  const many = Array.from(
    { length: 500 },
    (_, index) => [address(index), index % 2 ? "751210000" : "111830100"] as const,
  );
  expect(await world.statementsOf(() => facts([[flat, "751210000"]]))).toBe(1);
  expect(await world.statementsOf(() => facts(many))).toBe(1);
});

const relations = `query($iin: ID!, $dwellings: [ID!]!, $persons: [ID!]!, $on: Date!) {
  contractRelations(iin: $iin, dwellings: $dwellings, persons: $persons, on: $on) { partyOf tenantOf shareContract } }`;

test("how somebody stands to dwellings and persons follows from the contracts in force that day", async () => {
  const variables = {
    iin: tenant,
    dwellings: [ended, shared, flat, bare],
    persons: [stranger, former, other, named],
    on: "2025-11-24",
  };
  const ask = () => world.internal(relations, { variables });
  expect(at(await ask(), "contractRelations")).toEqual({
    partyOf: [shared, flat],
    tenantOf: [flat],
    shareContract: [other, named],
  });
  expect(await world.statementsOf(ask)).toBe(1);
  const before = await world.internal(relations, { variables: { ...variables, on: "2023-06-01" } });
  expect(at(before, "contractRelations", "shareContract")).toEqual([former, other]);
});

const inTerritory = `query($kato: ID!, $persons: [ID!]!) { namedInTerritory(kato: $kato, persons: $persons) }`;

test("named in a territory is whoever is party of a contract of a body there", async () => {
  const persons = [tenant, named, other, former, stranger, tenant];
  const ask = (kato: string) => () => world.internal(inTerritory, { variables: { kato, persons } });
  const found = async (kato: string) => at<string[]>(await ask(kato)(), "namedInTerritory").toSorted();
  expect(await found("750000000")).toEqual([tenant, named, other, former].toSorted());
  expect(await found("751210000")).toEqual([tenant, other].toSorted());
  expect(await found("710000000")).toEqual([]);
  expect(await world.statementsOf(ask("750000000"))).toBe(1);
});

test("whom a request was listed as parties is not looked up again for that request; everybody else is", async () => {
  const call = callOf({ by: { role: "leb_officer", iin: invented(9), bin: district, kato: "751210000" } });
  const listed = await world.query("{ rentalContracts { nodes { number } } }", { call });
  expect(at(listed, "rentalContracts", "nodes")).toEqual([{ number: "2" }]);
  const ask = async (askedFor: Call, kato: string, ...persons: string[]) => {
    const asking = { ...asService(call, "population"), askedFor };
    let answer: unknown;
    const statements = await world.statementsOf(async () => {
      const asked = await world.internal(inTerritory, { call: asking, variables: { kato, persons } });
      answer = at<string[]>(asked, "namedInTerritory").toSorted();
    });
    return [answer, statements];
  };
  expect(asService(call, "population").askedFor).toBe(call);
  expect(await ask(call, "751210000", other, tenant)).toEqual([[tenant, other].toSorted(), 0]);
  expect(await ask(call, "751210000", other, named, tenant)).toEqual([[tenant, other].toSorted(), 1]);
  expect(await ask({ ...call }, "751210000", other, tenant)).toEqual([[tenant, other].toSorted(), 1]);
  expect(await ask(call, "710000000", other, tenant)).toEqual([[], 1]);
});

test("only registers may ask", async () => {
  const by = { role: "citizen", iin: tenant } as const;
  const answer = await world.internal(factsDocument, { by, variables: { dwellings: [], days: [] } });
  expect(told(answer)).toEqual(["rentalFacts FORBIDDEN"]);
});
