import { getOperationAST } from "graphql";
import { coded } from "../../subgraphs/shared/errors.ts";
import { authorizationOf, type Guest, type ReadCaller, type ReadToken, type SignedIn } from "../caller.ts";
import type { Engine } from "../engine/engine.ts";
import type { Door } from "../http/graphql.ts";
import type { AddressOf } from "./address.ts";
import type { Load } from "./load.ts";
import type { RateLimits, Subject } from "./rateLimits.ts";

/** Who may come in, and how often: one count for all doors. */
export interface Admission {
  /** Lets a request in, or the first message of a socket, and counts it. */
  readonly readCaller: ReadCaller;
  /** Counts one more operation of somebody who is in. */
  operation(guest: Guest): Promise<void>;
  /** Counts an open socket or stream until its client is gone. */
  connect(guest: Guest, gone: AbortSignal): Promise<void>;
  /** The same door; what it is answering is counted until it has its answer. */
  carrying(door: Door): Door;
  /** The same engine; mutations have a budget of their own, whichever way they come. */
  limited(engine: Engine): Engine;
}

export interface AdmissionOptions {
  readonly readToken: ReadToken;
  readonly limits: RateLimits;
  readonly load: Load;
  readonly addressOf: AddressOf;
}

export function admission({ readToken, limits, load, addressOf }: AdmissionOptions): Admission {
  const countedBy = subjects(limits);
  return {
    async readCaller(request, given) {
      load.admit();
      const address = addressOf(request);
      const own = authorizationOf(request);
      const authorization = given ?? own;
      const signedIn = await readToken(authorization, () => limits.newToken(address)).catch(
        async (error: unknown) => {
          if (isRefusal(error)) await limits.tokenRefused(address);
          throw error;
        },
      );
      const guest = { ...signedIn, subject: countedBy(signedIn, address, authorization) };
      await limits.request(guest.caller.role, guest.subject);
      return guest;
    },
    async operation({ caller, subject }) {
      load.admit();
      await limits.request(caller.role, subject);
    },
    connect: async ({ caller, subject }, gone) => whenGone(gone, await limits.connect(caller.role, subject)),
    carrying:
      (door) =>
      (...request) =>
        load.carry(() => door(...request)),
    limited: (engine) => ({
      ...engine,
      async execute(request) {
        const { caller } = request.call;
        // Whoever has not signed in may change nothing: all of them are counted as one.
        if (getOperationAST(request.document, request.operationName)?.operation === "mutation")
          await limits.mutation(caller.role, limits.subjectOf(caller, undefined));
        return engine.execute(request);
      },
    }),
  };
}

function whenGone(gone: AbortSignal, leave: () => void): void {
  if (gone.aborted) leave();
  else gone.addEventListener("abort", leave, { once: true });
}

/** What somebody is counted by: a hash of his own, or the address while he has not signed in. */
function subjects(limits: RateLimits) {
  // A token that is remembered gives the same object: its bearer is not hashed anew with each request.
  const known = new WeakMap<SignedIn, Subject>();
  return (signedIn: SignedIn, address: string, authorization: string | undefined): Subject => {
    if (signedIn.caller.role === "anonymous") return address;
    const subject = known.get(signedIn) ?? limits.subjectOf(signedIn.caller, authorization);
    known.set(signedIn, subject);
    return subject;
  };
}

const refused = coded("UNAUTHENTICATED").extensions["code"];
const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  "extensions" in error &&
  (error.extensions as { code?: unknown }).code === refused;
