import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Call, Caller, Language } from "../subgraphs/shared/call.ts";
import { badInput } from "../subgraphs/shared/errors.ts";
import { opaqueId } from "../subgraphs/shared/logKinds.ts";
import { purposeOf } from "../subgraphs/shared/rights.ts";

/** How long an answer may take, in milliseconds. */
export const patience = 10_000;

/** What one request carries into the registers. Throws BAD_USER_INPUT for a malformed case. */
export function callOf(
  headers: IncomingHttpHeaders,
  caller: Caller,
  requestId: string,
  signal: AbortSignal,
): Call {
  // Citizens and analysts state none, and a purpose of another role counts as none.
  const own = purposeOf[caller.role];
  const given = one(headers["x-case"]);
  if (given !== undefined && !/^[A-Za-z0-9/-]{1,64}$/.test(given)) throw badInput("X-Case", "CASE");
  return {
    caller,
    purpose: own !== undefined && one(headers["x-purpose"]) === own ? own : null,
    case: own === undefined ? null : (given ?? null),
    requestId,
    language: languageOf(one(headers["accept-language"])),
    deadline: Date.now() + patience,
    signal,
  };
}

/** The caller's own request id where it is an opaque one, which may stand in a log; a new one otherwise. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  return opaqueId(one(headers["x-request-id"]) ?? "") ?? randomUUID();
}

const languages: Readonly<Record<string, Language>> = { kk: "KK", ru: "RU", en: "EN" };

/** The language a reader likes best of those the service speaks; Kazakh when none is. */
export function languageOf(accepted: string | undefined): Language {
  let best: { language: Language; weight: number } | undefined;
  for (const part of (accepted ?? "").split(",").slice(0, 20)) {
    const [range = "", ...parameters] = part.trim().split(/ *; */);
    const language = languages[range.toLowerCase().split("-")[0] ?? ""];
    const weight = weightOf(parameters);
    if (language && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? "KK";
}

function weightOf(parameters: readonly string[]): number {
  const q = parameters.find((parameter) => parameter.startsWith("q="));
  if (q === undefined) return 1;
  const weight = Number(q.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
}

/** A header that may be given once; given more often, Node joins or lists it, and then it is none of ours. */
function one(header: string | string[] | undefined): string | undefined {
  return typeof header === "string" ? header : undefined;
}
