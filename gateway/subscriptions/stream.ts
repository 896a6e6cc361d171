import type { IncomingMessage } from "node:http";
import { badInput } from "../../subgraphs/shared/errors.ts";
import { leaving } from "../../subgraphs/shared/http/answer.ts";
import { sendEvents } from "../../subgraphs/shared/http/eventFrames.ts";
import type { ReadCaller } from "../caller.ts";
import { enter, RefusedAtDoor } from "../http/entry.ts";
import type { Door } from "../http/graphql.ts";
import { refuse } from "../http/refusal.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import { perform, type Performance } from "./results.ts";

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
      return await sendEvents(response, asked, () =>
        perform({ asked, call, expiresAt, mayWrite: request.method === "POST" }, options),
      );
    } catch (error) {
      // Half a stream cannot be taken back: the client sees it break.
      if (response.headersSent) response.destroy();
      return refuse(response, { error, requestId, headers: request.headers }, mask);
    }
  };
}

function takesEvents({ headers: { accept = "*/*" } }: IncomingMessage): boolean {
  return /text\/event-stream|\*\/\*/i.test(accept);
}
