import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { WebSocket } from "ws";

export interface Server {
  readonly url: string;
  /** What it was asked for, in order. */
  readonly asked: string[];
  stop(): Promise<void>;
}

type Answering = (request: IncomingMessage, response: ServerResponse, url: string) => void;

/** A server on a free port that counts what it is asked. */
export async function server(answering: Answering): Promise<Server> {
  const asked: string[] = [];
  const http = createServer((request, response) => {
    asked.push(request.url ?? "");
    answering(request, response, url);
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const address = http.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  return {
    url,
    asked,
    stop: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

/** An identity provider with these keys. */
export const provider = (keys: () => unknown): Promise<Server> =>
  server((request, response, url) => {
    response.setHeader("content-type", "application/json");
    const metadata = { issuer: url, jwks_uri: `${url}/keys` };
    response.end(JSON.stringify(request.url === "/keys" ? keys() : metadata));
  });

/** How a door answered: its status, the code of its first error, and whom the register saw. */
export interface Told {
  readonly status: number;
  readonly code: unknown;
  readonly seen: Record<string, unknown> | null;
}

type Headers = Readonly<Record<string, string>>;
/** Asks the gateway at this address who it takes us for. */
export type AskAt = (url: string, headers: Headers) => Promise<Told>;

const question = "{ whoAmI }";
interface Answer {
  readonly data?: { readonly whoAmI?: string | null } | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[];
}
const told = (status: number, { data, errors }: Answer): Told => ({
  status,
  code: errors?.[0]?.extensions?.code ?? null,
  seen: JSON.parse(data?.whoAmI ?? "null") as Told["seen"],
});

async function fetched(url: string, init: RequestInit): Promise<Told> {
  const response = await fetch(url, init);
  const text = await response.text();
  const event = /^data: (.+)$/m.exec(text)?.[1];
  return told(response.status, JSON.parse(event ?? text) as Answer);
}

/** The four ways in. */
export const doors: Readonly<Record<string, AskAt>> = {
  POST: (url, headers) =>
    fetched(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query: question }),
    }),
  GET: (url, headers) =>
    fetched(`${url}/graphql?query=${encodeURIComponent(question)}`, {
      headers: { "apollo-require-preflight": "1", ...headers },
    }),
  "server-sent events": (url, headers) =>
    fetched(`${url}/graphql/stream`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream", ...headers },
      body: JSON.stringify({ query: question }),
    }),
  "WebSocket, by its first message": (url, headers) => overSocket(url, {}, headers),
  "WebSocket, by its upgrade": (url, headers) => overSocket(url, headers, {}),
};

const statuses: Readonly<Record<number, number>> = { 4403: 401, 1013: 503, 4400: 400 };

function overSocket(url: string, headers: Headers, payload: Headers): Promise<Told> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws", { headers });
  return new Promise((resolve, reject) => {
    socket.on("open", () => socket.send(JSON.stringify({ type: "connection_init", payload })));
    socket.on("message", (data: Buffer) => {
      const { type, payload: given } = JSON.parse(data.toString()) as { type: string; payload: Answer };
      if (type === "connection_ack")
        socket.send(JSON.stringify({ type: "subscribe", id: "1", payload: { query: question } }));
      else if (type !== "complete") {
        resolve(told(200, type === "error" ? { errors: given as Answer["errors"] & object } : given));
        socket.close();
      }
    });
    socket.on("close", (code, reason) =>
      resolve({ status: statuses[code] ?? code, code: reason.toString(), seen: null }),
    );
    socket.on("error", reject);
  });
}
