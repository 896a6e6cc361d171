import { createSourceEventStream, execute, GraphQLError, type ExecutionResult } from "graphql";
import { onceRecorded } from "./audit/onceRecorded.ts";
import type { Call } from "./call.ts";
import { registerUnavailable } from "./errors.ts";
import { maskErrors, readDocument } from "./execute.ts";
import type { Results } from "./http/eventFrames.ts";
import { mapEvents } from "./mapEvents.ts";
import type { Log, Register } from "./register.ts";
import type { Operation } from "./standalone.ts";
import { until } from "./until.ts";

interface Surroundings {
  readonly register: Register;
  readonly log: Log;
}

/** The events of a register's subscription, or the one answer why there are none. Errors are masked. */
export async function eventsOf(
  { register, log }: Surroundings,
  call: Call,
  operation: Operation,
): Promise<Results> {
  const masked = ({ data, errors }: ExecutionResult): ExecutionResult => ({
    data: data ?? null,
    ...(errors && { errors: maskErrors(errors, register.name, log) as unknown as readonly GraphQLError[] }),
  });
  const failed = (error: unknown) =>
    masked({
      errors: [
        error instanceof GraphQLError ? error : new GraphQLError("failed", { originalError: error as Error }),
      ],
    });
  try {
    const source = await open(register, call, operation);
    if (!(Symbol.asyncIterator in source)) return masked(source);
    return until(mapEvents(source, masked, failed), [{ signal: call.signal }]);
  } catch (error) {
    return failed(error);
  }
}

/** Each event is executed with a context of its own: loaders remember. */
async function open(
  register: Register,
  call: Call,
  { query, operationName, variables }: Operation,
): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> {
  const { schema } = register;
  const document = readDocument(schema, query);
  const patience = Math.max(call.deadline - Date.now(), 1_000);
  const args = {
    schema,
    document,
    variableValues: variables,
    ...(operationName !== undefined && { operationName }),
  };
  const unrecorded = () => ({ data: null, errors: [registerUnavailable(register.name)] });
  const context = register.createContext(call);
  const opened = await createSourceEventStream({ ...args, contextValue: context });
  const source = await onceRecorded(opened, context, unrecorded);
  if (!(Symbol.asyncIterator in source)) return source;
  return mapEvents(source, async (rootValue) => {
    const contextValue = register.createContext({ ...call, deadline: Date.now() + patience });
    return onceRecorded(await execute({ ...args, rootValue, contextValue }), contextValue, unrecorded);
  });
}
