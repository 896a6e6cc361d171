import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { OpenAlone } from "../shared/alone.ts";
import { openAudit } from "../shared/audit/audit.ts";
import { openDatabase, type Database } from "../shared/database/open.ts";
import { federatedSchema, internalSchema } from "../shared/federation.ts";
import { derivedKey } from "../shared/keys.ts";
import type { Register, RegisterOptions } from "../shared/register.ts";
import type { SmsSettings } from "../shared/settingKinds.ts";
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
import { countRegistrations } from "./data/report.ts";
import { shieldReads } from "./data/shields.ts";
import { acting } from "./data/transaction.ts";
import { visitReads } from "./data/visits.ts";
import { internalResolvers } from "./graphql/internal.ts";
import { references, resolvers } from "./graphql/resolvers.ts";
import { keptApplications } from "./keptApplications.ts";
import { keptCounts } from "./keptCounts.ts";
import { secretsFrom } from "./secrets.ts";
import { developmentPki } from "./signatures/developmentPki.ts";
import { openSignatures } from "./signatures/openSignatures.ts";
import type { Signatures } from "./signatures/signatures.ts";
import type { SmsProvider } from "./sms/provider.ts";
import { openSmpp } from "./sms/smpp/openSmpp.ts";
import { openTelephone } from "./sms/telephone/telephone.ts";
import { openOwnWork } from "./tasks/ownWork.ts";

export { readKeptCase, type KeptCase } from "./keptEvidence.ts";
export { access } from "./access.ts";
export { loadPastApplications } from "./loadPastApplications.ts";
export { reasons } from "./domain/reasons.ts";
export { developmentSignature } from "./signatures/developmentPki.ts";
export { verifyEvidence } from "./verifyEvidence.ts";
export type { SmsProvider } from "./sms/provider.ts";

export interface RegistrationOptions extends RegisterOptions {
  /** Opens the way to the telephone network, when this process is to hold it. */
  readonly sms: (database: Database) => SmsProvider;
  /** Who verifies digital signatures; closed with the register. */
  readonly signatures: Signatures;
  /** At least 32 bytes: codes and bindings of persons are derived from it. */
  readonly secret: Uint8Array;
  /** How old counts of applications may be, in milliseconds: a minute. */
  readonly countsKeptFor?: number;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Opens the registration register: applications, consents, decisions; its work between requests begins, unless another process does it. */
export async function openRegistration(options: RegistrationOptions): Promise<Register> {
  const services = await openServices(options);
  const { sms, databaseUrl } = options;
  const work = await openOwnWork(services, () => sms(services.database), databaseUrl);
  return {
    name: "registration",
    schema: federatedSchema({ sdl: registerSdl("registration"), resolvers, references, access, concerns }),
    internal: internalSchema(readFileSync(here("graphql/internal.graphql"), "utf8"), internalResolvers),
    createContext: (call) => createContext(services, call),
    ready: () => services.database.ready(),
    smsLinks: work.smsLinks,
    close: async () => {
      await work.close();
      await services.signatures.close();
      await services.changes.close();
      await services.audit.close();
      await services.database.close();
    },
  };
}

/** The register with its SMS providers; without any, with the telephone simulator and the simulator's doors. */
export const openWithSms: OpenAlone = async (options, config, key) => {
  const { dataDir, sms } = config;
  const secret = derivedKey(key, "registration");
  const signatures = signaturesOf(config, options);
  const open = (settings: SmsSettings) =>
    openRegistration({
      ...options,
      secret,
      signatures,
      sms: (database) => openSmpp({ ...settings, database, log: options.log }),
    });
  if (sms) return { register: await open(sms) };
  const telephone = await openTelephone(dataDir);
  const register = await open({ providers: [telephone.address], rate: 1_000, source: "1414" }).catch(
    async (error: unknown) => {
      await telephone.close();
      throw error;
    },
  );
  const close = async () => {
    await register.close();
    await telephone.close();
  };
  return { register: { ...register, close }, extra: telephoneDoors(telephone) };
};

type Settings = Parameters<OpenAlone>[1];

/** As configured; development, where nothing is, trusts an authority of its own. */
function signaturesOf({ dataDir, development, signatures }: Settings, options: RegisterOptions): Signatures {
  if (!development || signatures.anchors !== null) return openSignatures(signatures, options);
  const anchors = developmentPki(dataDir, options.clock());
  const revocation = { files: [anchors], lists: [], responders: [] };
  return openSignatures({ ...signatures, anchors, revocation }, options);
}

async function openServices({
  databaseUrl,
  ask,
  clock,
  log,
  signatures,
  secret,
  audit,
  countsKeptFor = 60_000,
}: RegistrationOptions): Promise<Services> {
  const opened = await openDatabase(databaseUrl, { migrationsFolder: here("data/migrations") });
  const kept = openAudit("registration", { databaseUrl, clock, log, audit });
  const changes = await openChanges(opened);
  const reads = applicationReads(opened);
  const applications = keptApplications(reads.byId, changes);
  const database = acting({ ...opened, changed: applications.forget }, kept, null);
  return {
    database,
    ask,
    clock,
    log,
    signatures,
    secrets: secretsFrom(secret),
    applications: reads,
    lookUp: applications.byId,
    counts: keptCounts((asked) => countRegistrations(opened, asked), countsKeptFor),
    consents: consentReads(database),
    notifications: notificationReads(database),
    referrals: referralReads(database),
    shields: shieldReads(database),
    visits: visitReads(database),
    changes,
    audit: kept,
  };
}
