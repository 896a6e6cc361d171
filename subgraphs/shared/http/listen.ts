import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { answerJson } from "./answer.ts";

/** A listening server: where it is, and how to end it without dropping a request. */
export interface Listening {
  readonly url: string;
  /** Accepts no more, lets requests finish, and cuts what is left after the grace. */
  close(graceMs?: number): Promise<void>;
}

/** Takes over a connection that asks to become a WebSocket, and ends it when the server closes. */
export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Listens; rejects in plain words when the place is taken. */
export async function listen(
  handler: RequestListener,
  host: string,
  port: number,
  upgrade?: UpgradeListener,
): Promise<Listening> {
  const server = createServer(
    {
      keepAliveTimeout: 65_000,
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      // Who sends too slowly is looked for this often; otherwise only every half minute.
      connectionsCheckingInterval: 1_000,
      // Some HTTP clients offer h2c with every request; what is no WebSocket is answered as it is.
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === "websocket" && !!upgrade,
    },
    ofAddress(handler),
  );
  // A client that neither sends nor reads any longer. Streams say something every twelve seconds; `ws` watches by itself.
  server.timeout = 15_000;
  if (upgrade) server.on("upgrade", upgrade);
  const sockets = socketsOf(server);
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    throw explained(error, host, port);
  }
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${reachable(host)}:${taken}`,
    close: (graceMs = 10_000) => close(server, sockets, graceMs),
  };
}

/** What nearly every address looks like: no need to look closer. */
const plainPath = /^\/[\w-]+(\/[\w-]+)*$/;

/** Answers a request whose address nobody can read (`//[`), so that everyone behind can read it. */
function ofAddress(handler: RequestListener): RequestListener {
  return (request, response) => {
    const address = request.url ?? "";
    if (plainPath.test(address) || URL.canParse(address, "http://here")) handler(request, response);
    else answerJson(response, 400, { error: "the address of the request cannot be read" });
  };
}

/** All connections; Node itself forgets those that became something else than HTTP. */
function socketsOf(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  return sockets;
}

/** Requests that were on their way when the end was decided are still let in, for so long. */
const arrivals = 100;

async function close(server: Server, sockets: ReadonlySet<Socket>, graceMs: number): Promise<void> {
  if (graceMs > 0) await sleep(arrivals);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection becomes idle when its last request is answered; it is closed then, not when its client feels like it.
  const closeIdle = setInterval(() => server.closeIdleConnections(), 20);
  const cut = setTimeout(() => sockets.forEach((socket) => socket.destroy()), graceMs);
  await closed;
  clearInterval(closeIdle);
  clearTimeout(cut);
}

/** An address that means "every address of this machine" is reached under its own name. */
function reachable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

function explained(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return new Error(
      `port ${port} on ${host} is taken by another program: stop it, or choose another with PORT=${port + 1}`,
    );
  if (code === "EACCES")
    return new Error(`port ${port} is not open to this user: choose one above 1023 with PORT=…`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return new Error(`HOST=${host} is not an address of this machine: use 127.0.0.1, or 0.0.0.0 for all`);
  return error;
}
