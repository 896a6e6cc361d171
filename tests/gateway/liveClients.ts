import { setTimeout as sleep } from "node:timers/promises";
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, InMemoryCache, Observable } from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { Client as UrqlClient, fetchExchange, subscriptionExchange } from "@urql/core";
import { parse, print } from "graphql";
import * as sse from "graphql-sse";
import * as ws from "graphql-ws";

/** What a client was told: an event, or a refusal. */
export interface Seen {
  readonly data?: unknown;
  readonly codes?: readonly unknown[];
}

/** A client that can watch; what it saw so far can be read at any moment. */
export interface LiveClient {
  watch(query: string, variables: Record<string, unknown>): { readonly seen: Seen[]; leave(): void };
  close(): void;
}

type Open = (url: string, authorization: () => Promise<string>) => LiveClient;

/** The wait between two attempts; the clients' own is seconds long. */
const soon = () => sleep(50);

const overSocket = (url: string, authorization: () => Promise<string>) =>
  ws.createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    connectionParams: async () => ({ authorization: await authorization() }),
    retryAttempts: 100,
    retryWait: soon,
    // By itself the client comes back to a connection that was closed, not to a server that is not there yet.
    shouldRetry: () => true,
  });

const overEvents = (url: string, authorization: () => Promise<string>) =>
  sse.createClient({
    url: `${url}/graphql/stream`,
    headers: async () => ({ authorization: await authorization() }),
    retryAttempts: 100,
    retry: soon,
  });

interface Told {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[];
}
const codesOf = (errors: Told["errors"] = []) => errors.map(({ extensions }) => extensions?.["code"]);
const asSeen = ({ data, errors }: Told): Seen => ({
  ...(data !== undefined && { data }),
  ...(errors && errors.length > 0 && { codes: codesOf(errors) }),
});

function plain(client: ws.Client | sse.Client): LiveClient {
  return {
    watch(query, variables) {
      const seen: Seen[] = [];
      const sink = {
        next: (told: Told) => void seen.push(asSeen(told)),
        error: (why: unknown) =>
          void seen.push({ codes: Array.isArray(why) ? codesOf(why as Told["errors"]) : ["lost"] }),
        complete: () => undefined,
      };
      const leave = (client as ws.Client).subscribe({ query, variables }, sink as ws.Sink);
      return { seen, leave };
    },
    close: () => void client.dispose(),
  };
}

function apollo(link: ApolloLink, close: () => void): LiveClient {
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  return {
    watch(query, variables) {
      const seen: Seen[] = [];
      const watching = client
        .subscribe({ query: parse(query), variables, errorPolicy: "all", fetchPolicy: "no-cache" })
        .subscribe(({ data, error }) => {
          const codes = CombinedGraphQLErrors.is(error) ? codesOf(error.errors) : error ? [error.name] : [];
          seen.push({ ...(data !== undefined && { data }), ...(codes.length > 0 && { codes }) });
        });
      return { seen, leave: () => watching.unsubscribe() };
    },
    close() {
      client.stop();
      close();
    },
  };
}

/** As the documentation of graphql-sse has it. */
class EventsLink extends ApolloLink {
  readonly client: sse.Client;
  constructor(client: sse.Client) {
    super();
    this.client = client;
  }
  override request({ query, variables, operationName }: ApolloLink.Operation) {
    return new Observable<ApolloLink.Result>((sink) =>
      this.client.subscribe(
        { query: print(query), variables, ...(operationName !== undefined && { operationName }) },
        {
          next: (told) => sink.next(told as ApolloLink.Result),
          error: (error) => sink.error(error),
          complete: () => sink.complete(),
        },
      ),
    );
  }
}

function urql(client: ws.Client | sse.Client): LiveClient {
  const exchange = subscriptionExchange({
    forwardSubscription: ({ query = "", variables = {} }) => ({
      subscribe: (sink) => ({
        unsubscribe: (client as ws.Client).subscribe(
          { query, variables: variables as Record<string, unknown> },
          sink as ws.Sink,
        ),
      }),
    }),
  });
  const urqlClient = new UrqlClient({
    url: "http://unused.example.kz/graphql",
    exchanges: [exchange, fetchExchange],
    preferGetMethod: false,
  });
  return {
    watch(query, variables) {
      const seen: Seen[] = [];
      const { unsubscribe } = urqlClient
        .subscription(query, variables)
        .subscribe(({ data, error, hasNext }) => {
          // At the end urql tells its last result once more.
          if (hasNext || seen.length === 0)
            seen.push(asSeen({ data, ...(error && { errors: error.graphQLErrors }) }));
        });
      return { seen, leave: unsubscribe };
    },
    close: () => void client.dispose(),
  };
}

/** The official clients of both protocols, and the two libraries portals use, with each. */
export const clients: Readonly<Record<string, Open>> = {
  "graphql-ws": (url, as) => plain(overSocket(url, as)),
  "graphql-sse": (url, as) => plain(overEvents(url, as)),
  "Apollo Client over WebSocket": (url, as) => {
    const client = overSocket(url, as);
    return apollo(new GraphQLWsLink(client), () => void client.dispose());
  },
  "Apollo Client over server-sent events": (url, as) => {
    const client = overEvents(url, as);
    return apollo(new EventsLink(client), () => client.dispose());
  },
  "urql over WebSocket": (url, as) => urql(overSocket(url, as)),
  "urql over server-sent events": (url, as) => urql(overEvents(url, as)),
};
