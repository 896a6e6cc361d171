import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { OpenAlone } from "../shared/alone.ts";
import { openAudit } from "../shared/audit/audit.ts";
import { openDatabase } from "../shared/database/open.ts";
import { federatedSchema, internalSchema } from "../shared/federation.ts";
import { derivedKey } from "../shared/keys.ts";
import type { Register, RegisterOptions } from "../shared/register.ts";
import { registerSdl } from "../shared/sdl.ts";
import { telephoneDoors } from "../shared/telephoneDoors.ts";
import { access } from "./access.ts";
import { concerns } from "./concerns.ts";
import { openChanges } from "./changes.ts";
import { createContext, type Services } from "./context.ts";
import { applicationReads } from "./data/applications.ts";
import { consentReads } from "./data/consents.ts";
import { notificationReads } from "./data/notifications.ts";
import { referralReads } from "./data/referrals.ts";
import { shieldReads } from "./data/shields.ts";
import { internalResolvers } from "./graphql/internal.ts";
import { references, resolvers } from "./graphql/resolvers.ts";
import { secretsFrom } from "./secrets.ts";
import { smsListener } from "./sms/listen.ts";
import type { SmsProvider } from "./sms/provider.ts";
import { openTelephone } from "./sms/telephone.ts";
import { startTasks } from "./tasks/startTasks.ts";

export { openTelephone, telephoneModes, type Telephone, type TelephoneMode } from "./sms/telephone.ts";
export { loadPastApplications } from "./loadPastApplications.ts";
export { reasons } from "./domain/reasons.ts";
export type { SmsProvider } from "./sms/provider.ts";

export interface RegistrationOptions extends RegisterOptions {
  /** The way to the telephone network; closed with the register. */
  readonly sms: SmsProvider;
  /** At least 32 bytes: codes and bindings of persons are derived from it. */
  readonly secret: Uint8Array;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Opens the registration register: applications, consents, decisions; its work between requests begins. */
export async function openRegistration(options: RegistrationOptions): Promise<Register> {
  const services = await openServices(options);
  options.sms.listen(smsListener(services));
  const work = await startTasks(services);
  return {
    name: "registration",
    schema: federatedSchema({ sdl: registerSdl("registration"), resolvers, references, access, concerns }),
    internal: internalSchema(readFileSync(here("graphql/internal.graphql"), "utf8"), internalResolvers),
    createContext: (call) => createContext(services, call),
    ready: () => services.database.ready(),
    close: async () => {
      await work.stop();
      await options.sms.close();
      await services.changes.close();
      await services.audit.close();
      await services.database.close();
    },
  };
}

/** The register with the telephone simulator, which is kept in the data folder, and the simulator's doors. */
export const openWithTelephone: OpenAlone = async (options, { dataDir }, key) => {
  const sms = openTelephone(join(dataDir, "telephone.ndjson"));
  const register = await openRegistration({ ...options, sms, secret: derivedKey(key, "registration") });
  return { register, extra: telephoneDoors(sms) };
};

async function openServices({
  databaseUrl,
  ask,
  clock,
  log,
  sms,
  secret,
  audit,
}: RegistrationOptions): Promise<Services> {
  const database = await openDatabase(databaseUrl, { migrationsFolder: here("data/migrations") });
  return {
    database,
    ask,
    clock,
    log,
    sms,
    secrets: secretsFrom(secret),
    applications: applicationReads(database),
    consents: consentReads(database),
    notifications: notificationReads(database),
    referrals: referralReads(database),
    shields: shieldReads(database),
    changes: await openChanges(database),
    audit: openAudit("registration", databaseUrl, audit),
  };
}
