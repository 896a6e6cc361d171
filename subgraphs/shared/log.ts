import { count, fault, id, oneOf, register, sql, type Kind } from "./logKinds.ts";

/**
 * Every event that is ever logged, with its fields. What does not stand here is no event and no field: it does not
 * typecheck, and it does not reach a line.
 */
export const logEvents = {
  "gateway.fault": { requestId: id, fault },
  "gateway.http": { fault },
  "gateway.socket": { fault },
  /** A process of several has ended, and another is started: with which code, or by which signal. */
  "worker.ended": {
    code: count,
    signal: oneOf("SIGKILL", "SIGTERM", "SIGINT", "SIGABRT", "SIGSEGV", "SIGBUS", "SIGILL"),
  },
  "supergraph.taken": {},
  "supergraph.refused": { fault },
  "planner.ended": { how: oneOf("aborted", "late") },
  "register.ask": { register, fault },
  "register.http": { register, fault },
  "register.fault": { register, fault, sqlState: sql },
  "audit.unavailable": { register, fault, sqlState: sql },
  "audit.unsigned": { register, fault },
  "database.placed": { reason: oneOf("folder-closed-to-server-account") },
  seeded: { register, records: count },
  /** This process does the work of registration from now on; it has lost it to another. */
  "work.begun": {},
  "work.lost": {},
  "work.failed": {
    task: oneOf(
      "sendMessages",
      "sendToPopulation",
      "expireConsents",
      "decideDue",
      "closeUnreported",
      "forgetParts",
    ),
    fault,
  },
  "outbox.failed": {
    kind: oneOf("CONSENT_SMS", "SIGNING_SMS", "NOTICE_SMS", "CENTRE_SMS", "RECORD_RESIDENCE"),
    fault,
  },
  "signing.undeliverable": { entry: count },
  "sms.link": {
    provider: oneOf("first", "second"),
    state: oneOf("up", "down", "refused", "throttled"),
    status: count,
  },
  "sms.refused": { provider: oneOf("first", "second"), status: count },
  "decision.failed": { fault },
  "eds.list": { place: oneOf("silent", "unreadable") },
  "eds.lists": { unreadable: count },
  "eds.judge": { fault },
} as const satisfies Record<string, Readonly<Record<string, Kind<unknown>>>>;

type Events = typeof logEvents;
export type LogEvent = keyof Events;
export type LogFields<Event extends LogEvent> = {
  readonly [Field in keyof Events[Event]]?:
    (Events[Event][Field] extends Kind<infer Value> ? Value : never) | undefined;
};

/** The only way to write a log line. */
export type Log = <Event extends LogEvent>(event: Event, fields?: LogFields<Event>) => void;

/** One JSON line per event. What the table does not know is left out, whatever the types were made to believe. */
export function lineLog(write: (line: string) => void): Log {
  return (event, fields = {}) => {
    if (!Object.hasOwn(logEvents, event)) return;
    const kinds: Readonly<Record<string, Kind<unknown>>> = logEvents[event];
    const kept = Object.entries(fields).filter(
      ([name, value]) => Object.hasOwn(kinds, name) && kinds[name]?.holds(value),
    );
    write(JSON.stringify({ at: new Date().toISOString(), event, ...Object.fromEntries(kept) }));
  };
}
