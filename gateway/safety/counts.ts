import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Role } from "../../subgraphs/shared/call.ts";

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

/** Who is counted: a caller, or the address of somebody who has not signed in. Nobody is recognised by it. */
export type Subject = string;

/** Which budget is spent, how large it is, and after how many seconds to come again. */
export interface Spent {
  readonly what: "requests" | "mutations" | "tokens" | "connections";
  readonly limit: number;
  readonly retryAfter: number;
}

/** Keeps the counts, here or in another process. Each tells the budget that is spent; null: come in. */
export interface Counts {
  request(role: Role, subject: Subject): Promise<Spent | null>;
  mutation(role: Role, subject: Subject): Promise<Spent | null>;
  /** Before a token that is not known is looked at. */
  newToken(address: string): Promise<Spent | null>;
  tokenRefused(address: string): Promise<void>;
  /** One more open connection, and one less. */
  connect(role: Role, subject: Subject): Promise<Spent | null>;
  disconnect(subject: Subject): Promise<void>;
}

/** Counts in the memory of this process. */
export function countsInMemory(allowed: Budgets): Counts {
  const requests = limiters(allowed.requests);
  const mutations = limiters(allowed.mutations);
  const refused = limiter(allowed.refusedTokens);
  const open = new Map<Subject, number>();
  return {
    request: (role, subject) => spend(requests[role], subject, "requests"),
    mutation: (role, subject) => spend(mutations[role], subject, "mutations"),
    async newToken(address) {
      const spent = await refused.get(address);
      return spent && spent.remainingPoints <= 0
        ? waiting("tokens", refused.points, spent.msBeforeNext)
        : null;
    },
    async tokenRefused(address) {
      await refused.penalty(address);
    },
    async connect(role, subject) {
      const most = allowed.connections[role === "anonymous" ? "anonymous" : "signedIn"];
      const already = open.get(subject) ?? 0;
      if (already >= most) return waiting("connections", most, 5_000);
      open.set(subject, already + 1);
      return null;
    },
    async disconnect(subject) {
      const left = (open.get(subject) ?? 1) - 1;
      if (left > 0) open.set(subject, left);
      else open.delete(subject);
    },
  };
}

const limiter = ({ points, seconds }: Budget) => new RateLimiterMemory({ points, duration: seconds });

const limiters = (of: Readonly<Record<Role, Budget>>): Readonly<Record<Role, RateLimiterMemory>> => ({
  citizen: limiter(of.citizen),
  leb_officer: limiter(of.leb_officer),
  service_centre_operator: limiter(of.service_centre_operator),
  analyst: limiter(of.analyst),
  service: limiter(of.service),
  anonymous: limiter(of.anonymous),
});

async function spend(
  budget: RateLimiterMemory,
  subject: Subject,
  what: Spent["what"],
): Promise<Spent | null> {
  try {
    await budget.consume(subject);
    return null;
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent;
    return waiting(what, budget.points, spent.msBeforeNext);
  }
}

const waiting = (what: Spent["what"], limit: number, milliseconds: number): Spent => ({
  ...{ what, limit },
  retryAfter: Math.max(1, Math.ceil(milliseconds / 1_000)),
});
