import type { ServerResponse } from "node:http";
import type { ExecutionResult } from "graphql";
import { createHandler } from "graphql-sse";
import { answer, writeParts } from "./answer.ts";

/** Events as they come, or one result. */
export type Results = AsyncIterableIterator<ExecutionResult> | ExecutionResult;

/** What is sent, and until when. */
interface Stream {
  /** The operation as its request named it. */
  readonly query: string;
  readonly results: () => Promise<Results>;
  /** Aborted when this process closes. The connection ends then, the events do not: clients come back for them. */
  readonly closing: AbortSignal;
}

/**
 * Sends results as server-sent events by the graphql-sse protocol, a connection for each operation; tells the status.
 * The request has been read already, within our limits. A client that leaves ends its events.
 */
export async function sendEvents(
  response: ServerResponse,
  { query, results, closing }: Stream,
): Promise<number> {
  const handle = createHandler({
    authenticate: () => null,
    onSubscribe: async () => asEvents(await results()),
  });
  const [body, { status, headers = {} }] = await handle({
    method: "POST",
    url: "/graphql/stream",
    headers: new Headers({ accept: "text/event-stream", "content-type": "application/json" }),
    body: { query },
    raw: undefined,
    context: undefined,
  });
  if (body === null || typeof body === "string") {
    answer(response, status, body ?? "", headers);
    return status;
  }
  response.writeHead(status, { ...headers, "cache-control": "no-store" });
  response.flushHeaders();
  const gone = new AbortController();
  response.on("close", () => {
    gone.abort();
    void body.return(undefined);
  });
  // Without the protocol's last word, which would tell the client that nothing more can come.
  closing.addEventListener("abort", () => response.end(), { once: true, signal: gone.signal });
  if (closing.aborted) response.end();
  await writeParts(response, body);
  return status;
}

/** One result as the only event: the library takes errors without data for no result at all. */
function asEvents(results: Results): AsyncIterableIterator<ExecutionResult> {
  return Symbol.asyncIterator in results ? results : only(results);
}

async function* only(result: ExecutionResult): AsyncGenerator<ExecutionResult> {
  yield result;
}
