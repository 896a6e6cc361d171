import { createSourceEventStream, execute, parse } from "graphql";
import { onceRecorded } from "../../subgraphs/shared/audit/onceRecorded.ts";
import type { Call } from "../../subgraphs/shared/call.ts";
import { registerUnavailable } from "../../subgraphs/shared/errors.ts";
import type { Compile, RunOperation } from "../../subgraphs/shared/execute.ts";
import type { Register } from "../../subgraphs/shared/register.ts";
import { inTime, refuseLate } from "../../subgraphs/shared/client/inTime.ts";
import { mapEvents } from "../../subgraphs/shared/mapEvents.ts";
import type { Ask, Listen, RegisterAnswer, Transport } from "./transport.ts";

/** A register in this process: its schema is executed directly, and no JSON text stands between. */
export function inProcess(register: Register, compile: Compile): Transport {
  // One context a request, so that loaders batch over all the fetches of a plan.
  const contexts = new WeakMap<Call, object>();
  const contextOf = (call: Call): object => {
    let context = contexts.get(call);
    if (!context) contexts.set(call, (context = register.createContext(call)));
    return context;
  };

  function prepare(operation: string, operationName: string | undefined): Ask {
    let run: RunOperation | undefined;
    return (variables, call) => {
      refuseLate(register.name, call);
      run ??= compile(operation, operationName);
      const answer = run(variables, contextOf(call));
      return answer instanceof Promise ? inTime(answer, register.name, call) : answer;
    };
  }

  return {
    prepare,
    subscribe: (operation) => listenTo(register, operation),
    ready: () => register.ready(),
    // Who opened the register closes it: other ways may lead to it.
    close: () => Promise.resolve(),
  };
}

/** Events are few and carry one object, so graphql-js executes them; each has a context of its own, for loaders remember. */
function listenTo(register: Register, operation: string): Listen {
  const { schema } = register;
  const document = parse(operation, { noLocation: true });
  return async (variables, call) => {
    refuseLate(register.name, call);
    const patience = call.deadline - Date.now();
    const contextValue = register.createContext(call);
    const opening = createSourceEventStream({ schema, document, contextValue, variableValues: variables });
    const unrecorded = () => ({ data: null, errors: [registerUnavailable(register.name)] });
    const opened = await inTime(opening, register.name, call);
    const source = await onceRecorded(opened, contextValue, unrecorded);
    if (!(Symbol.asyncIterator in source)) throw source.errors?.[0] ?? new Error("no events and no error");
    const events = mapEvents<unknown, RegisterAnswer>(source, async (rootValue) => {
      const fresh = register.createContext({ ...call, deadline: Date.now() + patience });
      const event = execute({ schema, document, rootValue, contextValue: fresh, variableValues: variables });
      return onceRecorded(await event, fresh, unrecorded);
    });
    call.signal.addEventListener("abort", () => void events.return?.(), { once: true });
    return events;
  };
}
