import { auditSettings, type AuditSettings } from "./audit/options.ts";
import { registerNames, type RegisterName } from "./call.ts";
import * as kinds from "./settingKinds.ts";
import { signatures, type SignatureSettings } from "./signatureSettings.ts";
import { Settings, type Environment } from "./settings.ts";

/** What a register that runs alone needs to know. */
export interface RegisterConfig {
  readonly development: boolean;
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly registerDatabases: Partial<Record<RegisterName, string>>;
  /** Where the other registers are. */
  readonly registerUrls: Partial<Record<RegisterName, string>>;
  /** Null in development: the key is kept in the data folder. */
  readonly internalKey: Uint8Array | null;
  /** How many invented persons development fills an empty register with. */
  readonly seedPersons: number;
  readonly audit: AuditSettings;
  readonly signatures: SignatureSettings;
  /** How registration reaches 1414; null for the telephone simulator of development, and for the other registers. */
  readonly sms: kinds.SmsSettings | null;
}

/** Reads the environment, once. Throws one SettingsFault that names everything that is not right. */
export function readRegisterConfig(register: RegisterName, environment: Environment): RegisterConfig {
  const settings = new Settings(environment);
  const production = kinds.isProduction(settings);
  const registerUrls = kinds.registerAddresses(settings);
  for (const other of registerNames) {
    const key = `${other.toUpperCase()}_URL`;
    // Without it this register would take every other one for silent; in development the data folder tells.
    if (production && other !== register && settings.given(key) === undefined)
      settings.fault(key, kinds.web(`http://127.0.0.1:${4001 + registerNames.indexOf(other)}`));
  }
  const config = {
    development: !production,
    port: kinds.port(settings),
    host: kinds.host(settings),
    dataDir: kinds.dataDir(settings),
    ...kinds.databases(settings, [register], production),
    registerUrls,
    internalKey: kinds.internalKey(settings, production),
    seedPersons: kinds.seedPersons(settings),
    audit: auditSettings(settings, production),
    signatures: signatures(settings),
    sms: register === "registration" ? kinds.sms(settings, production) : null,
  };
  settings.finish();
  return config;
}
