import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Call } from "../../subgraphs/shared/call.ts";
import { badInput } from "../../subgraphs/shared/errors.ts";
import type { Guest, ReadCaller } from "../caller.ts";
import { callOf } from "../context.ts";
import type { Askable } from "../safety/documents.ts";
import { readGet, readPost, type GraphqlRequest } from "./request.ts";

/** A request that has come through the door: who asks, what, and until when it may be answered. */
export interface Entered {
  readonly call: Call;
  readonly asked: GraphqlRequest;
  readonly guest: Guest;
}

/** The HTTP request itself is at fault, or its token: the status says so under every media type. */
export class RefusedAtDoor extends Error {
  readonly error: unknown;
  readonly status: number | undefined;
  constructor(error: unknown, status?: number) {
    super("the request was refused at the door", { cause: error });
    this.name = "RefusedAtDoor";
    this.error = error;
    this.status = status;
  }
}

/** What stands at a door: who comes in, and which documents may be asked there. */
export interface Threshold {
  readonly readCaller: ReadCaller;
  readonly askable: Askable;
}

/** Lets a request in, in the order of what costs least: its head, its token, its body, its headers of purpose and case. */
export async function enter(
  request: IncomingMessage,
  url: URL,
  { readCaller, askable }: Threshold,
  requestId: string,
  signal: AbortSignal,
): Promise<Entered> {
  const unfit = unfitStatus(request);
  if (unfit !== undefined) throw new RefusedAtDoor(badInput("request", "REQUEST"), unfit);
  try {
    const guest = await readCaller(request);
    const asked = askable.spellOut(request.method === "POST" ? await readPost(request) : readGet(url));
    const call = callOf(request.headers, guest.caller, requestId, signal);
    return { call, asked, guest };
  } catch (error) {
    throw new RefusedAtDoor(error);
  }
}

/** The status for a request that is no GraphQL over HTTP by its very head. */
function unfitStatus({ method, headers }: IncomingMessage): 405 | 415 | undefined {
  if (method === "GET") return undefined;
  if (method !== "POST") return 405;
  return bringsJson(headers) ? undefined : 415;
}

/** Whether a body is said to be JSON. */
export function bringsJson(headers: IncomingHttpHeaders): boolean {
  return /^application\/json *(;|$)/i.test(headers["content-type"] ?? "");
}
