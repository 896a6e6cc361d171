import type { ServerResponse } from "node:http";

/** Answers with a whole text. Nothing is sent to a client that has left. */
export function answer(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { "content-length": Buffer.byteLength(text), ...headers });
  response.end(text);
}

export function answerJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  answer(response, status, JSON.stringify(value), {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    ...headers,
  });
}

/** Writes text as it comes, no faster than the client reads it, and ends. A client that leaves ends the text. */
export async function writeParts(response: ServerResponse, parts: AsyncIterable<string>): Promise<void> {
  for await (const part of parts) {
    if (response.destroyed || response.writableEnded) break;
    if (!response.write(part)) await roomOrGone(response);
  }
  response.end();
}

/** Resolves when the client has read what was written, or has left. */
function roomOrGone(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      response.off("drain", go).off("close", go);
      resolve();
    };
    response.on("drain", go).on("close", go);
  });
}

/** A signal that is aborted when the client leaves before it has its answer. */
export function leaving(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.on("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
