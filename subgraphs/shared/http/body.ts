import { isUtf8 } from "node:buffer";
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

/** The body is no UTF-8, as JSON has to be. Read all the same it would be another text, and nobody would know. */
export class BodyGarbled extends Error {
  constructor() {
    super("the body is no UTF-8");
    this.name = "BodyGarbled";
  }
}

/** Reads a request's body as text. Rejects with BodyTooLarge as soon as that is known, with BodyGarbled at the end. */
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
    request.on("end", () => {
      const whole = Buffer.concat(chunks);
      if (isUtf8(whole)) resolve(whole.toString("utf8"));
      else reject(new BodyGarbled());
    });
    request.on("error", reject);
    request.on("close", () => {
      if (!request.complete) reject(new Error("the client left before its request was whole"));
    });
  });
}
