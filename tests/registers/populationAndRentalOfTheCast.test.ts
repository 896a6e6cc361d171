import { afterAll, beforeAll, expect, test } from "vitest";
import { cast, type CastKey } from "../../seeds/cast.ts";
import { seedRegister } from "../../seeds/seed.ts";
import { openPopulation } from "../../subgraphs/population/index.ts";
import { openProperty } from "../../subgraphs/property/index.ts";
import { openRental } from "../../subgraphs/rental/index.ts";
import { askInProcess } from "../../subgraphs/shared/ask.ts";
import type { Call, Caller, RegisterName } from "../../subgraphs/shared/call.ts";
import { connect } from "../../subgraphs/shared/database/connect.ts";
import { compileFor } from "../../subgraphs/shared/execute.ts";
import type { Register } from "../../subgraphs/shared/register.ts";
import { freshAudit } from "../audit/freshAudit.ts";
import { freshDatabase } from "../database/cluster.ts";
import { at, told } from "./opened.ts";

// Population and rental beside the real property register, with the invented country in all three.
const today = "2025-11-24";
const named = cast();
const registers = new Map<RegisterName, Register>();
const closing: (() => Promise<void>)[] = [];
const log = () => undefined;

beforeAll(async () => {
  const open = { population: openPopulation, property: openProperty, rental: openRental };
  const ask = askInProcess(registers, log);
  const clock = () => new Date(`${today}T03:00:00Z`);
  for (const [name, openOne] of Object.entries(open) as [keyof typeof open, typeof openPopulation][]) {
    const database = await freshDatabase();
    const register = await openOne({ databaseUrl: database.url, ask, clock, log, audit: freshAudit() });
    const sql = connect(database.url, { max: 1 });
    await seedRegister(name, sql, { persons: 500, today });
    await sql.end();
    registers.set(name, register);
    closing.push(() => register.close(), database.drop);
  }
});
afterAll(async () => {
  for (const close of closing) await close();
});

const iin = (key: CastKey) => named[key].iin!;
const rka = (key: CastKey) => named[key].rka!;
const citizen = (key: CastKey): Caller => ({ role: "citizen", iin: iin(key) });
const officer = (key: CastKey): Caller => {
  const { bin, kato } = named[key] as { bin: string; kato: string };
  return { role: "leb_officer", iin: iin(key), bin, kato };
};

function query(
  name: RegisterName,
  document: string,
  caller: Caller,
  variables: Record<string, unknown> = {},
) {
  const register = registers.get(name)!;
  const isOfficer = caller.role === "leb_officer";
  const call: Call = {
    caller,
    purpose: isOfficer ? "RENTAL_TENANT_CHECK" : null,
    case: isOfficer ? "CASE-1" : null,
    requestId: "request-1",
    language: "KK",
    deadline: Date.now() + 60_000,
    signal: new AbortController().signal,
  };
  return compileFor(register.schema, name, log)(document)(variables, register.createContext(call));
}

const lives = `query($iin: IIN!) { person(iin: $iin) { age residence { basis dwelling { rka } } representatives { kind } } }`;

test("S7, S8: a parent reads the residences of all three children; only the youngest follows the parent", async () => {
  const home = at(
    await query("population", lives, citizen("parent"), { iin: iin("parent") }),
    "person",
    "residence",
  );
  for (const [child, age, basis] of [
    ["child13", 13, "FOLLOWS_REPRESENTATIVE"],
    ["child14", 14, "REGISTERED"],
    ["child15", 15, "REGISTERED"],
  ] as const) {
    const answer = await query("population", lives, citizen("parent"), { iin: iin(child) });
    expect(told(answer)).toEqual([]);
    expect(at(answer, "person")).toMatchObject({ age, residence: { ...(home as object), basis } });
  }
});

test("S6: a guardian reads both wards, and a stranger neither", async () => {
  const capacity = `query($iin: IIN!) { person(iin: $iin) { legalCapacity } }`;
  const seen = async (by: CastKey, ward: CastKey) =>
    at(await query("population", capacity, citizen(by), { iin: iin(ward) }), "person");
  expect(await seen("guardian", "wardIncapable")).toEqual({ legalCapacity: "INCAPABLE" });
  expect(await seen("guardian", "wardLimited")).toEqual({ legalCapacity: "LIMITED" });
  expect(await seen("stranger", "wardIncapable")).toBeNull();
});

const nameOf = async (by: CastKey, of: CastKey) => {
  const document = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Person { name { full } iin } } }`;
  const answer = await query("population", document, citizen(by), {
    of: [{ __typename: "Person", ref: iin(of) }],
  });
  return told(answer).map((one) => one.replace("_entities.0.", ""));
};

test("co-owners and parties of one contract read each other's names and nothing else", async () => {
  expect(await nameOf("coOwnerA", "coOwnerB")).toEqual(["iin HIDDEN"]);
  expect(await nameOf("tenant", "named")).toEqual(["iin HIDDEN"]);
  expect(await nameOf("named", "tenant")).toEqual(["iin HIDDEN"]);
  expect((await nameOf("stranger", "tenant")).toSorted()).toEqual(["iin HIDDEN", "name HIDDEN"]);
});

test("the number of registered people in a crowded flat is for its officer, and not for a stranger", async () => {
  const document = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Dwelling { registeredPersonsCount } } }`;
  const of = [{ __typename: "Dwelling", rka: rka("crowdedFlat") }];
  const answer = await query("population", document, officer("officerAstana"), { of });
  expect(at(answer, "_entities", 0, "registeredPersonsCount")).toBe(937);
  expect(told(await query("population", document, citizen("stranger"), { of }))).toEqual([
    "_entities.0.registeredPersonsCount HIDDEN",
  ]);
});

test("S20: an officer checks the tenants of Astana; an officer of Almaty learns nothing of them", async () => {
  const document = `query($pairs: [RentalTenantPair!]!) { checkRentalTenants(pairs: $pairs) {
    verdict registeredThere contract { number qualityFlags body { name region { name } } namedPersons { relation } } } }`;
  const pairs = [
    ...(["tenant", "named", "notNamed"] as const).map((key) => ({ rka: rka("rentalFlat"), iin: iin(key) })),
    { rka: rka("rentalFlatExpired"), iin: iin("tenantExpired") },
    { rka: "0".repeat(16), iin: iin("tenant") },
  ];
  const verdicts = async (by: CastKey) => {
    const answer = await query("rental", document, officer(by), { pairs });
    expect(told(answer)).toEqual([]);
    return at<{ verdict: string }[]>(answer, "checkRentalTenants").map(({ verdict }) => verdict);
  };
  const outside = "OUTSIDE_YOUR_TERRITORY";
  expect(await verdicts("officerAstana")).toEqual([
    ...["TENANT", "NAMED_IN_CONTRACT", "NOT_NAMED", "NO_CONTRACT_IN_FORCE"],
    outside,
  ]);
  expect(await verdicts("officerAlmaty")).toEqual([outside, outside, outside, outside, outside]);
});

test("the faults of a dirty contract are shown", async () => {
  const document = `query($rka: RKA) { rentalContracts(filter: { rka: $rka }) { nodes { qualityFlags } } }`;
  const answer = await query("rental", document, officer("officerAstana"), { rka: rka("rentalFlatDirty") });
  expect(at(answer, "rentalContracts", "nodes", 0, "qualityFlags")).toEqual([
    "TENANT_NOT_NAMED",
    "NAMED_TWICE",
  ]);
});

test("an officer reads of a tenant what the check needs, and of a stranger not even that there is one", async () => {
  const document = `query($iin: IIN!) { person(iin: $iin) { iin name { full } lifeStatus residence { since } birthDate } }`;
  const tenant = await query("population", document, officer("officerAstana"), { iin: iin("tenant") });
  expect(told(tenant)).toEqual(["person.birthDate HIDDEN"]);
  expect(at(tenant, "person")).toMatchObject({ iin: iin("tenant"), lifeStatus: "ALIVE", birthDate: null });
  const stranger = await query("population", document, officer("officerAlmaty"), { iin: iin("tenant") });
  expect([stranger.data, told(stranger)]).toEqual([{ person: null }, []]);
});
