import type { IncomingMessage, ServerResponse } from "node:http";
import { answer, answerJson } from "../../subgraphs/shared/http/answer.ts";
import { readBody } from "../../subgraphs/shared/http/body.ts";
import type { Route } from "../http.ts";

const patience = 5_000;

/** The telephone's doors where the registration register runs as a process of its own: what comes is passed on to it. */
export function forwardedTelephone(registrationUrl: string): Record<string, Route> {
  const forward = async (request: IncomingMessage, response: ServerResponse, url: URL) => {
    const body = request.method === "POST" ? await readBody(request, 16_384) : null;
    const answered = await fetch(`${registrationUrl}${url.pathname}${url.search}`, {
      method: request.method ?? "GET",
      headers: { "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(patience),
    }).catch(() => null);
    if (!answered) return answerJson(response, 503, { error: "the registration register does not answer" });
    answer(response, answered.status, await answered.text(), {
      "content-type": "application/json; charset=utf-8",
    });
  };
  return { "/dev/sms": forward, "/dev/sms/reply": forward, "/dev/sms/mode": forward };
}
