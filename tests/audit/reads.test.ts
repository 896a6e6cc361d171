import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openPopulation } from "../../subgraphs/population/index.ts";
import { openProperty } from "../../subgraphs/property/index.ts";
import { openRental } from "../../subgraphs/rental/index.ts";
import type { Caller } from "../../subgraphs/shared/call.ts";
import { address, invented } from "../registers/invented.ts";
import { at, opened, told, type Opened } from "../registers/opened.ts";
import { populate } from "../registers/populationRecords.ts";
import { build } from "../registers/propertyRecords.ts";
import { rent } from "../registers/rentalRecords.ts";
import { recordedBy, shortBy } from "./recorded.ts";

const [parent, child, coOwner, stranger, tenant, official, nobody] = Array.from({ length: 7 }, (_, index) =>
  invented(index),
) as [string, string, string, string, string, string, string];
const [owned, rented, elsewhere] = [1, 2, 3].map(address) as [string, string, string];
const citizen: Caller = { role: "citizen", iin: parent };
const officer: Caller = { role: "leb_officer", iin: official, bin: "990140000390", kato: "710000000" };
const operator: Caller = { role: "service_centre_operator", iin: official };
const service: Caller = { role: "service", register: "registration" };

const replies = {
  ownershipRelations: () => ({ owned: [owned], coOwners: [coOwner] }),
  contractRelations: () => ({ partyOf: [], tenantOf: [], shareContract: [] }),
  namedInTerritory: () => [tenant],
  representedBy: () => [child],
  caseScope: () => ({ applicant: stranger, person: stranger, rka: owned }),
  dwellingFacts: () => ({ dwellings: [{ owners: [] }] }),
  katoOf: ({ rkas }: { rkas: string[] }) =>
    rkas.map((rka) => (rka === elsewhere ? "750000000" : "710000000")),
  registeredAt: ({ pairs }: { pairs: unknown[] }) => pairs.map(() => true),
};
const now = () => new Date("2025-11-24T03:00:00Z");

describe("the population register", () => {
  let world: Opened;
  beforeAll(async () => {
    world = await opened(openPopulation, now);
    await populate(world.sql, [
      { iin: parent },
      { iin: child, born: "2015-01-01", acting: [{ iin: parent, kind: "PARENT", since: "2015-01-01" }] },
      ...[coOwner, stranger, tenant].map((iin) => ({ iin })),
    ]);
  });
  beforeEach(() => void Object.assign(world.replies, replies));
  afterAll(() => world.close());

  const person = (iin: string, by: Caller, change: object = {}) =>
    world.query(`query($iin: IIN!) { person(iin: $iin) { iin name { surname } } }`, {
      by,
      variables: { iin },
      ...change,
    });
  const met = (iin: string, fields: string, by: Caller) =>
    world.query(`query($of: [_Any!]!) { _entities(representations: $of) { ... on Person { ${fields} } } }`, {
      by,
      variables: { of: [{ __typename: "Person", ref: iin }] },
    });

  test("records nothing of what one reads of oneself, nor what nobody in particular was refused", async () => {
    const acts = async () => {
      await world.query("{ me { iin name { full } residence { since } representatives { kind } } }", {
        by: citizen,
      });
      await person(parent, citizen);
      await met(stranger, "iin name { surname }", { role: "anonymous" });
      await person(stranger, { role: "anonymous" });
    };
    expect(await shortBy(world.sql, acts)).toEqual([]);
  });

  test.each<[who: string, act: () => Promise<unknown>, records: string[]]>([
    [
      "a representative reads his child",
      () => person(child, citizen),
      [`READ citizen ${child} Person.iin Person.name Query.person`],
    ],
    [
      "a co-owner is read by name and refused the rest",
      () => met(coOwner, "name { surname } birthDate maskedPhone", citizen),
      [`READ citizen ${coOwner} Person.name`, `READ! citizen ${coOwner} Person.birthDate Person.maskedPhone`],
    ],
    [
      "a citizen asks for a stranger by number",
      () => person(stranger, citizen),
      [`READ! citizen ${stranger} Query.person`],
    ],
    [
      "a citizen asks for a number nobody has",
      () => person(nobody, citizen),
      [`READ! citizen ${nobody} Query.person`],
    ],
    [
      "an officer reads a tenant of his territory",
      () => person(tenant, officer),
      [`READ leb_officer ${tenant} Person.iin Person.name Query.person`],
    ],
    [
      "an officer asks for somebody else",
      () => person(stranger, officer),
      [`READ! leb_officer ${stranger} Query.person`],
    ],
    [
      "an officer states no purpose",
      () => person(tenant, officer, { purpose: null }),
      [`READ! leb_officer ${tenant} Query.person`],
    ],
    [
      "an operator reads the person of his case",
      () => person(stranger, operator),
      [`READ service_centre_operator ${stranger} Person.iin Person.name Query.person`],
    ],
    [
      "an analyst is refused",
      () => met(stranger, "name { surname }", { role: "analyst" }),
      [`READ! analyst ${stranger} Person.name`],
    ],
    [
      "a representative reads the child's access log",
      () =>
        world.query(
          `query($of: [_Any!]!) { _entities(representations: $of) { ... on DataAccess { population { nodes { at } } } } }`,
          { by: citizen, variables: { of: [{ __typename: "DataAccess", ref: child }] } },
        ),
      [`READ citizen ${child} DataAccess.population`],
    ],
  ])("%s", async (_who, act, records) => {
    expect(await shortBy(world.sql, act)).toEqual(records);
  });

  test("says who read, for what and under which case; of an official's number only a hash", async () => {
    const [record] = await recordedBy(world.sql, () => person(tenant, officer, { case: "12/2025" }));
    expect(record).toMatchObject({
      ...{ readerBody: "990140000390", readerKato: "710000000", purpose: "RENTAL_TENANT_CHECK" },
      ...{
        caseNumber: "12/2025",
        requestId: "request-1",
        reader: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    });
    expect(JSON.stringify(record)).not.toContain(official);
    const [again] = await recordedBy(world.sql, () => person(stranger, { ...operator, iin: official }));
    expect(again?.reader).toBe(record?.reader);
  });

  test("another register's facts are recorded for each person, questions of rights are not", async () => {
    const facts = () =>
      world.internal(
        `query($iins: [ID!]!, $days: [Date!]!) { personFacts(iins: $iins, days: $days) { reference } }`,
        {
          variables: { iins: [parent, child, nobody], days: Array(3).fill("2025-11-24") },
          ...{ purpose: "RESIDENCE_REGISTRATION", case: "2025-1" },
        },
      );
    const records = await recordedBy(world.sql, facts);
    expect(
      records.map(({ person, purpose, caseNumber, readerBody }) => [person, purpose, caseNumber, readerBody]),
    ).toEqual([parent, child].map((iin) => [iin, "RESIDENCE_REGISTRATION", "2025-1", "registration"]));
    const rights = () => world.internal(`query { representedBy(iin: "${parent}", on: "2025-11-24") }`);
    expect(await shortBy(world.sql, rights)).toEqual([]);
  });

  test("a residence that is recorded is a change in the same transaction, once", async () => {
    const record = (applicationId: string, iin: string) =>
      world.internal(`mutation($input: RecordResidenceInput!) { recordResidence(input: $input) { since } }`, {
        variables: { input: { applicationId, iin, rka: owned, since: "2025-11-24" } },
      });
    const id = "00000000-0000-4000-8000-000000000001";
    const twice = () => record(id, parent).then(() => record(id, parent));
    const records = await recordedBy(world.sql, twice);
    expect(records.map(({ kind, person, fields, caseNumber }) => [kind, person, fields, caseNumber])).toEqual(
      [["CHANGE", parent, ["Person.residence"], id]],
    );
    expect(await shortBy(world.sql, () => record("00000000-0000-4000-8000-000000000002", nobody))).toEqual(
      [],
    );
  });

  test("five hundred persons of whom one request reads the same are one record", async () => {
    const crowd = Array.from({ length: 500 }, (_, index) => invented(1_000 + index));
    await populate(
      world.sql,
      crowd.map((iin) => ({ iin })),
    );
    const calls = async () => {
      const [row] = await world.sql<{ sequence: string }[]>`select sequence from audit_head`;
      return Number(row?.sequence);
    };
    const before = await calls();
    const document = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Person { name { surname } age sex } } }`;
    const of = crowd.map((ref) => ({ __typename: "Person", ref }));
    const records = await recordedBy(world.sql, () =>
      world.query(document, { by: service, variables: { of } }),
    );
    expect(records).toHaveLength(500);
    expect(new Set(records.map((record) => record.at)).size).toBe(1);
    expect((await calls()) - before).toBe(1);
  });

  test("what cannot be recorded is not answered, and is recorded when it can be again", async () => {
    await world.sql`alter table audit_head rename to audit_head_gone`;
    const silent = await person(tenant, officer);
    expect([silent.data, told(silent)]).toEqual([null, ["REGISTER_UNAVAILABLE"]]);
    expect(silent.errors?.[0]?.extensions).toMatchObject({ register: "population" });
    const own = await world.query("{ me { iin } }", { by: citizen });
    expect(at(own, "me", "iin")).toBe(parent);
    await world.sql`alter table audit_head_gone rename to audit_head`;
    expect(await shortBy(world.sql, () => person(tenant, officer))).toHaveLength(1);
  });
});

describe("the property register", () => {
  let world: Opened;
  beforeAll(async () => {
    world = await opened(openProperty, now);
    await build(world.sql, [
      { rka: owned, owners: [{ iin: parent }, { iin: coOwner }, { bin: "990140000390" }] },
      { rka: elsewhere, kato: "750000000", owners: [{ iin: stranger }] },
    ]);
  });
  beforeEach(() => void Object.assign(world.replies, replies));
  afterAll(() => world.close());

  const owners = (rka: string, by: Caller) =>
    world.query(`query($rka: RKA!) { dwelling(rka: $rka) { address totalArea ownerships { since } } }`, {
      by,
      variables: { rka },
    });

  test.each<[who: string, act: () => Promise<unknown>, records: string[]]>([
    [
      "an owner reads his dwelling: of the others it is a read",
      () => owners(owned, citizen),
      [`READ citizen ${coOwner} Dwelling.ownerships`],
    ],
    [
      "a citizen is refused another's owners",
      () => owners(elsewhere, citizen),
      [`READ! citizen ${stranger} Dwelling.ownerships`],
    ],
    [
      "an officer reads the owners in his territory",
      () => owners(owned, officer),
      [`READ leb_officer ${parent} Dwelling.ownerships`, `READ leb_officer ${coOwner} Dwelling.ownerships`],
    ],
    [
      "an officer is refused those elsewhere",
      () => owners(elsewhere, officer),
      [`READ! leb_officer ${stranger} Dwelling.ownerships`],
    ],
    ["nobody is accounted for without a name", () => owners(elsewhere, { role: "anonymous" }), []],
    [
      "another register is told the owners",
      () => world.internal(`query { dwellingFacts(rkas: ["${owned}"], days: ["2025-11-24"]) { reference } }`),
      [`READ service ${parent} Dwelling.ownerships`, `READ service ${coOwner} Dwelling.ownerships`],
    ],
    [
      "how somebody stands to a dwelling shows nobody's data",
      () =>
        world.internal(
          `query { ownershipRelations(iin: "${parent}", dwellings: ["${owned}"], persons: ["${coOwner}"], on: "2025-11-24") { owned coOwners } }`,
        ),
      [],
    ],
  ])("%s", async (_who, act, records) => {
    expect(await shortBy(world.sql, act)).toEqual(records.toSorted());
  });
});

describe("the rental register", () => {
  let world: Opened;
  beforeAll(async () => {
    world = await opened(openRental, now);
    await rent(
      world.sql,
      [{ bin: "990140000390", kato: "710000000" }],
      [{ number: "1", bin: "990140000390", rka: rented, tenant, named: [[coOwner, "SPOUSE"]] }],
    );
  });
  beforeEach(() => void Object.assign(world.replies, replies));
  afterAll(() => world.close());

  const contract = (by: Caller) =>
    world.query(
      `query($of: [_Any!]!) { _entities(representations: $of) { ... on Dwelling { rentalContract { number } } } }`,
      {
        by,
        variables: { of: [{ __typename: "Dwelling", rka: rented }] },
      },
    );

  test.each<[who: string, act: () => Promise<unknown>, records: string[]]>([
    [
      "the tenant reads his contract: of whom it names besides it is a read",
      () => contract({ role: "citizen", iin: tenant }),
      [`READ citizen ${coOwner} Dwelling.rentalContract RentalContract.number`],
    ],
    [
      "a stranger is refused the contract, its parties see it",
      () => contract({ role: "citizen", iin: stranger }),
      [`READ! citizen ${coOwner} Dwelling.rentalContract`, `READ! citizen ${tenant} Dwelling.rentalContract`],
    ],
    [
      "an officer checks tenants, at home and elsewhere",
      () =>
        world.query(
          `query($pairs: [RentalTenantPair!]!) { checkRentalTenants(pairs: $pairs) { verdict registeredThere } }`,
          {
            by: officer,
            variables: {
              pairs: [
                { rka: rented, iin: tenant },
                { rka: elsewhere, iin: stranger },
              ],
            },
          },
        ),
      [
        `READ leb_officer ${tenant} RentalTenantCheck.registeredThere RentalTenantCheck.verdict`,
        `READ! leb_officer ${stranger} RentalTenantCheck.verdict`,
      ],
    ],
    [
      "another register is told the parties",
      () =>
        world.internal(
          `query { rentalFacts(dwellings: [{ rka: "${rented}", kato: "710000000" }], days: ["2025-11-24"]) { reference } }`,
        ),
      [`READ service ${coOwner} Dwelling.rentalContract`, `READ service ${tenant} Dwelling.rentalContract`],
    ],
    [
      "who is named in a territory shows nobody's data",
      () => world.internal(`query { namedInTerritory(kato: "710000000", persons: ["${tenant}"]) }`),
      [],
    ],
  ])("%s", async (_who, act, records) => {
    expect(await shortBy(world.sql, act)).toEqual(records.toSorted());
  });
});
