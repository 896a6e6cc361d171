import type DataLoader from "dataloader";
import { manyByKey, oneByKey } from "../shared/batch.ts";
import type { Audit } from "../shared/audit/audit.ts";
import type { Reading } from "../shared/audit/reads.ts";
import type { Call } from "../shared/call.ts";
import { kazakhstanDay, type Day } from "../shared/domain/calendar.ts";
import type { Ask, Log } from "../shared/register.ts";
import { relationsOf, type Relations } from "../shared/relations.ts";
import type { Application, ApplicationEvent, applicationReads } from "./data/applications.ts";
import type { Consent, consentReads } from "./data/consents.ts";
import type { notificationReads } from "./data/notifications.ts";
import type { referralReads } from "./data/referrals.ts";
import type { shieldReads } from "./data/shields.ts";
import type { visitReads } from "./data/visits.ts";
import { acting, type Acting } from "./data/transaction.ts";
import type { Changes } from "./changes.ts";
import type { Sources } from "./gatherFacts.ts";
import type { KeptApplications } from "./keptApplications.ts";
import type { Count } from "./keptCounts.ts";
import type { Secrets } from "./secrets.ts";
import type { Signatures } from "./signatures/signatures.ts";

/** What the register has once, for all requests and for its own work between them. */
export interface Services {
  readonly database: Acting;
  readonly ask: Ask;
  readonly clock: () => Date;
  readonly log: Log;
  readonly signatures: Signatures;
  readonly secrets: Secrets;
  readonly applications: ReturnType<typeof applicationReads>;
  /** The same applications by their ids; what has not changed since it was read is not read again. */
  readonly lookUp: KeptApplications["byId"];
  /** Counts of applications, as they were at most a minute ago. */
  readonly counts: Count;
  readonly consents: ReturnType<typeof consentReads>;
  readonly notifications: ReturnType<typeof notificationReads>;
  readonly referrals: ReturnType<typeof referralReads>;
  readonly shields: ReturnType<typeof shieldReads>;
  readonly visits: ReturnType<typeof visitReads>;
  readonly changes: Changes;
  readonly audit: Audit;
}

/** One request. */
export interface RegistrationContext extends Services, Reading {
  readonly call: Call;
  readonly now: Date;
  readonly today: Day;
  readonly relations: Relations;
  readonly application: DataLoader<string, Application | null>;
  readonly events: DataLoader<string, ApplicationEvent[]>;
  readonly consentsOf: DataLoader<string, Consent[]>;
}

export function createContext(services: Services, call: Call): RegistrationContext {
  const now = services.clock();
  const { applications, lookUp, consents } = services;
  const asker = call.caller.role === "citizen" ? call.caller.iin : null;
  return {
    ...services,
    database: acting(services.database, services.audit, call),
    reads: services.audit.readsOf(call),
    call,
    now,
    today: kazakhstanDay(now),
    relations: relationsOf(call, "registration", services.ask, now),
    application: oneByKey(
      (ids: readonly string[]) => lookUp(ids, asker),
      ({ id }) => id,
    ),
    events: manyByKey(applications.events, ({ applicationId }) => applicationId),
    consentsOf: manyByKey(consents.ofApplications, ({ applicationId }) => applicationId),
  };
}

/** Where the facts of a decision come from. */
export function sourcesOf({ ask, clock, shields }: Services, call: Call): Sources {
  return { ask, call, clock, shielded: shields.among };
}

/** The register's own call, for what it does between requests: 10 seconds, then the next try. */
export function ownCall(clock: () => Date, requestId: string): Call {
  return {
    caller: { role: "service", register: "registration" },
    purpose: "RESIDENCE_REGISTRATION",
    case: requestId,
    requestId,
    language: "KK",
    deadline: clock().getTime() + 10_000,
    signal: new AbortController().signal,
  };
}
