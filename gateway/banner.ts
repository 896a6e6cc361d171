import type { Config } from "./config.ts";

/** What a newcomer sees when everything is ready: where things are, who to be, what to try. It names nobody. */
export function banner(url: string, { development }: Config): string {
  const where = `
Mekenjai is ready.

  GraphQL        ${url}/graphql
  Subscriptions  ${url.replace("http", "ws")}/graphql            (WebSocket, graphql-transport-ws)
                 ${url}/graphql/stream   (server-sent events)
  Health         ${url}/livez   ${url}/readyz   ${url}/metrics
`;
  return development ? where + forDevelopment(url) : where;
}

const forDevelopment = (url: string) => `
Who you can be
  in a browser   ${url}/dev/sign-in
  in a shell     npm run --silent token -- citizen --iin <IIN>
                 npm run --silent token -- officer [--kato <KATO>]     with headers X-Purpose: RENTAL_TENANT_CHECK, X-Case: 1
                 npm run --silent token -- operator | analyst
  the cast       npm run --silent cast          everybody here is invented

Three things to try
  1. The service card, for everybody:
     curl ${url}/graphql -H 'content-type: application/json' -d '{"query":"{ service { name path(channel: PORTAL) } }"}'
  2. Who am I, and where do I live:
     curl ${url}/graphql -H 'content-type: application/json' -H "authorization: Bearer $(npm run --silent token -- citizen --iin <IIN>)" \\
       -d '{"query":"{ me { name { full } residence { since dwelling { address } } } }"}'
  3. The SMS that the simulator has received for a number:
     curl '${url}/dev/sms?to=%2B77…'
`;
