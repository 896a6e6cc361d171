import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { CloseCode } from "graphql-ws";
import { coded } from "../../subgraphs/shared/errors.ts";
import type { Call } from "../../subgraphs/shared/call.ts";
import type { Guest } from "../caller.ts";
import { callOf } from "../context.ts";
import type { Admission } from "../safety/admission.ts";
import { reached } from "./results.ts";

/** What the gateway keeps for one WebSocket. */
export interface Connection {
  /** The upgrade: its headers tell who asks and what for, where the first message does not. */
  readonly request: IncomingMessage;
  /** The operations that run; aborting one ends it, down to the registers. */
  readonly running: Set<AbortController>;
  /** Null until the connection's first message has told who that is. */
  guest: Guest | null;
  /** A call of this connection's caller; null as long as the caller is not known. */
  call: ((signal: AbortSignal) => Call) | null;
  /** Aborted when the client has gone. */
  readonly gone: AbortSignal;
  close(code: number, reason: string): void;
}

const told = ["authorization", "x-purpose", "x-case", "accept-language"] as const;
/** What the first message may name without the form of a header. */
const plainNames: Readonly<Record<string, string>> = {
  purpose: "x-purpose",
  case: "x-case",
  language: "accept-language",
};

/** Of the upgrade's headers, those that matter. */
function tellingHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(
    told.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
}

/**
 * Learns from the connection's first message who asks, for what and in which language; what it does not name, the
 * upgrade's headers tell. False for a token that is not valid; the connection ends when the token does, and then with
 * the same code: the official client comes back with a new one.
 *
 * Where a page comes from is not asked: a browser sends no token by itself, and cookies open nothing here.
 */
export async function signIn(
  connection: Connection,
  payload: Readonly<Record<string, unknown>> | undefined,
  admission: Admission,
): Promise<boolean> {
  try {
    const headers = { ...tellingHeaders(connection.request.headers), ...asHeaders(payload ?? {}) };
    const guest = await admission.readCaller(connection.request, headers.authorization);
    const { caller, expiresAt } = guest;
    const call = (signal: AbortSignal) => callOf(headers, caller, randomUUID(), signal);
    // A malformed case is refused now, not with each operation.
    call(AbortSignal.abort());
    await admission.connect(guest, connection.gone);
    connection.guest = guest;
    connection.call = call;
    const end = () => connection.close(CloseCode.Forbidden, "UNAUTHENTICATED");
    reached(expiresAt, connection.gone).addEventListener("abort", end, { once: true });
    return true;
  } catch (error) {
    const code = error instanceof Error && "extensions" in error ? codeOf(error.extensions) : "INTERNAL";
    connection.close(closeCodes[code] ?? CloseCode.InternalServerError, code);
    return false;
  }
}

const closeCodes: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: CloseCode.Forbidden,
  BAD_USER_INPUT: CloseCode.BadRequest,
  // "Try again later", which clients do.
  IDENTITY_PROVIDER_UNAVAILABLE: 1013,
  RATE_LIMITED: 1013,
  OVERLOADED: 1013,
};

const codeOf = (extensions: unknown): string =>
  extensions instanceof Object && "code" in extensions ? String(extensions.code) : "INTERNAL";

function asHeaders(payload: Readonly<Record<string, unknown>>): IncomingHttpHeaders {
  const headers: IncomingHttpHeaders = {};
  for (const [name, value] of Object.entries(payload)) {
    const header = plainNames[name.toLowerCase()] ?? name.toLowerCase();
    if (typeof value === "string") headers[header] = value;
    // A token that is no text is a broken one, not none.
    else if (header === "authorization" && value != null) throw coded("UNAUTHENTICATED");
  }
  return headers;
}
