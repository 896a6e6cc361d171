import { refuseLate } from "../../subgraphs/shared/client/inTime.ts";
import { registerClient, type RegisterClientOptions } from "../../subgraphs/shared/client/registerClient.ts";
import { openEventStream } from "./eventStream.ts";
import type { Transport } from "./transport.ts";

/** A register behind HTTP; `url` is its GraphQL address, and events come from `<url>/stream`. */
export function overHttp(options: RegisterClientOptions): Transport {
  const { register, url, sign } = options;
  const client = registerClient(options);
  return {
    prepare: client.prepare,
    subscribe: (query, operationName) => (variables, call) => {
      refuseLate(register, call);
      const token = sign(call, register);
      return openEventStream(
        { register, url: `${url}/stream`, token, query, operationName, variables },
        call,
      );
    },
    ready: client.ready,
    close: client.close,
  };
}
