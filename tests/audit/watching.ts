import { inProcess } from "../../gateway/transport/inProcess.ts";
import type { Call, Caller } from "../../subgraphs/shared/call.ts";
import { compileFor, type Answer } from "../../subgraphs/shared/execute.ts";
import type { Register } from "../../subgraphs/shared/register.ts";
import { eventsOf } from "../../subgraphs/shared/standaloneEvents.ts";

const query = "subscription($id: ID!) { applicationChanged(id: $id) { status } }";
const log = () => undefined;
const callOf = (caller: Caller): Call => ({
  ...{ caller, purpose: null, case: null, requestId: "request-1", language: "KK" },
  ...{ deadline: Date.now() + 20_000, signal: new AbortController().signal },
});

type Watch = (register: Register, id: string, caller: Caller) => Promise<Answer>;

/** The first thing that a subscriber of an application is told, by each way to a register. */
export const watching: Record<string, Watch> = {
  "in the gateway's process": async (register, id, caller) => {
    const listen = inProcess(register, compileFor(register.schema, register.name, log)).subscribe(
      query,
      undefined,
    );
    const refused = { data: null };
    const events = await listen({ id }, callOf(caller)).catch(() => [refused]);
    for await (const event of events) return event as Answer;
    return refused;
  },
  "over HTTP": async (register, id, caller) => {
    const operation = { query, operationName: undefined, variables: { id } };
    const events = await eventsOf({ register, log }, callOf(caller), operation);
    if (!(Symbol.asyncIterator in events)) return events as Answer;
    for await (const event of events) return event as Answer;
    return { data: null };
  },
};
