import { getOperationAST, type ExecutionResult } from "graphql";
import type { Call } from "../../subgraphs/shared/call.ts";
import { badInput, coded } from "../../subgraphs/shared/errors.ts";
import type { Results } from "../../subgraphs/shared/http/eventFrames.ts";
import { mapEvents } from "../../subgraphs/shared/mapEvents.ts";
import { until } from "../../subgraphs/shared/until.ts";
import type { Engine, EngineResult } from "../engine/engine.ts";
import type { GraphqlRequest } from "../http/request.ts";
import { asGraphQLError, type Mask } from "../safety/masking.ts";
import { InvalidDocument, type ReadDocument } from "../safety/validation.ts";

export interface Performance {
  readonly engine: Engine;
  readonly mask: Mask;
  readonly read: ReadDocument;
}

interface Requested {
  readonly asked: GraphqlRequest;
  /** Its signal ends the events, and whatever the registers keep for them. */
  readonly call: Call;
  /** When the caller's token ends. */
  readonly expiresAt: number;
  /** False for a GET. */
  readonly mayWrite: boolean;
}

/**
 * What an operation gives: events, one result, or the errors that keep it from beginning. Events end when the client
 * leaves, and when the token that opened them is no longer valid, which is told.
 */
export async function perform(
  { asked: { query, operationName, variables }, call, expiresAt, mayWrite }: Requested,
  { engine, mask, read }: Performance,
): Promise<Results> {
  const told = (result: EngineResult) => toldResult(result, mask, call);
  try {
    const document = read(query);
    const operation = getOperationAST(document, operationName);
    if (!operation) throw badInput("operationName", "OPERATION");
    if (operation.operation === "mutation" && !mayWrite) throw badInput("request", "REQUEST");
    const request = { document, operationName, variables, call };
    if (operation.operation !== "subscription") return told(await engine.execute(request));
    const events = await engine.subscribe(request);
    if (!(Symbol.asyncIterator in events)) return told(events);
    const expired = {
      signal: reached(expiresAt, call.signal),
      last: () => told({ errors: [coded("UNAUTHENTICATED")] }),
    };
    return until(mapEvents(events, told), [{ signal: call.signal }, expired]);
  } catch (error) {
    return told({ errors: faultsOf(error) });
  }
}

/** What was thrown while an operation was read, as errors to be masked. */
export function faultsOf(error: unknown): InvalidDocument["errors"] {
  return error instanceof InvalidDocument ? error.errors : [asGraphQLError(error)];
}

function toldResult({ data, errors }: EngineResult, mask: Mask, call: Call): ExecutionResult {
  return {
    ...(errors && { errors: mask(errors, call) as unknown as NonNullable<ExecutionResult["errors"]> }),
    // The protocol library writes the frame, so the text is read once more; events are few.
    ...(data !== undefined && { data: data && (JSON.parse(data.text) as Record<string, unknown>) }),
  };
}

/** A signal that is aborted at an instant, unless the client has left before. The timer goes when the client does. */
export function reached(instant: number, left: AbortSignal): AbortSignal {
  const controller = new AbortController();
  if (instant === Infinity || left.aborted) return controller.signal;
  // A timer reaches 24 days.
  const pause = Math.min(Math.max(instant - Date.now(), 0), 2 ** 31 - 1);
  const timer = setTimeout(() => controller.abort(), pause);
  left.addEventListener("abort", () => clearTimeout(timer), { once: true });
  timer.unref();
  return controller.signal;
}
