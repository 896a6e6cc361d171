import type { IncomingMessage, ServerResponse } from "node:http";
import { isPhone } from "./domain/iin.ts";
import { answerJson } from "./http/answer.ts";
import { readBody } from "./http/body.ts";

/** The telephone simulator as its doors see it; the registration register keeps it. */
export interface TelephoneInbox {
  inbox(to: string): readonly object[];
  reply(from: string, text: string): Promise<void>;
  mode(to: string, mode: TelephoneMode): Promise<void>;
}

const modes = ["deliver", "no-report", "undeliverable", "throttle", "drop"] as const;
export type TelephoneMode = (typeof modes)[number];

type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

/** What is asked for is not a request to the telephone; the text says what is. */
class NotForTelephone extends Error {}

/** Development doors to the telephone simulator: read an inbox, answer 1414, choose how a number behaves. */
export function telephoneDoors(telephone: TelephoneInbox): Record<string, Route> {
  return {
    "/dev/sms": door("GET", async (_request, url) =>
      telephone.inbox(phone(url.searchParams.get("to"), "to")),
    ),
    "/dev/sms/reply": door("POST", async (request) => {
      const { from, text } = await bodyOf(request);
      if (typeof text !== "string" || text.trim() === "" || text.length > 1_000)
        throw new NotForTelephone("text: what the owner writes, 1 to 1000 characters");
      await telephone.reply(phone(from, "from"), text);
      return { sent: true };
    }),
    "/dev/sms/mode": door("POST", async (request) => {
      const { to, mode } = await bodyOf(request);
      const known = modes.find((one) => one === mode);
      if (!known) throw new NotForTelephone(`mode: one of ${modes.join(", ")}`);
      await telephone.mode(phone(to, "to"), known);
      return { to, mode: known };
    }),
  };
}

type Work = (request: IncomingMessage, url: URL) => Promise<unknown>;

function door(method: "GET" | "POST", work: Work): Route {
  return async (request, response, url) => {
    if (request.method !== method)
      return answerJson(response, 405, { error: `${url.pathname} takes ${method}` }, { allow: method });
    try {
      answerJson(response, 200, await work(request, url));
    } catch (error) {
      if (!(error instanceof NotForTelephone)) throw error;
      answerJson(response, 400, { error: error.message });
    }
  };
}

/** A number; its plus sign may have become a space on the way through a query string. */
function phone(given: unknown, name: string): string {
  const number = typeof given === "string" ? given.replace(/^ /, "+").trim() : "";
  if (isPhone(number)) return number;
  throw new NotForTelephone(`${name}: a mobile number, +77 and 9 more digits`);
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const text = await readBody(request, 16_384).catch(() => "");
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null) return body as Record<string, unknown>;
  } catch {
    // Said below, as for any other body.
  }
  throw new NotForTelephone('a JSON object, such as {"from": "+77…", "text": "…"}');
}
