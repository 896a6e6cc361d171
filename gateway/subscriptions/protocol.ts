import {
  getOperationAST,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLError,
} from "graphql";
import type { ServerOptions, SubscribePayload } from "graphql-ws";
import { badInput, coded } from "../../subgraphs/shared/errors.ts";
import type { Results } from "../../subgraphs/shared/http/eventFrames.ts";
import type { ReadCaller } from "../caller.ts";
import type { GraphqlRequest } from "../http/request.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import { signIn, type Connection } from "./connection.ts";
import { faultsOf, perform, type Performance } from "./results.ts";

export interface ProtocolOptions extends Performance {
  readonly readCaller: ReadCaller;
  readonly metrics: Metrics;
}

/** Operations of one connection that may run at once: a page of an account shows far fewer. */
export const mostRunning = 50;

type Extra = Connection & Record<PropertyKey, unknown>;

/** An operation that has been let in. */
interface Begun {
  readonly asked: GraphqlRequest;
  readonly connection: Connection;
  readonly left: AbortController;
}

/** What the `graphql-transport-ws` library asks of us: who connects, what an operation gives, how errors look. */
export function protocol(options: ProtocolOptions): ServerOptions<Record<string, unknown>, Extra> {
  const { readCaller, mask } = options;
  const run = ({ contextValue }: ExecutionArgs) => results(contextValue as Begun, options);
  return {
    onConnect: ({ extra, connectionParams }) => signIn(extra, connectionParams, readCaller),
    onSubscribe: ({ extra }, _id, payload) => begin(extra, payload, options),
    execute: run,
    subscribe: run,
    // Masked already; the library would look for methods of its own errors.
    onNext: (_context, _id, _payload, _args, result) => result as FormattedExecutionResult,
    onError: ({ extra }, _id, _payload, errors) => mask(errors, callOn(extra)),
  };
}

/** Lets an operation in, or tells why it cannot begin. */
function begin(
  connection: Connection,
  payload: SubscribePayload,
  { engine, read }: Performance,
): ExecutionArgs | readonly GraphQLError[] {
  try {
    const { query, operationName = null } = payload;
    if (connection.running.size >= mostRunning)
      throw coded("RATE_LIMITED", { what: "operations", limit: mostRunning, retryAfter: 1 });
    const document = read(query);
    if (!getOperationAST(document, operationName)) throw badInput("operationName", "OPERATION");
    const left = new AbortController();
    connection.running.add(left);
    const { variables = null } = payload;
    const contextValue: Begun = { asked: { query, operationName, variables }, connection, left };
    return { schema: engine.publicSchema, document, operationName, contextValue };
  } catch (error) {
    return faultsOf(error);
  }
}

/** What the operation gives. However it ends, its place is free again and the registers let go of it. */
async function results({ asked, connection, left }: Begun, options: ProtocolOptions): Promise<Results> {
  const { metrics } = options;
  metrics.streams(1);
  const leave = () => {
    if (!connection.running.delete(left)) return;
    metrics.streams(-1);
    left.abort();
  };
  try {
    const call = callOn(connection, left.signal);
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

/** The events, with `leave` called when they end or are left. */
function leaving(
  events: AsyncIterableIterator<ExecutionResult>,
  leave: () => void,
): AsyncIterableIterator<ExecutionResult> {
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
      return (await events.return?.()) ?? { done: true, value: undefined };
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
