import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A connection that says exactly what it is given, which no HTTP client would. */
export interface RawConnection {
  /** What has come back so far. */
  readonly said: () => string;
  readonly closed: () => boolean;
  say(bytes: string | Uint8Array): void;
  /** Says one thing again and again until the other side has had enough. */
  drip(bytes: string, everyMs: number): Promise<void>;
  /** Reads nothing from here on. */
  stopReading(): void;
  /** Is gone from one moment to the next. */
  vanish(): void;
}

/** `hangsUp`: whether it closes its side too when the other side has closed its own, as clients do. */
export async function connectRaw(url: string, { hangsUp = true } = {}): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: !hangsUp });
  await once(socket, "connect");
  let said = "";
  socket.on("data", (bytes: Buffer) => (said += bytes.toString("latin1")));
  socket.on("error", () => undefined);
  return {
    said: () => said,
    closed: () => socket.closed,
    say: (bytes) => void socket.write(bytes),
    async drip(bytes, everyMs) {
      while (!socket.closed) {
        if (socket.writable) socket.write(bytes);
        await sleep(everyMs);
      }
    },
    stopReading: () => void socket.pause(),
    vanish: () => socket.resetAndDestroy(),
  };
}

/** A POST as it stands on the wire. */
export function posted(path: string, body: string | Uint8Array, ...headers: string[]): Buffer {
  const bytes = Buffer.from(body);
  const head = [
    "host: gateway",
    "content-type: application/json",
    `content-length: ${bytes.length}`,
    ...headers,
  ];
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${head.join("\r\n")}\r\n\r\n`), bytes]);
}
