import { getOperationAST, type ExecutionArgs, type FormattedExecutionResult } from "graphql";
import type { Context, ServerOptions } from "graphql-ws";
import type { Call } from "../../subgraphs/shared/call.ts";
import { badInput, coded } from "../../subgraphs/shared/errors.ts";
import type { Results } from "../../subgraphs/shared/http/eventFrames.ts";
import type { Threshold } from "../http/entry.ts";
import type { GraphqlRequest } from "../http/request.ts";
import type { Admission } from "../safety/admission.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import { signIn, type Connection } from "./connection.ts";
import { faultsOf, perform, type Performance } from "./results.ts";

export interface ProtocolOptions extends Performance, Pick<Threshold, "askable"> {
  readonly admission: Admission;
  readonly metrics: Metrics;
}

/** Operations of one connection that may run at once: a page of an account shows far fewer. */
export const mostRunning = 50;

type Extra = Connection & Record<PropertyKey, unknown>;

/** An operation that has been let in. */
interface Begun {
  readonly asked: GraphqlRequest;
  readonly call: Call;
  /** Frees its place; the registers let go of what they keep for it. */
  leave(): void;
}

type Payload = Readonly<Record<string, unknown>>;

/** What the `graphql-transport-ws` library asks of us: who connects, what an operation gives, how errors look. */
export function protocol(options: ProtocolOptions): ServerOptions<Payload, Extra> {
  const { admission, askable, mask } = options;
  const run = ({ contextValue }: ExecutionArgs) => results(contextValue as Begun, options);
  return {
    onConnect: ({ extra, connectionParams }) => signIn(extra, connectionParams, admission),
    onSubscribe: async (context, id, payload) => {
      try {
        if (context.extra.guest) await admission.operation(context.extra.guest);
        return begin(context, id, askable.spellOut(payload), options);
      } catch (error) {
        return faultsOf(error);
      }
    },
    execute: run,
    subscribe: run,
    // Masked already; the library would look for methods of its own errors.
    onNext: (_context, _id, _payload, _args, result) => result as FormattedExecutionResult,
    onError: ({ extra }, _id, _payload, errors) => mask(errors, callOn(extra)),
  };
}

/** Lets an operation in; throws what keeps it from beginning. */
function begin(
  { extra: connection, subscriptions }: Context<Payload, Extra>,
  id: string,
  asked: GraphqlRequest,
  { engine, read, metrics }: ProtocolOptions,
): ExecutionArgs {
  const { running } = connection;
  if (running.size >= mostRunning)
    throw coded("RATE_LIMITED", { what: "operations", limit: mostRunning, retryAfter: 1 });
  const document = read(asked.query);
  if (!getOperationAST(document, asked.operationName)) throw badInput("operationName", "OPERATION");
  const left = new AbortController();
  running.add(left);
  metrics.streams(1);
  const leave = () => {
    if (!running.delete(left)) return;
    metrics.streams(-1);
    left.abort();
  };
  // The library ends events that a client leaves; in this form it ends what has not answered yet, too.
  subscriptions[id] = noEvents(leave);
  const contextValue: Begun = { asked, call: callOn(connection, left.signal), leave };
  return { schema: engine.publicSchema, document, operationName: asked.operationName ?? null, contextValue };
}

/** What the operation gives. However it ends, it is left. */
async function results({ asked, call, leave }: Begun, options: ProtocolOptions): Promise<Results> {
  try {
    // The connection ends with the token, and with it everything that runs on it.
    const given = await perform({ asked, call, expiresAt: Infinity, mayWrite: true }, options);
    if (Symbol.asyncIterator in given) return leaving(given, leave);
    leave();
    return given;
  } catch (error) {
    leave();
    throw error;
  }
}

function noEvents(leave: () => void): AsyncIterableIterator<never> {
  return leaving({ next: over, [Symbol.asyncIterator]: () => noEvents(leave) }, leave);
}

const over = async (): Promise<IteratorReturnResult<undefined>> => ({ done: true, value: undefined });

/** The events, with `leave` called when they end or are left. */
function leaving<Event>(
  events: AsyncIterableIterator<Event>,
  leave: () => void,
): AsyncIterableIterator<Event> {
  return {
    async next() {
      try {
        const event = await events.next();
        if (event.done === true) leave();
        return event;
      } catch (error) {
        leave();
        throw error;
      }
    },
    async return() {
      leave();
      return (await events.return?.()) ?? over();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function callOn({ call }: Connection, signal = AbortSignal.abort()) {
  if (!call) throw new Error("the library lets nobody ask before the first message is answered");
  return call(signal);
}
