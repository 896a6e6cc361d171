import { refuseLate } from "../../subgraphs/shared/client/inTime.ts";
import { registerClient, type RegisterClientOptions } from "../../subgraphs/shared/client/registerClient.ts";
import { openEventStream } from "./eventStream.ts";
import type { Transport } from "./transport.ts";

interface OverHttpOptions extends RegisterClientOptions {
  /** Where events come from; `<url>/stream` when not given. */
  readonly eventsUrl?: string;
}

/** A register behind HTTP; `url` is its GraphQL address. */
export function overHttp(options: OverHttpOptions): Transport {
  const { register, url, eventsUrl = `${url}/stream`, sign } = options;
  const client = registerClient(options);
  return {
    prepare: client.prepare,
    subscribe: (query, operationName) => (variables, call) => {
      refuseLate(register, call);
      const token = sign?.(call, register);
      return openEventStream({ register, url: eventsUrl, token, query, operationName, variables }, call);
    },
    ready: client.ready,
    close: client.close,
  };
}
