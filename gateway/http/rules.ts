import type { IncomingHttpHeaders } from "node:http";
import type { HTTPGraphQLResponse } from "@apollo/server";
import { badInput } from "../../subgraphs/shared/errors.ts";
import { textOf, type Accepted, type ReplyTo } from "../accepted.ts";
import type { EngineRequest } from "../engine/engine.ts";
import type { Mask } from "../safety/masking.ts";
import type { ServerContext } from "../server.ts";
import { enter, RefusedAtDoor, type Threshold } from "./entry.ts";
import type { Answered, Rules } from "./graphql.ts";
import { answerType, takesJson } from "./mediaType.ts";
import { legacyStatus, refuse } from "./refusal.ts";
import { searchOf } from "./request.ts";

interface Surroundings extends Threshold {
  readonly mask: Mask;
  readonly reply: ReplyTo;
  readonly accepted: Accepted;
}

/** The rules of `/graphql`: who asks, what is asked, whether it may be asked at all; and nothing is kept on the way back. */
export function gatewayRules(around: Surroundings): Rules<ServerContext> {
  const { mask, accepted, askable } = around;
  return {
    async admit(request, url, requestId, signal) {
      if (!takesJson(request.headers.accept)) throw new RefusedAtDoor(badInput("request", "REQUEST"), 406);
      const { call, asked } = await enter(request, url, around, requestId, signal);
      const isPost = request.method === "POST";
      const known = isPost ? accepted.documentOf(asked) : undefined;
      if (known)
        return { answer: () => answered({ ...asked, document: known, call }, request.headers, around) };
      askable.admit(asked.query);
      const context: ServerContext = { call, seen: { answered: false } };
      return {
        body: asked,
        ...(!isPost && { search: searchOf(asked) }),
        context: () => Promise.resolve(context),
        leave: (given) => asItLeaves(given, context),
      };
    },
    refuse: (response, refusal) => refuse(response, refusal, mask),
  };
}

/** The answer that Apollo Server would give, without it. */
async function answered(
  request: EngineRequest,
  { accept }: IncomingHttpHeaders,
  { reply }: Surroundings,
): Promise<Answered> {
  const { status = 200, retryAfter, body } = await reply(request);
  const type = answerType(accept);
  return {
    status: status === 400 ? legacyStatus(type) : status,
    text: textOf(body),
    headers: {
      "content-type": type,
      "cache-control": "no-store",
      "x-request-id": request.call.requestId,
      ...(retryAfter !== undefined && { "retry-after": retryAfter }),
    },
  };
}

function asItLeaves(given: HTTPGraphQLResponse, { call, seen }: ServerContext): HTTPGraphQLResponse {
  const { status = 200, headers, body } = given;
  // Refused by Apollo before any hook: a request that any page could send without the browser asking first.
  if (!seen.answered) throw new RefusedAtDoor(badInput("request", "REQUEST"), status);
  headers.set("cache-control", "no-store");
  headers.set("x-request-id", call.requestId);
  return { status: status === 400 ? legacyStatus(headers.get("content-type") ?? "") : status, headers, body };
}
