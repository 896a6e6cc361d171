import { createHash, randomBytes } from "node:crypto";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Caller, Role } from "../../subgraphs/shared/call.ts";
import { coded } from "../../subgraphs/shared/errors.ts";

/** So many in so many seconds. */
export interface Budget {
  readonly points: number;
  readonly seconds: number;
}

export interface Budgets {
  /** Requests and operations. */
  readonly requests: Readonly<Record<Role, Budget>>;
  readonly mutations: Readonly<Record<Role, Budget>>;
  /** Tokens of an address that were refused. Callers whose token is known come in all the same. */
  readonly refusedTokens: Budget;
  /** Sockets and streams open at once. */
  readonly connections: { readonly signedIn: number; readonly anonymous: number };
}

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

type What = "requests" | "mutations" | "tokens" | "connections";

/** Who is counted: a caller, or the address of somebody who has not signed in. Nobody is recognised by it. */
export type Subject = string;

export interface RateLimits {
  /** Each throws RATE_LIMITED when the budget is spent. */
  request(role: Role, subject: Subject): Promise<void>;
  mutation(role: Role, subject: Subject): Promise<void>;
  /** Before a token that is not known is looked at. */
  newToken(address: string): Promise<void>;
  tokenRefused(address: string): Promise<void>;
  /** One more open connection; the function returned takes it back. */
  connect(role: Role, subject: Subject): () => void;
}

/** Counts in this process: several gateways each keep a count of their own. */
export function rateLimits(allowed = budgets): RateLimits {
  const requests = limiters(allowed.requests);
  const mutations = limiters(allowed.mutations);
  const refused = limiter(allowed.refusedTokens);
  const open = new Map<Subject, number>();
  return {
    request: (role, subject) => spend(requests[role], subject, "requests"),
    mutation: (role, subject) => spend(mutations[role], subject, "mutations"),
    async newToken(address) {
      const spent = await refused.get(address);
      if (spent && spent.remainingPoints <= 0) throw limited("tokens", refused.points, spent.msBeforeNext);
    },
    async tokenRefused(address) {
      await refused.penalty(address);
    },
    connect(role, subject) {
      const most = allowed.connections[role === "anonymous" ? "anonymous" : "signedIn"];
      const already = open.get(subject) ?? 0;
      if (already >= most) throw limited("connections", most, 5_000);
      open.set(subject, already + 1);
      return () => leave(open, subject);
    },
  };
}

function leave(open: Map<Subject, number>, subject: Subject): void {
  const left = (open.get(subject) ?? 1) - 1;
  if (left > 0) open.set(subject, left);
  else open.delete(subject);
}

/** Nobody is counted: for benchmarks, and for a gateway that has such limits in front of it. */
export const noLimits: RateLimits = {
  request: () => Promise.resolve(),
  mutation: () => Promise.resolve(),
  newToken: () => Promise.resolve(),
  tokenRefused: () => Promise.resolve(),
  connect: () => () => undefined,
};

const limiter = ({ points, seconds }: Budget) => new RateLimiterMemory({ points, duration: seconds });

const limiters = (of: Readonly<Record<Role, Budget>>): Readonly<Record<Role, RateLimiterMemory>> => ({
  citizen: limiter(of.citizen),
  leb_officer: limiter(of.leb_officer),
  service_centre_operator: limiter(of.service_centre_operator),
  analyst: limiter(of.analyst),
  service: limiter(of.service),
  anonymous: limiter(of.anonymous),
});

async function spend(budget: RateLimiterMemory, subject: Subject, what: What): Promise<void> {
  try {
    await budget.consume(subject);
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent;
    throw limited(what, budget.points, spent.msBeforeNext);
  }
}

const limited = (what: What, limit: number, milliseconds: number) =>
  coded("RATE_LIMITED", { what, limit, retryAfter: Math.max(1, Math.ceil(milliseconds / 1_000)) });

const salt = randomBytes(16);

/** A caller as he is counted: a hash that no other process makes. Analysts have no number; their token tells them apart. */
export function subjectOf(caller: Caller, token: string | undefined): Subject {
  const own = "iin" in caller ? caller.iin : (token ?? "");
  return createHash("sha256").update(salt).update(own).digest("base64");
}
