import type { IncomingMessage, ServerResponse } from "node:http";
import {
  HeaderMap,
  type ApolloServer,
  type BaseContext,
  type ContextThunk,
  type HTTPGraphQLResponse,
} from "@apollo/server";
import { answer, leaving, writeParts } from "../../subgraphs/shared/http/answer.ts";
import type { Refusal } from "./refusal.ts";

/** Answers one HTTP request and tells the status it answered with. */
export type Door = (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  requestId: string,
) => Promise<number>;

/** A whole answer, ready to be sent. */
export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A request that may be asked, and that is answered without asking Apollo Server. */
export interface Known {
  answer(): Promise<Answered>;
}

/** A request that Apollo Server may be asked, and what becomes of its answer. */
export interface Admitted<Context extends BaseContext> {
  /** As Apollo Server takes it. */
  readonly body: unknown;
  /** Where Apollo reads what a GET asks; the address as it came when not given. */
  readonly search?: string;
  readonly context: ContextThunk<Context>;
  /** Apollo's answer as it leaves. Throws what it is refused for. */
  leave(given: HTTPGraphQLResponse): HTTPGraphQLResponse;
}

/** What a door asks of those who come in, and how it turns them away. */
export interface Rules<Context extends BaseContext> {
  /** Throws what a request is refused for. */
  admit(
    request: IncomingMessage,
    url: URL,
    requestId: string,
    signal: AbortSignal,
  ): Promise<Admitted<Context> | Known>;
  /** Answers a refusal and tells its status. */
  refuse(response: ServerResponse, refusal: Refusal): number;
}

/** `/graphql`: HTTP on one side, Apollo Server on the other, and the rules between them. */
export function graphqlDoor<Context extends BaseContext>(
  server: ApolloServer<Context>,
  rules: Rules<Context>,
): Door {
  return async (request, response, url, requestId) => {
    const { method = "", headers } = request;
    try {
      const admitted = await rules.admit(request, url, requestId, leaving(response));
      if ("answer" in admitted) {
        const { status, text, headers: named } = await admitted.answer();
        answer(response, status, text, named);
        return status;
      }
      const { body, search = url.search, context } = admitted;
      const httpGraphQLRequest = { method, headers: headerMap(headers), search, body };
      const given = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context });
      return await send(response, admitted.leave(given));
    } catch (error) {
      return rules.refuse(response, { error, requestId, headers });
    }
  };
}

async function send(
  response: ServerResponse,
  { status = 200, headers, body }: HTTPGraphQLResponse,
): Promise<number> {
  const named = Object.fromEntries(headers);
  if (body.kind === "complete") answer(response, status, body.string, named);
  else await writeParts(response.writeHead(status, named), body.asyncIterator);
  return status;
}

function headerMap(headers: IncomingMessage["headers"]): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) if (typeof value === "string") map.set(name, value);
  return map;
}
