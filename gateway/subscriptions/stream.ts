import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createHandler, type Response } from "graphql-sse";
import { badInput } from "../../subgraphs/shared/errors.ts";
import { answer, leaving } from "../../subgraphs/shared/http/answer.ts";
import type { ReadCaller } from "../caller.ts";
import { enter, RefusedAtDoor } from "../http/entry.ts";
import type { Door } from "../http/graphql.ts";
import { refuse } from "../http/refusal.ts";
import type { GraphqlRequest } from "../http/request.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import { perform, type Performance, type Results } from "./results.ts";

interface StreamDoorOptions extends Performance {
  readonly readCaller: ReadCaller;
  readonly metrics: Metrics;
}

/** `/graphql/stream`: server-sent events by the graphql-sse protocol, a connection for each operation. */
export function streamDoor(options: StreamDoorOptions): Door {
  const { readCaller, mask, metrics } = options;
  return async (request, response, url, requestId) => {
    try {
      if (!takesEvents(request)) throw new RefusedAtDoor(badInput("request", "REQUEST"), 406);
      const { asked, call, expiresAt } = await enter(request, url, readCaller, requestId, leaving(response));
      response.setHeader("x-request-id", requestId);
      metrics.streams(1);
      response.on("close", () => metrics.streams(-1));
      return await send(response, await inFrames(asked, () => perform(asked, call, expiresAt, options)));
    } catch (error) {
      // Half a stream cannot be taken back: the client sees it break.
      if (response.headersSent) response.destroy();
      return refuse(response, { error, requestId, headers: request.headers }, mask);
    }
  };
}

/** The protocol's frames around the results. The request has been read already, within our limits. */
function inFrames(asked: GraphqlRequest, results: () => Promise<Results>): Promise<Response> {
  const handle = createHandler({ authenticate: () => null, onSubscribe: results });
  return handle({
    method: "POST",
    url: "/graphql/stream",
    headers: { get: (name) => (name === "accept" ? "text/event-stream" : undefined) },
    body: { ...asked },
    raw: undefined,
    context: undefined,
  });
}

/** Sends the frames as the client takes them; a client that leaves ends them. */
async function send(response: ServerResponse, [body, { status, headers = {} }]: Response): Promise<number> {
  if (body === null || typeof body === "string") {
    answer(response, status, body ?? "", headers);
    return status;
  }
  response.writeHead(status, { ...headers, "cache-control": "no-store" });
  response.flushHeaders();
  response.on("close", () => void body.return(undefined));
  for await (const frame of body) {
    if (response.destroyed) break;
    if (!response.write(frame)) await Promise.race([once(response, "drain"), once(response, "close")]);
  }
  response.end();
  return status;
}

function takesEvents({ headers: { accept = "*/*" } }: IncomingMessage): boolean {
  return /text\/event-stream|\*\/\*/i.test(accept);
}
