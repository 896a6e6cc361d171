import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { auditSettings, type AuditSettings } from "../subgraphs/shared/audit/options.ts";
import { registerNames, type RegisterName } from "../subgraphs/shared/call.ts";
import * as kinds from "../subgraphs/shared/settingKinds.ts";
import { signatures, type SignatureSettings } from "../subgraphs/shared/signatureSettings.ts";
import { Settings, type Environment } from "../subgraphs/shared/settings.ts";
import { limitSettings, type LimitSettings } from "./safety/limitSettings.ts";

/** The gateway's settings, whole and checked. */
export interface Config {
  /** Development doors, seeds and the local identity provider: absent in production. */
  readonly development: boolean;
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly registerDatabases: Partial<Record<RegisterName, string>>;
  /** Registers that run as processes of their own; all others run in this one. */
  readonly registerUrls: Partial<Record<RegisterName, string>>;
  /** Registers that joined from outside this project, by name, with their addresses. */
  readonly extraRegisters: Readonly<Record<string, string>>;
  /** Who signs tokens; null for the local identity provider. */
  readonly identity: { readonly issuer: string; readonly audience: string } | null;
  /** Null in development: the key is kept in the data folder. */
  readonly internalKey: Uint8Array | null;
  readonly seedPersons: number;
  /** Processes that answer at the one address. */
  readonly workers: number;
  readonly audit: AuditSettings;
  readonly limits: LimitSettings;
  /** The file that lists the only documents that may be asked; null where any may. */
  readonly registeredDocuments: string | null;
  readonly signatures: SignatureSettings;
  /** How registration reaches 1414; null for the telephone simulator, and where registration runs elsewhere. */
  readonly sms: kinds.SmsSettings | null;
}

const documents = {
  allowed: "a file: Apollo's persisted query manifest, or a JSON map from SHA-256 to document",
  example: "/etc/mekenjai/operations.json",
};
const file = (path: string) => (existsSync(path) && statSync(path).isFile() ? resolve(path) : undefined);

const audience = { allowed: "the name your identity provider puts into `aud`", example: "mekenjai" };

/** Reads the environment, once. Throws one SettingsFault that names everything that is not right. */
export function readConfig(environment: Environment): Config {
  const settings = new Settings(environment);
  const production = kinds.isProduction(settings);
  const registerUrls = kinds.registerAddresses(settings);
  const here = registerNames.filter((name) => settings.given(`${name.toUpperCase()}_URL`) === undefined);
  const config = {
    development: !production,
    port: kinds.port(settings),
    host: kinds.host(settings),
    dataDir: kinds.dataDir(settings),
    ...kinds.databases(settings, here, production),
    registerUrls,
    extraRegisters: extraRegisters(settings),
    identity: production ? identityProvider(settings) : null,
    internalKey: kinds.internalKey(settings, production),
    seedPersons: kinds.seedPersons(settings),
    workers: workers(settings, production),
    audit: auditSettings(settings, production && here.length > 0),
    limits: limitSettings(settings),
    registeredDocuments: settings.read("REGISTERED_DOCUMENTS", documents, file),
    signatures: signatures(settings),
    sms: here.includes("registration") ? kinds.sms(settings, production) : null,
  };
  settings.finish();
  return config;
}

/** Who signs tokens in production. */
export function identityProvider(settings: Settings): Config["identity"] {
  const example = "https://idp.example.kz/realms/citizens";
  // As it is: the tokens name it letter for letter, and some end in a slash.
  const issuer = settings.read("OIDC_ISSUER", kinds.web(example), (text) =>
    URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : undefined,
  );
  if (settings.given("OIDC_ISSUER") === undefined) settings.fault("OIDC_ISSUER", kinds.web(example));
  const name = settings.given("OIDC_AUDIENCE");
  if (name === undefined) settings.fault("OIDC_AUDIENCE", audience);
  return issuer !== null && name !== undefined ? { issuer, audience: name } : null;
}

const several = { allowed: "a whole number from 1 to 64, at most the cores of the machine", example: "4" };
const alone = {
  allowed:
    "1 outside production: the database, seeds, telephone and identity provider of development live in one process",
  example: "1",
};

function workers(settings: Settings, production: boolean): number {
  const read = (text: string) => (/^([1-9]|[1-5]\d|6[0-4])$/.test(text) ? Number(text) : undefined);
  const given = settings.read("WORKERS", several, read) ?? 1;
  if (given > 1 && !production) settings.fault("WORKERS", alone);
  return given;
}

const joining = {
  allowed:
    "<name>=<address> of each register that joins, separated by commas; names in small letters, none of ours",
  example: "documents=http://documents.internal:4005",
};

function extraRegisters(settings: Settings): Config["extraRegisters"] {
  const read = (text: string) => {
    const pairs = text.split(",").map((pair) => /^([a-z][a-z0-9]{0,30})=(https?:.+)$/.exec(pair.trim()));
    const named = new Map(pairs.map((pair) => [pair?.[1] ?? "", pair?.[2]?.replace(/\/+$/, "") ?? ""]));
    const fit = [...named].every(
      ([name, url]) => !registerNames.some((ours) => ours === name) && URL.canParse(url),
    );
    return fit && named.size === pairs.length ? Object.fromEntries(named) : undefined;
  };
  return settings.read("EXTRA_REGISTERS", joining, read) ?? {};
}
