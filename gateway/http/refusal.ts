import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { answer } from "../../subgraphs/shared/http/answer.ts";
import { languageOf } from "../context.ts";
import { asGraphQLError, type Mask } from "../safety/masking.ts";
import { textOf } from "../accepted.ts";
import { RefusedAtDoor } from "./entry.ts";
import { answerType, legacyJson } from "./mediaType.ts";

/** What was thrown at a request, and to whom it is told. */
export interface Refusal {
  readonly error: unknown;
  readonly requestId: string;
  readonly headers: IncomingHttpHeaders;
}

const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  IDENTITY_PROVIDER_UNAVAILABLE: 503,
  OVERLOADED: 503,
  RATE_LIMITED: 429,
  INTERNAL: 500,
};

const more: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  UNAUTHENTICATED: { "www-authenticate": 'Bearer realm="mekenjai", error="invalid_token"' },
  IDENTITY_PROVIDER_UNAVAILABLE: { "retry-after": "2" },
};

/** What a client that has left before its answer would have been told; nginx counts it so, too. */
const clientLeft = 499;

/** Answers with one coded error and no data, before anything was executed; tells the status. */
export function refuse(response: ServerResponse, { error, requestId, headers }: Refusal, mask: Mask): number {
  // Its broken request is no fault of ours, and nobody is there to be told.
  if (response.destroyed) return clientLeft;
  const atDoor = error instanceof RefusedAtDoor;
  const errors = mask([asGraphQLError(atDoor ? error.error : error)], {
    language: languageOf(headers["accept-language"]),
    requestId,
  });
  const { code: told, retryAfter } = errors[0]?.extensions ?? {};
  const code = String(told);
  const type = answerType(headers.accept);
  const own = (atDoor ? error.status : undefined) ?? statuses[code] ?? 400;
  const status = own === 400 && !atDoor ? legacyStatus(type) : own;
  // Half an answer cannot be taken back: the client sees it break.
  if (response.headersSent) response.destroy();
  answer(response, status, textOf({ errors }), {
    ...more[code],
    ...(typeof retryAfter === "number" && { "retry-after": String(retryAfter) }),
    ...(status === 405 && { allow: "GET, POST" }),
    "content-type": type,
    "cache-control": "no-store",
    "x-request-id": requestId,
  });
  return status;
}

/** Under plain JSON a well-formed request is answered with 200 even where its document is at fault (GraphQL over HTTP). */
export function legacyStatus(type: string): 200 | 400 {
  return type.startsWith(legacyJson.split(";")[0] ?? "") ? 200 : 400;
}
