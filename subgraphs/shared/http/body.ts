import type { IncomingMessage } from "node:http";

/** A body larger than this is refused unread. */
export const mostBytes = 1_048_576;

/** The body was longer than allowed; what came beyond was thrown away. */
export class BodyTooLarge extends Error {
  readonly limit = mostBytes;
  constructor() {
    super("the body is too large");
    this.name = "BodyTooLarge";
  }
}

/** Reads a request's body as text. Rejects with BodyTooLarge as soon as that is known. */
export function readBody(request: IncomingMessage, limit = mostBytes): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const refuse = () => {
      request.removeAllListeners("data");
      // The rest is let through unread, so that the refusal reaches a client that is still sending.
      request.resume();
      reject(new BodyTooLarge());
    };
    if (Number(request.headers["content-length"] ?? 0) > limit) return refuse();
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) refuse();
      else chunks.push(chunk);
    });
    request.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    request.on("error", reject);
    request.on("close", () => reject(new Error("the client left before its request was whole")));
  });
}
