import { openPopulation } from "../../subgraphs/population/index.ts";
import { openProperty } from "../../subgraphs/property/index.ts";
import { openRegistration, type SmsProvider } from "../../subgraphs/registration/index.ts";
import { openSignatures } from "../../subgraphs/registration/signatures/openSignatures.ts";
import { openRental } from "../../subgraphs/rental/index.ts";
import { askInProcess } from "../../subgraphs/shared/ask.ts";
import type { Call, RegisterName } from "../../subgraphs/shared/call.ts";
import { connect } from "../../subgraphs/shared/database/connect.ts";
import { addDays, kazakhstanDay } from "../../subgraphs/shared/domain/calendar.ts";
import { compileFor, type Answer, type Compile } from "../../subgraphs/shared/execute.ts";
import type { Register, RegisterOptions } from "../../subgraphs/shared/register.ts";
import { contractId } from "../../subgraphs/rental/data/contractId.ts";
import { freshAudit } from "../audit/freshAudit.ts";
import { freshDatabase } from "../database/cluster.ts";
import { address, invented } from "../registers/invented.ts";
import { insert, populate, type PersonRecord } from "../registers/populationRecords.ts";
import { build, type DwellingRecord } from "../registers/propertyRecords.ts";
import { rent } from "../registers/rentalRecords.ts";

/**
 * A small country in which every relation of the matrix is there, and every one that only looks like it: who owned until
 * yesterday, whose contract ended yesterday, whose child is 18 today.
 */
export const today = kazakhstanDay(new Date());
const yesterday = addDays(today, -1);
const tomorrow = addDays(today, 1);
/** The day of birth of somebody who is 18 on that day. */
const eighteenOn = (day: string) => `${Number(day.slice(0, 4)) - 18}${day.slice(4)}`;
const leapless = (day: string) => day.replace("-02-29", "-03-01");

export const persons = [
  ...["reader", "child", "grownChild", "ward", "formerWard", "coOwner", "formerCoOwner", "childsCoOwner"],
  ...["mate", "formerMate", "stranger", "districtTenant", "cityTenant", "almatyTenant"],
  ...["caseApplicant", "casePerson", "caseOwner", "formerCaseOwner", "caseTenant", "otherOwner"],
] as const;
export const iinOf = (name: string): string =>
  invented(100 + [...persons, "officer", "operator", "nobody"].indexOf(name));

const organisation = { bin: "000140000001", share: [1, 2] as const };
/** Dwellings: where they stand, and who owns them. */
const dwellingRecords: Record<string, Omit<DwellingRecord, "rka">> = {
  shared: {
    kato: "711210000",
    owners: [half("reader"), half("coOwner"), { ...half("formerCoOwner"), until: yesterday }, organisation],
  },
  childs: { kato: "711310000", owners: [half("child"), half("childsCoOwner")] },
  sold: { kato: "711310000", owners: [{ ...half("reader"), until: yesterday }, half("stranger")] },
  rented: { kato: "711210000" },
  namedAt: { kato: "711210000" },
  childRented: { kato: "711210000" },
  wasRented: { kato: "711210000" },
  strangers: { kato: "711310000", owners: [half("stranger")] },
  almaty: { kato: "751210000", owners: [half("otherOwner")] },
  cityLevel: { kato: "710000000", owners: [half("otherOwner")] },
  ofCase: {
    kato: "711210000",
    owners: [half("caseOwner"), organisation, { ...half("formerCaseOwner"), until: yesterday }],
  },
};
export const dwellings = Object.keys(dwellingRecords);
export const rkaOf = (name: string): string => address(500 + [...dwellings, "nowhere"].indexOf(name));

function half(name: (typeof persons)[number]) {
  return { iin: iinOf(name), share: [1, 2] as const };
}

const bodyRecords = { district: "000140000101", city: "000140000102", almaty: "000140000103" };
export const bodies = bodyRecords;
const contractRecords = {
  rented: { bin: bodies.district, rka: "rented", tenant: "reader", named: ["mate"] },
  namedAt: { bin: bodies.district, rka: "namedAt", tenant: "districtTenant", named: ["reader"] },
  childRented: { bin: bodies.district, rka: "childRented", tenant: "child", named: [] },
  ended: { bin: bodies.district, rka: "wasRented", tenant: "reader", named: ["formerMate"], to: yesterday },
  ofCity: { bin: bodies.city, rka: "cityLevel", tenant: "cityTenant", named: [] },
  ofAlmaty: { bin: bodies.almaty, rka: "almaty", tenant: "almatyTenant", named: [] },
  atCase: { bin: bodies.district, rka: "ofCase", tenant: "caseTenant", named: [] },
};
export const contracts = Object.keys(contractRecords);
export const contractOf = (name: string): string =>
  name in contractRecords
    ? contractId(contractRecords[name as keyof typeof contractRecords].bin, name)
    : "00000000-0000-8000-8000-000000000000";

/** Applications: applicant, person, dwelling. */
const applicationRecords: Record<string, readonly [string, string, string]> = {
  own: ["reader", "reader", "strangers"],
  forReader: ["coOwner", "reader", "strangers"],
  ofChild: ["stranger", "child", "strangers"],
  ofGrownChild: ["stranger", "grownChild", "strangers"],
  strangers: ["stranger", "stranger", "almaty"],
  ofCase: ["caseApplicant", "casePerson", "ofCase"],
  caseElsewhere: ["caseApplicant", "casePerson", "strangers"],
};
export const applications = Object.keys(applicationRecords);
export const applicationOf = (name: string): string =>
  `00000000-0000-4000-8000-${String([...applications, "nothing"].indexOf(name) + 1).padStart(12, "0")}`;
/** Who is asked to consent to the application of that name. */
const givers = { own: "stranger", strangers: "reader", ofGrownChild: "child", ofCase: "caseOwner" };

export interface Country {
  readonly registers: ReadonlyMap<RegisterName, Register>;
  readonly compiled: ReadonlyMap<RegisterName, Compile>;
  query(register: RegisterName, document: string, variables: object, call: Call): Promise<Answer>;
  close(): Promise<void>;
}

/** The four registers with this country in them, each on a database of its own, asking one another. */
export async function openCountry(): Promise<Country> {
  const registers = new Map<RegisterName, Register>();
  const log = () => undefined;
  const ask = askInProcess(registers, log);
  const databases = new Map<RegisterName, Awaited<ReturnType<typeof freshDatabase>>>();
  const openers = {
    population: openPopulation,
    property: openProperty,
    rental: openRental,
    registration: (given: RegisterOptions) =>
      openRegistration({
        ...given,
        sms: () => noTelephone,
        signatures: openSignatures(nobodyTrusted, given),
        secret,
      }),
  };
  const names = Object.keys(openers) as RegisterName[];
  await Promise.all(
    names.map(async (name) => {
      const database = await freshDatabase();
      databases.set(name, database);
      const options = {
        databaseUrl: database.url,
        ask,
        clock: () => new Date(),
        log,
        audit: freshAudit(),
      };
      registers.set(name, await openers[name](options));
      const sql = connect(database.url, { max: 1 });
      await settle[name](sql).finally(() => sql.end());
    }),
  );
  const compiled = new Map(names.map((name) => [name, compileFor(registers.get(name)!.schema, name, log)]));
  return {
    registers,
    compiled,
    query: async (name, document, variables, call) =>
      compiled.get(name)!(document)(
        variables as Record<string, unknown>,
        registers.get(name)!.createContext(call),
      ),
    close: async () => {
      await Promise.all([...registers.values()].map((register) => register.close()));
      await Promise.all([...databases.values()].map((database) => database.drop()));
    },
  };
}

const secret = new Uint8Array(32).fill(9);
const nobodyTrusted = {
  anchors: null,
  revocation: { files: [], lists: [], responders: [] },
  ncaNodeUrl: null,
};
const noTelephone: SmsProvider = {
  send: () => Promise.resolve("later"),
  listen: () => undefined,
  state: () => ({}),
  close: () => Promise.resolve(),
};
type Sql = ReturnType<typeof connect>;

const settle: Record<RegisterName, (sql: Sql) => Promise<void>> = {
  population: async (sql) => {
    const acting = (kind: string, until?: string) => [
      { iin: iinOf("reader"), kind, since: "2000-01-01", ...(until !== undefined && { until }) },
    ];
    const court = [{ status: "INCAPABLE" as const, since: "2020-01-01" }];
    const special: Partial<Record<string, Partial<PersonRecord>>> = {
      child: { born: leapless(eighteenOn(tomorrow)), acting: acting("PARENT") },
      grownChild: { born: leapless(eighteenOn(today)), acting: acting("PARENT") },
      ward: { court, acting: acting("GUARDIAN") },
      formerWard: { court, acting: acting("GUARDIAN", yesterday) },
    };
    await populate(
      sql,
      persons.map((name, place) => ({
        iin: iinOf(name),
        phone: `+7700000${String(1000 + place)}`,
        lives: [{ rka: rkaOf("strangers"), since: "2020-01-01" }],
        ...special[name],
      })),
    );
  },
  property: async (sql) => {
    await insert(sql, "organisations", [
      { bin: "000140000001", name_kk: "Ұйым", name_ru: "Организация", name_en: null },
    ]);
    await build(
      sql,
      dwellings.map((name) => ({ rka: rkaOf(name), ...dwellingRecords[name]! })),
    );
    await sql`update dwellings set living_area = 20`;
  },
  rental: (sql) =>
    rent(
      sql,
      [
        { bin: bodies.district, kato: "711210000" },
        { bin: bodies.city, kato: "710000000" },
        { bin: bodies.almaty, kato: "751210000" },
      ],
      Object.entries(contractRecords).map(([number, { rka, tenant, named, ...rest }]) => ({
        ...{ number, rka: rkaOf(rka), tenant: iinOf(tenant), ...rest },
        named: named.map((name) => [iinOf(name), "OTHER"] as const),
      })),
    ),
  registration: async (sql) => {
    const at = new Date();
    for (const [name, [applicant, person, rka]] of Object.entries(applicationRecords)) {
      const id = applicationOf(name);
      const parties = { applicant: iinOf(applicant), person: iinOf(person), signer: iinOf(applicant) };
      const words = {
        number: name,
        reason: "FAMILY",
        channel: "PORTAL",
        payload: "{}",
        payload_digest: "00",
        code: "SUBMITTED",
      };
      await insert(sql, "applications", [
        { id, status: "AWAITING_CONSENT", ...parties, rka: rkaOf(rka), ...words, submitted_at: at },
      ]);
      await insert(sql, "application_events", [
        { application_id: id, at, status: "AWAITING_CONSENT", code: "SUBMITTED" },
      ]);
      await insert(sql, "notifications", [
        { iin: iinOf(person), at, code: "REGISTERED", application_id: id },
      ]);
    }
    for (const [name, giver] of Object.entries(givers)) {
      const [applicant, , rka] = applicationRecords[name]!;
      const id = applicationOf(name).replace("-4000-", "-4001-");
      await insert(sql, "consents", [
        {
          ...{
            id,
            application_id: applicationOf(name),
            applicant: iinOf(applicant),
            rka: rkaOf(rka),
            giver: iinOf(giver),
          },
          ...{
            phone: "+77000001000",
            applicant_name: "А",
            person_name: "Б",
            address_kk: "А",
            address_ru: "А",
          },
          ...{
            payload: "{}",
            payload_digest: "00",
            state: "CONFIRMED",
            nonce: 1,
            code_hash: "00",
            created_at: at,
          },
        },
      ]);
    }
    const visit = { applicant: iinOf("caseApplicant"), person: iinOf("casePerson"), rka: rkaOf("ofCase") };
    const soon = new Date(Date.now() + 86_400_000);
    await insert(sql, "referrals", [
      { number: "REF-OPEN", ...visit, expires_at: soon },
      { number: "REF-EXPIRED", ...visit, expires_at: new Date(Date.now() - 1_000) },
      {
        number: "REF-OTHER",
        applicant: iinOf("stranger"),
        person: iinOf("stranger"),
        rka: rkaOf("strangers"),
        expires_at: soon,
      },
    ]);
  },
};
