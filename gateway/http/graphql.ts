import type { IncomingMessage, ServerResponse } from "node:http";
import { HeaderMap, type ApolloServer } from "@apollo/server";
import { badInput } from "../../subgraphs/shared/errors.ts";
import { answer, leaving } from "../../subgraphs/shared/http/answer.ts";
import type { ReadCaller } from "../caller.ts";
import { documentGate } from "../safety/documents.ts";
import type { Mask } from "../safety/masking.ts";
import type { ServerContext } from "../server.ts";
import { enter, RefusedAtDoor, type Entered } from "./entry.ts";
import { takesJson } from "./mediaType.ts";
import { legacyStatus, refuse } from "./refusal.ts";

/** Answers one HTTP request and tells the status it answered with. */
export type Door = (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  requestId: string,
) => Promise<number>;

interface GraphqlDoorOptions {
  readonly server: ApolloServer<ServerContext>;
  readonly readCaller: ReadCaller;
  readonly mask: Mask;
}

/** `/graphql`: who asks, what is asked, whether it may be asked at all; then Apollo Server and the engine. */
export function graphqlDoor({ server, readCaller, mask }: GraphqlDoorOptions): Door {
  const admit = documentGate();
  return async (request, response, url, requestId) => {
    try {
      if (!takesJson(request.headers.accept)) throw new RefusedAtDoor(badInput("request", "REQUEST"), 406);
      const entered = await enter(request, url, readCaller, requestId, leaving(response));
      admit(entered.asked.query);
      return await execute(server, entered, request, url, response);
    } catch (error) {
      return refuse(response, { error, requestId, headers: request.headers }, mask);
    }
  };
}

async function execute(
  server: ApolloServer<ServerContext>,
  { call, asked }: Entered,
  { method = "", headers }: IncomingMessage,
  { search }: URL,
  response: ServerResponse,
): Promise<number> {
  const context: ServerContext = { call, seen: { answered: false } };
  const {
    body,
    headers: given,
    status: own = 200,
  } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method, headers: headerMap(headers), search, body: asked },
    context: () => Promise.resolve(context),
  });
  // Refused by Apollo before any hook: a request that any page could send without the browser asking first.
  if (!context.seen.answered || body.kind !== "complete")
    throw new RefusedAtDoor(badInput("request", "REQUEST"), own);
  const status = own === 400 ? legacyStatus(given.get("content-type") ?? "") : own;
  answer(response, status, body.string, {
    ...Object.fromEntries(given),
    "cache-control": "no-store",
    "x-request-id": call.requestId,
  });
  return status;
}

function headerMap(headers: IncomingMessage["headers"]): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) if (typeof value === "string") map.set(name, value);
  return map;
}
