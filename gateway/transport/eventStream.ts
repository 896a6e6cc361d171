import { createClient } from "graphql-sse";
import type { Call } from "../../subgraphs/shared/call.ts";
import { RegisterSilent } from "../../subgraphs/shared/register.ts";
import { inTime } from "../../subgraphs/shared/client/inTime.ts";
import { mapEvents } from "../../subgraphs/shared/mapEvents.ts";
import type { RegisterAnswer, Variables } from "./transport.ts";

interface Stream {
  readonly register: string;
  readonly url: string;
  readonly token: string | undefined;
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Variables;
}

/** A subscription over server-sent events (graphql-sse, distinct connections). A broken stream ends in RegisterSilent. */
export async function openEventStream(stream: Stream, call: Call): Promise<AsyncIterable<RegisterAnswer>> {
  const { register, url, token, query, operationName, variables } = stream;
  // No retries: events between two connections would be lost without a word.
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const client = createClient({ url, headers, retryAttempts: 0 });
  let connected: () => void = () => undefined;
  const connection = new Promise<void>((resolve) => {
    connected = resolve;
  });
  const request = { query, variables, ...(operationName !== undefined && { operationName }) };
  const received = client.iterate(request, { connected: () => connected() });
  const events = mapEvents(silentWhenBroken(received, register), (event): RegisterAnswer => ({
    data: event.data ?? null,
    ...(event.errors && { errors: event.errors }),
  }));
  const leave = () => client.dispose();
  call.signal.addEventListener("abort", leave, { once: true });
  // The first event may be long in coming, the connection may not; what breaks it is told by the first event asked for.
  const first = events.next();
  first.catch(() => undefined);
  try {
    await inTime(Promise.race([connection, first.then(() => undefined)]), register, call);
  } catch (error) {
    leave();
    throw error;
  }
  return startingWith(first, events);
}

/** Network faults of the client library, told as silence. */
function silentWhenBroken<T>(received: AsyncIterator<T>, register: string): AsyncIterable<T> {
  const silent = (error: unknown): never => {
    throw new RegisterSilent(register, { cause: error });
  };
  const iterator: AsyncIterator<T> = {
    next: () => received.next().catch(silent),
    return: async () => (await received.return?.()) ?? { done: true, value: undefined },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}

/** The events with the first one, which was asked for already, put back. */
function startingWith<T>(
  first: Promise<IteratorResult<T>>,
  rest: AsyncIterableIterator<T>,
): AsyncIterable<T> {
  let taken = false;
  const iterator: AsyncIterator<T> = {
    next: () => {
      if (taken) return rest.next();
      taken = true;
      return first;
    },
    return: async () => (await rest.return?.()) ?? { done: true, value: undefined },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}
