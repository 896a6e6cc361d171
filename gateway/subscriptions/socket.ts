import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { CloseCode, handleProtocols, makeServer } from "graphql-ws";
import { WebSocketServer, type WebSocket } from "ws";
import { mostBytes } from "../../subgraphs/shared/http/body.ts";
import type { UpgradeListener } from "../../subgraphs/shared/http/listen.ts";
import { faultOf } from "../../subgraphs/shared/logKinds.ts";
import type { Log } from "../../subgraphs/shared/register.ts";
import { protocol, type ProtocolOptions } from "./protocol.ts";

interface SocketDoorOptions extends ProtocolOptions {
  readonly log: Log;
  /** Aborted when the gateway closes: every socket is closed then, and none is opened. */
  readonly closing: AbortSignal;
}

/** "Service restart": clients come back, and find what they subscribed to as it stands then. */
const restarting = 1012;
/** How often a silent client is asked whether it is still there, in milliseconds. */
const beat = 15_000;
/** A client that does not answer a farewell is cut off after so long. */
const farewell = 2_000;
/** A client that reads so much too slowly is cut off. */
const mostUnread = 16 * mostBytes;

/** `/graphql` as a WebSocket, by the protocol `graphql-transport-ws`: any operation, answered by the same engine. */
export function socketDoor(options: SocketDoorOptions): UpgradeListener {
  const { log, closing } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: mostBytes, handleProtocols });
  const serve = connections(options, log);
  const stopBeating = keepInTouch(server);
  closing.addEventListener("abort", () => {
    stopBeating();
    for (const client of server.clients) part(client, restarting, "restarting");
  });
  return (request, socket, head) => {
    if (closing.aborted) return refuseUpgrade(socket, 503);
    server.handleUpgrade(request, socket, head, (client) => serve(client, request));
  };
}

/** Answers a connection that may not become a WebSocket. */
export function refuseUpgrade(socket: Duplex, status: 400 | 404 | 503): void {
  const names = { 400: "Bad Request", 404: "Not Found", 503: "Service Unavailable" };
  socket.on("error", () => socket.destroy());
  // A client that does not hang up is not waited for.
  socket.once("finish", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${names[status]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

/** Serves one client after another with what the protocol's library understands. */
function connections(options: ProtocolOptions, log: Log) {
  const server = makeServer(protocol(options));
  return (client: WebSocket, request: IncomingMessage): void => {
    const running = new Set<AbortController>();
    const gone = new AbortController();
    const leaveAll = () => running.forEach((left) => left.abort());
    const close = (code: number, reason: string) => {
      part(client, code, reason);
      leaveAll();
    };
    const broken = (error: unknown) => {
      log("gateway.socket", { fault: faultOf(error) });
      close(CloseCode.InternalServerError, "INTERNAL");
    };
    const opened = server.opened(
      {
        protocol: client.protocol,
        send: (text) => send(client, text),
        close: (code = 1000, reason = "") => close(code, reason),
        onMessage: (take) =>
          client.on("message", (data: Buffer) => {
            // Who has been sent away begins nothing more.
            if (client.readyState === client.OPEN) take(data.toString()).catch(broken);
          }),
      },
      { request, running, gone: gone.signal, guest: null, call: null, close },
    );
    // A frame that is broken or too large: the library below has closed with the code for it.
    client.on("error", leaveAll);
    client.once("close", (code, reason) => {
      leaveAll();
      gone.abort();
      opened(code, reason.toString()).catch(broken);
    });
  };
}

/** Resolves when the text has left, so that a slow reader is not sent the next event before it has this one. */
function send(client: WebSocket, text: string): Promise<void> {
  if (client.bufferedAmount > mostUnread) client.terminate();
  if (client.readyState !== client.OPEN) return Promise.resolve();
  return new Promise((resolve) => client.send(text, () => resolve()));
}

function part(client: WebSocket, code: number, reason: string): void {
  client.close(code, reason);
  setTimeout(() => client.terminate(), farewell).unref();
}

/** One timer for all: who has not answered since the last beat is gone, though no network said so. */
function keepInTouch(server: WebSocketServer): () => void {
  const waitedFor = new WeakSet<WebSocket>();
  const timer = setInterval(() => {
    for (const client of server.clients) {
      if (waitedFor.has(client)) {
        client.terminate();
        continue;
      }
      waitedFor.add(client);
      client.once("pong", () => waitedFor.delete(client));
      client.ping();
    }
  }, beat).unref();
  return () => clearInterval(timer);
}
