import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { identityProvider, readConfig } from "../../gateway/config.ts";
import { limitSettings } from "../../gateway/safety/limitSettings.ts";
import { readRegisterConfig } from "../../subgraphs/shared/config.ts";
import { Settings, SettingsFault, type Environment } from "../../subgraphs/shared/settings.ts";

/** What is wrong with an environment, by key. */
function faultsOf(environment: Environment): { keys: string[]; text: string } {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof SettingsFault)
      return { keys: error.faults.map(({ key }) => key).sort(), text: error.message };
    throw error;
  }
  return { keys: [], text: "" };
}

describe("without any settings", () => {
  test("development starts on its own database, with its own identity provider", () => {
    expect(readConfig({})).toEqual({
      development: true,
      port: 4000,
      host: "127.0.0.1",
      dataDir: resolve(".data"),
      databaseUrl: null,
      registerDatabases: {},
      registerUrls: {},
      extraRegisters: {},
      identity: null,
      internalKey: null,
      seedPersons: 20_000,
      workers: 1,
      audit: { keyFile: null, folder: null },
      signatures: { anchors: null, revocation: { files: [], lists: [], responders: [] }, ncaNodeUrl: null },
      sms: null,
      limits: { rateLimits: true, trustedProxies: 0 },
      registeredDocuments: null,
    });
  });
});

test("callers are counted behind as many proxies as stand in front, or not at all", () => {
  const given = new Settings({ RATE_LIMITS: "off", TRUST_PROXY: "2" });
  expect(limitSettings(given)).toEqual({ rateLimits: false, trustedProxies: 2 });
  expect(faultsOf({ RATE_LIMITS: "no", TRUST_PROXY: "true" }).keys).toEqual(["RATE_LIMITS", "TRUST_PROXY"]);
});

describe("faults", () => {
  test("are told together, each with its key, what was given, what is allowed and an example", () => {
    const { keys, text } = faultsOf({
      PORT: "seventy",
      SEED_PERSONS: "-1",
      RENTAL_URL: "ftp://x",
      NODE_ENV: "prod",
    });
    expect(keys).toEqual(["NODE_ENV", "PORT", "RENTAL_URL", "SEED_PERSONS"]);
    expect(text).toContain(
      'PORT is "seventy". Allowed: a whole number from 0 to 65535, 0 for any free port. Example: PORT=4000',
    );
    expect(text.split("\n")).toHaveLength(5);
  });

  test("of secrets do not show the secret", () => {
    const { keys, text } = faultsOf({ DATABASE_URL: "mysql://root:hunter2@db", INTERNAL_KEY: "too-short" });
    expect(keys).toEqual(["DATABASE_URL", "INTERNAL_KEY"]);
    expect(text).not.toMatch(/hunter2|too-short/);
  });

  test("several workers in development are one: what they would share lives in one process", () => {
    expect(faultsOf({ WORKERS: "2" }).text).toContain('WORKERS is "2". Allowed: 1 outside production');
    expect(faultsOf({ WORKERS: "0" }).keys).toEqual(["WORKERS"]);
    expect(faultsOf({ WORKERS: "65" }).keys).toEqual(["WORKERS"]);
    expect(faultsOf({ WORKERS: "1" }).keys).toEqual([]);
  });

  test("a data folder that is a file is one", () => {
    expect(faultsOf({ DATA_DIR: "package.json" }).keys).toEqual(["DATA_DIR"]);
  });
});

describe("production", () => {
  const whole = {
    NODE_ENV: "production",
    DATABASE_URL: "postgres://u:p@db:5432/mekenjai",
    OIDC_ISSUER: "https://idp.example.kz",
    OIDC_AUDIENCE: "mekenjai",
    SMPP_URL: "smpp://user:secret@smsc.example.kz:2775",
    INTERNAL_KEY: "a".repeat(64),
  };

  test.each<[by: string, environment: Environment]>([
    ["NODE_ENV", { NODE_ENV: "production" }],
    ["OIDC_ISSUER", { OIDC_ISSUER: "https://idp.example.kz" }],
    ["SMPP_URL", { SMPP_URL: "smpp://x" }],
  ])("is meant by %s, and every setting that is missing is named", (_by, environment) => {
    const { keys } = faultsOf(environment);
    for (const key of [
      "INTERNAL_KEY",
      "AUDIT_KEY",
      "OIDC_AUDIENCE",
      "POPULATION_DATABASE_URL",
      "RENTAL_DATABASE_URL",
    ])
      expect(keys).toContain(key);
  });

  test("is not meant by addresses of databases and registers alone", () => {
    const { development } = readConfig({
      DATABASE_URL: whole.DATABASE_URL,
      RENTAL_URL: "http://rental.internal:4001/",
    });
    expect(development).toBe(true);
  });

  test("names the issuer letter for letter, as tokens do", () => {
    const identity = (OIDC_ISSUER: string) => identityProvider(new Settings({ ...whole, OIDC_ISSUER }));
    for (const issuer of ["https://idp.example.kz/", "https://idp.example.kz/realms/citizens"])
      expect(identity(issuer)).toEqual({ issuer, audience: "mekenjai" });
    expect(identity("idp.example.kz")).toBeNull();
  });

  test("asks no database for a register that lives elsewhere", () => {
    const { DATABASE_URL: _one, ...rest } = whole;
    const { keys } = faultsOf({
      ...rest,
      POPULATION_URL: "http://p:1",
      PROPERTY_URL: "http://p:2",
      RENTAL_URL: "http://p:3",
    });
    expect(keys.filter((key) => key.endsWith("DATABASE_URL"))).toEqual(["REGISTRATION_DATABASE_URL"]);
  });
});

test.each<[what: string, given: string, length: number]>([
  ["hex", "ab".repeat(32), 32],
  ["base64", Buffer.alloc(33, 7).toString("base64"), 33],
  ["text", "a sentence that nobody else would ever think of", 47],
])("the key between registers may be %s", (_what, given, length) => {
  expect(readConfig({ INTERNAL_KEY: given }).internalKey).toHaveLength(length);
});

test("a register alone wants to know where the others are, unless its data folder tells", () => {
  expect(readRegisterConfig("rental", {}).registerUrls).toEqual({});
  expect(() => readRegisterConfig("rental", { NODE_ENV: "production" })).toThrow(
    /POPULATION_URL is missing.*\n.*PROPERTY_URL.*\n.*REGISTRATION_URL/,
  );
  const urls = { POPULATION_URL: "http://p:1", PROPERTY_URL: "http://p:2", REGISTRATION_URL: "http://p:3/" };
  expect(readRegisterConfig("rental", urls).registerUrls).toEqual({
    population: "http://p:1",
    property: "http://p:2",
    registration: "http://p:3",
  });
});
