import { getOperationAST, type ExecutionResult } from "graphql";
import type { Call } from "../../subgraphs/shared/call.ts";
import { badInput, coded } from "../../subgraphs/shared/errors.ts";
import type { Engine, EngineResult } from "../engine/engine.ts";
import type { Results } from "../../subgraphs/shared/http/eventFrames.ts";
import type { GraphqlRequest } from "../http/request.ts";
import { asGraphQLError, type Mask } from "../safety/masking.ts";
import { InvalidDocument, validDocument } from "../safety/validation.ts";
import { mapEvents } from "../../subgraphs/shared/mapEvents.ts";
import { until } from "../../subgraphs/shared/until.ts";

export interface Performance {
  readonly engine: Engine;
  readonly mask: Mask;
  readonly introspection: boolean;
  /** Aborted when the gateway closes: every stream ends then. */
  readonly closing: AbortSignal;
}

interface Requested {
  readonly asked: GraphqlRequest;
  readonly call: Call;
  /** When the caller's token ends. */
  readonly expiresAt: number;
  /** False for a GET. */
  readonly mayWrite: boolean;
}

/**
 * What an operation gives: events, one result, or the errors that keep it from beginning. Events end when the client
 * leaves, when the gateway closes, and when the token that opened them is no longer valid, which is told.
 */
export async function perform(
  { asked: { query, operationName, variables }, call, expiresAt, mayWrite }: Requested,
  { engine, mask, introspection, closing }: Performance,
): Promise<Results> {
  const told = (result: EngineResult) => toldResult(result, mask, call);
  try {
    const document = validDocument(engine.publicSchema, query, introspection);
    const operation = getOperationAST(document, operationName);
    if (!operation) throw badInput("operationName", "OPERATION");
    if (operation.operation === "mutation" && !mayWrite) throw badInput("request", "REQUEST");
    const request = { document, operationName, variables, call };
    if (operation.operation !== "subscription") return told(await engine.execute(request));
    const events = await engine.subscribe(request);
    if (!(Symbol.asyncIterator in events)) return told(events);
    const expired = {
      signal: reached(expiresAt, call.signal),
      last: told({ errors: [coded("UNAUTHENTICATED")] }),
    };
    return until(mapEvents(events, told), [{ signal: closing }, { signal: call.signal }, expired]);
  } catch (error) {
    const errors = error instanceof InvalidDocument ? error.errors : [asGraphQLError(error)];
    return told({ errors });
  }
}

function toldResult({ data, errors }: EngineResult, mask: Mask, call: Call): ExecutionResult {
  return {
    ...(errors && { errors: mask(errors, call) as unknown as NonNullable<ExecutionResult["errors"]> }),
    // The protocol library writes the frame, so the text is read once more; events are few.
    ...(data !== undefined && { data: data && (JSON.parse(data.text) as Record<string, unknown>) }),
  };
}

/** A signal that is aborted at an instant. The timer goes when the client does. */
function reached(instant: number, left: AbortSignal): AbortSignal {
  const controller = new AbortController();
  if (instant === Infinity) return controller.signal;
  const longest = 2 ** 31 - 1;
  const timer = setTimeout(() => controller.abort(), Math.min(Math.max(instant - Date.now(), 0), longest));
  left.addEventListener("abort", () => clearTimeout(timer), { once: true });
  timer.unref();
  return controller.signal;
}
