import type { IncomingMessage } from "node:http";
import { badInput, coded } from "../../subgraphs/shared/errors.ts";
import { sendEvents } from "../../subgraphs/shared/http/eventFrames.ts";
import { enter, RefusedAtDoor, type Threshold } from "../http/entry.ts";
import type { Door } from "../http/graphql.ts";
import { refuse } from "../http/refusal.ts";
import type { Admission } from "../safety/admission.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import { perform, type Performance } from "./results.ts";

export interface StreamDoorOptions extends Performance, Pick<Threshold, "askable"> {
  readonly admission: Admission;
  readonly metrics: Metrics;
  /** Aborted when the gateway closes. */
  readonly closing: AbortSignal;
}

/** `/graphql/stream`: server-sent events by the graphql-sse protocol, a connection for each operation. */
export function streamDoor(options: StreamDoorOptions): Door {
  const { admission, askable, mask, metrics, closing } = options;
  const threshold = { readCaller: admission.readCaller, askable };
  return async (request, response, url, requestId) => {
    // However a stream ends, the registers let go of what they keep for it.
    const over = new AbortController();
    response.on("close", () => over.abort());
    try {
      if (!takesEvents(request)) throw new RefusedAtDoor(badInput("request", "REQUEST"), 406);
      if (closing.aborted) throw coded("OVERLOADED");
      const { asked, call, guest } = await enter(request, url, threshold, requestId, over.signal);
      metrics.streams(1);
      response.on("close", () => metrics.streams(-1));
      await admission.connect(guest, over.signal);
      response.setHeader("x-request-id", requestId);
      const mayWrite = request.method === "POST";
      const results = () => perform({ asked, call, expiresAt: guest.expiresAt, mayWrite }, options);
      return await sendEvents(response, { query: asked.query, results, closing });
    } catch (error) {
      return refuse(response, { error, requestId, headers: request.headers }, mask);
    }
  };
}

function takesEvents({ headers: { accept = "*/*" } }: IncomingMessage): boolean {
  return /text\/event-stream|\*\/\*/i.test(accept);
}
