import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { connect as dial, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A way to a database that can be closed, as when its server is gone, and opened again. */
export interface WayToDatabase {
  readonly url: string;
  /** Every connection is lost at once, and no new one is taken. */
  close(): void;
  open(): Promise<void>;
}

/** Opens such a way to the database of this address, over a socket file or TCP as the address has it. */
export async function wayToDatabase(address: string): Promise<WayToDatabase> {
  const url = new URL(address);
  const folder = url.searchParams.get("host");
  const port = Number(url.searchParams.get("port") ?? url.port);
  const name = `.s.PGSQL.${port}`;
  const own = folder === null ? null : mkdtempSync(join(tmpdir(), "mekenjai-way-"));
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = folder === null ? dial(port, url.hostname) : dial(join(folder, name));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const listen = async (ownPort: number) => {
    if (own === null) server.listen(ownPort, "127.0.0.1");
    else {
      mkdirSync(own, { recursive: true });
      server.listen(join(own, name));
    }
    await once(server, "listening");
    server.unref();
  };
  await listen(0);
  const at = server.address();
  const ownPort = typeof at === "object" && at ? at.port : 0;
  if (own === null) url.host = `127.0.0.1:${ownPort}`;
  else url.searchParams.set("host", own);
  return {
    url: url.href,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      if (own !== null) rmSync(own, { recursive: true, force: true });
    },
    async open() {
      if (!server.listening) await listen(ownPort);
    },
  };
}
