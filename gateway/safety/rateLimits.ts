import { createHash, randomBytes } from "node:crypto";
import type { Caller, Role } from "../../subgraphs/shared/call.ts";
import { coded } from "../../subgraphs/shared/errors.ts";
import { countsInMemory, type Budgets, type Counts, type Spent, type Subject } from "./counts.ts";

export type { Budgets, Subject } from "./counts.ts";

/**
 * What one caller may ask. A person polls a status and opens a few pages, at most some twenty requests in a second; an
 * official works through lists. Storms are many people, and each has a budget of his own.
 */
export const budgets: Budgets = {
  requests: {
    citizen: { points: 300, seconds: 10 },
    leb_officer: { points: 1_500, seconds: 10 },
    service_centre_operator: { points: 1_500, seconds: 10 },
    analyst: { points: 600, seconds: 10 },
    service: { points: 1_500, seconds: 10 },
    /** Of an address: a whole village can stand behind one. */
    anonymous: { points: 1_000, seconds: 10 },
  },
  mutations: {
    citizen: { points: 120, seconds: 60 },
    leb_officer: { points: 120, seconds: 60 },
    service_centre_operator: { points: 600, seconds: 60 },
    analyst: { points: 120, seconds: 60 },
    service: { points: 120, seconds: 60 },
    anonymous: { points: 600, seconds: 60 },
  },
  refusedTokens: { points: 300, seconds: 60 },
  connections: { signedIn: 50, anonymous: 500 },
};

export interface RateLimits {
  /** Each rejects with RATE_LIMITED when the budget is spent. */
  request(role: Role, subject: Subject): Promise<void>;
  mutation(role: Role, subject: Subject): Promise<void>;
  /** Before a token that is not known is looked at. */
  newToken(address: string): Promise<void>;
  tokenRefused(address: string): Promise<void>;
  /** One more open connection; the function returned takes it back. */
  connect(role: Role, subject: Subject): Promise<() => void>;
  /** A caller as he is counted. */
  subjectOf(caller: Caller, token: string | undefined): Subject;
}

/** Counts in this process: several gateways each keep a count of their own. */
export const rateLimits = (allowed = budgets): RateLimits =>
  limitsBy(countsInMemory(allowed), randomBytes(16));

/** By counts kept wherever they are; processes that share them make the same subjects with the same salt. */
export function limitsBy(counts: Counts, salt: Uint8Array): RateLimits {
  return {
    request: async (role, subject) => mayGoOn(await counts.request(role, subject)),
    mutation: async (role, subject) => mayGoOn(await counts.mutation(role, subject)),
    newToken: async (address) => mayGoOn(await counts.newToken(address)),
    tokenRefused: (address) => counts.tokenRefused(address),
    async connect(role, subject) {
      mayGoOn(await counts.connect(role, subject));
      return () => void counts.disconnect(subject);
    },
    subjectOf: subjects(salt),
  };
}

/** Nobody is counted: for benchmarks, and for a gateway that has such limits in front of it. */
export const noLimits: RateLimits = {
  request: () => Promise.resolve(),
  mutation: () => Promise.resolve(),
  newToken: () => Promise.resolve(),
  tokenRefused: () => Promise.resolve(),
  connect: () => Promise.resolve(() => undefined),
  subjectOf: subjects(randomBytes(16)),
};

function mayGoOn(spent: Spent | null): void {
  if (spent) throw coded("RATE_LIMITED", { ...spent });
}

/** A caller as a hash that nobody else makes. Analysts have no number; their token tells them apart. */
function subjects(salt: Uint8Array) {
  return (caller: Caller, token: string | undefined): Subject => {
    const own = "iin" in caller ? caller.iin : (token ?? "");
    return createHash("sha256").update(salt).update(own).digest("base64");
  };
}
