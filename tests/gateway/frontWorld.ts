import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { forbidden } from "../../subgraphs/shared/errors.ts";
import { RegisterSilent } from "../../subgraphs/shared/register.ts";
import type { Call } from "../../subgraphs/shared/call.ts";
import { world } from "./world.ts";

interface Context {
  call: Call;
}

/** A register that tells what reached it: the caller, his purpose, his language. */
export const telling = world({
  registration: {
    sdl: `
      scalar IIN
      type Query { whoAmI: String  greet(iin: IIN!): String  broken: String  silent: String  forbidden: String  slow: String }
      type Mutation { note(text: String!): String }
      type Subscription { ticks(every: Int!): Int! }
    `,
    resolvers: {
      Query: {
        whoAmI: (_: never, _args: never, { call: { caller, purpose, case: number, language } }: Context) =>
          JSON.stringify({ caller, purpose, case: number, language }),
        greet: () => "salem",
        broken: () => {
          throw new Error("relation persons at 10.0.0.5 does not exist");
        },
        silent: () => {
          throw new RegisterSilent("rental");
        },
        forbidden: () => {
          throw forbidden();
        },
        slow: async (_: never, _args: never, { call }: Context) => {
          await sleep(5_000, undefined, { signal: call.signal }).catch(() => left.push(call.requestId));
          return "late";
        },
      },
      Mutation: { note: (_: never, { text }: { text: string }) => text },
      Subscription: {
        ticks: {
          subscribe: async function* (_: never, { every }: { every: number }) {
            for (let tick = 0; ; tick += 1) {
              yield { ticks: tick };
              await sleep(every);
            }
          },
        },
      },
    },
  },
}).engine;

/** Request ids of clients that left while the slow field was being asked. */
export const left: string[] = [];

/** An identity provider that a test can stop: discovery and keys. */
export async function issuerServer(keys: () => object) {
  const server = createServer((request, response) => {
    const body = request.url?.endsWith("/keys") ? keys() : { issuer: url, jwks_uri: `${url}/keys` };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  return {
    url,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
