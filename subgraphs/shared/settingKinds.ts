import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { registerNames, type RegisterName } from "./call.ts";
import type { Rule, Settings } from "./settings.ts";

/** The settings that the gateway and a register alone have in common, each read in one place. */

const rules = {
  PORT: { allowed: "a whole number from 0 to 65535, 0 for any free port", example: "4000" },
  HOST: { allowed: "an address of this machine", example: "127.0.0.1" },
  DATA_DIR: { allowed: "a folder, made if absent", example: ".data" },
  NODE_ENV: { allowed: "production, development or test", example: "production" },
  SEED_PERSONS: { allowed: "a whole number from 1000 to 50000000", example: "20000" },
  INTERNAL_KEY: {
    allowed:
      "a secret of at least 32 bytes, as hex, base64 or text, the same for the gateway and every register",
    example: "$(openssl rand -base64 32)",
    secret: true,
  },
} as const satisfies Record<string, Rule>;

const database: Rule = {
  allowed: "postgres://user:password@host:port/database",
  example: "postgres://mekenjai:secret@db.example.kz:5432/mekenjai",
  secret: true,
};
export const web = (example: string): Rule => ({
  allowed: "an address: https, or http on this machine and inside your own network",
  example,
});

const wholeNumber = (least: number, most: number) => (text: string) => {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  return number >= least && number <= most ? number : undefined;
};

export function port(settings: Settings): number {
  return settings.read("PORT", rules.PORT, wholeNumber(0, 65_535)) ?? 4000;
}

export function host(settings: Settings): string {
  return (
    settings.read("HOST", rules.HOST, (text) => (/^[\w.:-]+$/.test(text) ? text : undefined)) ?? "127.0.0.1"
  );
}

export function dataDir(settings: Settings): string {
  const folder = (text: string) => {
    const path = resolve(text);
    return existsSync(path) && !statSync(path).isDirectory() ? undefined : path;
  };
  return settings.read("DATA_DIR", rules.DATA_DIR, folder) ?? resolve(".data");
}

export function seedPersons(settings: Settings): number {
  return settings.read("SEED_PERSONS", rules.SEED_PERSONS, wholeNumber(1_000, 50_000_000)) ?? 20_000;
}

/** Production settings close every development door; addresses of databases and registers alone do not. */
export function isProduction(settings: Settings): boolean {
  const known = ["production", "development", "test"];
  const mode = settings.read("NODE_ENV", rules.NODE_ENV, (text) => (known.includes(text) ? text : undefined));
  return (
    mode === "production" || ["OIDC_ISSUER", "SMPP_URL"].some((key) => settings.given(key) !== undefined)
  );
}

/** One server for all registers, and the registers' own databases. In production each register here needs one. */
export function databases(settings: Settings, here: readonly RegisterName[], needed: boolean) {
  const ofServer = settings.read("DATABASE_URL", database, postgresUrl);
  const own: Partial<Record<RegisterName, string>> = {};
  for (const register of registerNames) {
    const key = `${register.toUpperCase()}_DATABASE_URL`;
    const url = settings.read(key, database, postgresUrl);
    if (url !== null) own[register] = url;
    else if (needed && settings.given(key) === undefined && settings.given("DATABASE_URL") === undefined)
      if (here.includes(register))
        settings.fault(key, { ...database, allowed: `${database.allowed}; or DATABASE_URL for all` });
  }
  return { databaseUrl: ofServer, registerDatabases: own };
}

/** Where the registers live that run as processes of their own. */
export function registerAddresses(settings: Settings): Partial<Record<RegisterName, string>> {
  const elsewhere: Partial<Record<RegisterName, string>> = {};
  for (const register of registerNames) {
    const url = webAddress(settings, `${register.toUpperCase()}_URL`, `http://${register}.internal:4001`);
    if (url !== null) elsewhere[register] = url;
  }
  return elsewhere;
}

export function webAddress(settings: Settings, key: string, example: string): string | null {
  return settings.read(key, web(example), (text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return url && /^https?:$/.test(url.protocol) && !url.username ? text.replace(/\/+$/, "") : undefined;
  });
}

/** The secret that signs what gateway and registers say to each other; null lets development keep its own. */
export function internalKey(settings: Settings, needed: boolean): Uint8Array | null {
  if (needed && settings.given("INTERNAL_KEY") === undefined)
    settings.fault("INTERNAL_KEY", rules.INTERNAL_KEY);
  return settings.read("INTERNAL_KEY", rules.INTERNAL_KEY, (text) => {
    const key = keyBytes(text);
    return key.length >= 32 ? key : undefined;
  });
}

function keyBytes(text: string): Uint8Array {
  if (/^([0-9a-f]{2}){32,}$/i.test(text)) return Buffer.from(text, "hex");
  const decoded = Buffer.from(text, "base64");
  const isBase64 = /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) && decoded.length >= 32;
  return isBase64 ? decoded : Buffer.from(text, "utf8");
}

function postgresUrl(text: string): string | undefined {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol) ? text : undefined;
}

/** One SMSC and who we are there. */
export interface SmscAddress {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly systemId: string;
  readonly password: string;
}

/** The way to 1414. */
export interface SmsSettings {
  /** The first, and the one that is used when it cannot send. */
  readonly providers: readonly SmscAddress[];
  /** Parts a second, at most, to each provider. */
  readonly rate: number;
  /** The number messages come from and are answered to. */
  readonly source: string;
}

const smsc: Rule = {
  allowed:
    "smpp://name:password@host:port, smpps:// for TLS; the name up to 15 letters, the password up to 8",
  example: "smpp://mekenjai:secret@smsc.example.kz:2775",
  secret: true,
};
const smsRate = { allowed: "whole messages a second, 1 to 1000, as the contract allows", example: "50" };
const smsSource = { allowed: "a number, or a name of up to 11 letters", example: "1414" };

/** Null without `SMPP_URL`, which production needs where registration runs. */
export function sms(settings: Settings, needed: boolean): SmsSettings | null {
  const first = settings.read("SMPP_URL", smsc, smscAddress);
  const second = settings.read("SMPP_FALLBACK_URL", smsc, smscAddress);
  const rate = settings.read("SMPP_RATE", smsRate, wholeNumber(1, 1_000)) ?? 50;
  const source = settings.read("SMPP_SOURCE", smsSource, sourceAddress) ?? "1414";
  if (needed && settings.given("SMPP_URL") === undefined) settings.fault("SMPP_URL", smsc);
  return first && { providers: second ? [first, second] : [first], rate, source };
}

/** Lengths as SMPP 3.4 has them; the ports are those registered for it. */
function smscAddress(text: string): SmscAddress | undefined {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^smpps?:$/.test(url.protocol) || url.hostname === "") return undefined;
  const [systemId, password] = [url.username, url.password].map(decodedText);
  const fits = systemId && /^[\x20-\x7e]{1,15}$/.test(systemId) && /^[\x20-\x7e]{1,8}$/.test(password ?? "");
  const tls = url.protocol === "smpps:";
  const port = url.port === "" ? (tls ? 3550 : 2775) : Number(url.port);
  return fits ? { host: url.hostname, port, tls, systemId, password: password ?? "" } : undefined;
}

const decodedText = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
};

const sourceAddress = (text: string) =>
  /^\+?\d{3,15}$|^[A-Za-z][A-Za-z0-9 ]{0,10}$/.test(text) ? text : undefined;
